# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `McpToolInfo`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from .._json import mapping
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .mcp_tool_info_param import McpToolInfoParam

_KNOWN = frozenset(["name", "description", "input_schema", "annotations"])


@model
class McpToolInfo(ResponseModel):
    """A tool of an MCP server, as the server describes it."""

    name: str | None = None
    """Name of the tool."""

    description: str | None = None
    """What the tool does."""

    input_schema: dict[str, Any] | None = None
    """JSON Schema of the tool's arguments."""

    annotations: Any | None = None
    """Hints about the tool's behaviour, of any form."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.name = payload.get("name")
        self.description = payload.get("description")
        self.input_schema = (
            None if (value := payload.get("input_schema")) is None else mapping(value)
        )
        self.annotations = payload.get("annotations")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> McpToolInfoParam:
        """What a request may hold of this; properties without a value are left out."""
        param: McpToolInfoParam = {}
        if self.name is not None:
            param["name"] = self.name
        if self.description is not None:
            param["description"] = self.description
        if self.input_schema is not None:
            param["input_schema"] = self.input_schema
        if self.annotations is not None:
            param["annotations"] = self.annotations
        return param
