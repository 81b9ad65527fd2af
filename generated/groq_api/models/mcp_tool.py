# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `McpTool`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, Required, TypedDict


class McpTool(TypedDict):
    """Tools of a remote MCP server, called by the service."""

    type: Required[Literal["mcp"]]
    """Marks an MCP tool."""

    server_label: Required[str]
    """Your name for the server; outputs repeat it."""

    server_url: NotRequired[str]
    """Address of the server. Give this or `connector_id`."""

    connector_id: NotRequired[str]
    """Connector hosted by Groq, in place of `server_url`."""

    authorization: NotRequired[str]
    """OAuth access token that lets the connector into your account."""

    headers: NotRequired[Mapping[str, str]]
    """HTTP headers to send to the server, such as its credentials."""

    server_description: NotRequired[str]
    """What the server is for; the model reads it."""

    require_approval: NotRequired[McpApproval]
    """Whether calls to an MCP server wait for approval. Server default: `never`."""

    allowed_tools: NotRequired[Sequence[str] | None]
    """Names of the tools to offer; all of them if absent. One unknown name hides every tool of
    the server, without an error.
    """


from .mcp_approval import McpApproval
