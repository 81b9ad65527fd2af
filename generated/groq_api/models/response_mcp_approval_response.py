# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseMcpApprovalResponse`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ResponseMcpApprovalResponse(TypedDict):
    """Lets a call to an MCP server happen, or not."""

    type: Required[Literal["mcp_approval_response"]]
    """Marks an approval."""

    approval_request_id: Required[str]
    """Id of the item that asked for it."""

    approve: Required[bool]
    """Whether to make the call."""
