# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseMcpListToolsParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypedDict


class ResponseMcpListToolsParam(TypedDict):
    """Tools that an MCP server offered before."""

    type: Required[Literal["mcp_list_tools"]]
    """Marks a listing of MCP tools."""

    id: Required[str]
    """Id of the item."""

    server_label: Required[str]
    """Name that the request gave the server."""

    tools: Required[Sequence[McpToolInfoParam | McpToolInfo]]
    """The tools."""


from .mcp_tool_info import McpToolInfo
from .mcp_tool_info_param import McpToolInfoParam
