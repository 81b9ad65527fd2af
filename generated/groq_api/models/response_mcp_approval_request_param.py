# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseMcpApprovalRequestParam`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ResponseMcpApprovalRequestParam(TypedDict):
    """A call to an MCP server that asked for approval before."""

    type: Required[Literal["mcp_approval_request"]]
    """Marks a wish for approval."""

    id: Required[str]
    """Id of the item; the approval repeats it."""

    server_label: Required[str]
    """Name that the request gave the server."""

    name: Required[str]
    """Name of the tool."""

    arguments: Required[str]
    """Arguments, as JSON text."""
