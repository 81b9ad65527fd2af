# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `McpListTools`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "type", "server_label", "tools"])


@model
class McpListTools(ResponseModel):
    """Tools that one MCP server offers."""

    id: str | None = None
    """Id of this listing."""

    type: Literal["mcp_list_tools"] | None = None
    """Marks a listing of MCP tools."""

    server_label: str | None = None
    """Name that the request gave the server."""

    tools: list[McpToolInfo] | None = None
    """The tools."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.type = payload.get("type")
        self.server_label = payload.get("server_label")
        self.tools = (
            None
            if (value := payload.get("tools")) is None
            else [McpToolInfo.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .mcp_tool_info import McpToolInfo
