# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseMcpListTools`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_mcp_list_tools_param import ResponseMcpListToolsParam

_KNOWN = frozenset(["type", "id", "server_label", "tools"])


@model
class ResponseMcpListTools(ResponseModel):
    """Tools that an MCP server offers."""

    type: Literal["mcp_list_tools"]
    """Marks a listing of MCP tools."""

    id: str
    """Id of the item, `mcpl_...`."""

    server_label: str
    """Name that the request gave the server."""

    tools: list[McpToolInfo]
    """The tools."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.id = payload["id"]
        self.server_label = payload["server_label"]
        self.tools = [McpToolInfo.from_dict(item) for item in array(payload["tools"])]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseMcpListToolsParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseMcpListToolsParam = {
            "type": self.type,
            "id": self.id,
            "server_label": self.server_label,
            "tools": [item.to_param() for item in self.tools],
        }
        return param


from .mcp_tool_info import McpToolInfo
