# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseMcpApprovalRequest`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_mcp_approval_request_param import ResponseMcpApprovalRequestParam

_KNOWN = frozenset(["type", "id", "server_label", "name", "arguments"])


@model
class ResponseMcpApprovalRequest(ResponseModel):
    """A call to an MCP server that is made only if the next request approves it."""

    type: Literal["mcp_approval_request"]
    """Marks a wish for approval."""

    id: str
    """Id of the item, for the approval to repeat."""

    server_label: str
    """Name that the request gave the server."""

    name: str
    """Name of the tool."""

    arguments: str
    """Arguments, as JSON text."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.id = payload["id"]
        self.server_label = payload["server_label"]
        self.name = payload["name"]
        self.arguments = payload["arguments"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseMcpApprovalRequestParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseMcpApprovalRequestParam = {
            "type": self.type,
            "id": self.id,
            "server_label": self.server_label,
            "name": self.name,
            "arguments": self.arguments,
        }
        return param
