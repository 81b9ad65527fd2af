# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ExecutedTool`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "index",
        "type",
        "name",
        "arguments",
        "output",
        "search_results",
        "code_results",
        "browser_results",
    ]
)


@model
class ExecutedTool(ResponseModel):
    """A tool call that the service made itself."""

    index: int
    """Position among the executed tools, from 0. A stream sends the same position again once
    there is output.
    """

    type: ExecutedToolType | str
    """Kind of a tool that the service ran. New kinds may appear."""

    name: str | None = None
    """Tool within its kind, such as `browser.open` or the MCP server's own name."""

    arguments: str
    """Arguments as JSON text."""

    output: str | None = None
    """Result as text. Absent or null while the tool runs."""

    search_results: SearchResults | None = None
    """What a search found."""

    code_results: list[CodeResult] | None = None
    """What the code put out."""

    browser_results: list[BrowserResult] | None = None
    """Pages that were opened."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.index = payload["index"]
        self.type = payload["type"]
        self.name = payload.get("name")
        self.arguments = payload["arguments"]
        self.output = payload.get("output")
        self.search_results = (
            None
            if (value := payload.get("search_results")) is None
            else SearchResults.from_dict(value)
        )
        self.code_results = (
            None
            if (value := payload.get("code_results")) is None
            else [CodeResult.from_dict(item) for item in array(value)]
        )
        self.browser_results = (
            None
            if (value := payload.get("browser_results")) is None
            else [BrowserResult.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .browser_result import BrowserResult
from .code_result import CodeResult
from .executed_tool_type import ExecutedToolType
from .search_results import SearchResults
