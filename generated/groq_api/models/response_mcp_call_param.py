# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseMcpCallParam`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class ResponseMcpCallParam(TypedDict):
    """A call to an MCP server, which the service made before."""

    type: Required[Literal["mcp_call"]]
    """Marks a call to an MCP server."""

    id: NotRequired[str]
    """Id of the item."""

    server_label: NotRequired[str]
    """Name that the request gave the server."""

    name: Required[str]
    """Name of the tool."""

    arguments: Required[str]
    """Arguments, as JSON text."""

    output: NotRequired[str | None]
    """What the tool returned."""

    error: NotRequired[str | None]
    """Why the call failed. Assumed, since OpenAI has it."""

    approval_request_id: NotRequired[str | None]
    """Id of the item that asked for approval. Assumed, since OpenAI has it."""
