# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseMcpCall`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_mcp_call_param import ResponseMcpCallParam

_KNOWN = frozenset(
    ["type", "id", "server_label", "name", "arguments", "output", "error", "approval_request_id"]
)


@model
class ResponseMcpCall(ResponseModel):
    """A call to an MCP server, which the service has made."""

    type: Literal["mcp_call"]
    """Marks a call to an MCP server."""

    id: str | None = None
    """Id of the item."""

    server_label: str | None = None
    """Name that the request gave the server."""

    name: str
    """Name of the tool."""

    arguments: str
    """Arguments, as JSON text."""

    output: str | None = None
    """What the tool returned."""

    error: str | None = None
    """Why the call failed. Assumed, since OpenAI has it."""

    approval_request_id: str | None = None
    """Id of the item that asked for approval. Assumed, since OpenAI has it."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.id = payload.get("id")
        self.server_label = payload.get("server_label")
        self.name = payload["name"]
        self.arguments = payload["arguments"]
        self.output = payload.get("output")
        self.error = payload.get("error")
        self.approval_request_id = payload.get("approval_request_id")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseMcpCallParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseMcpCallParam = {
            "type": self.type,
            "name": self.name,
            "arguments": self.arguments,
        }
        if self.id is not None:
            param["id"] = self.id
        if self.server_label is not None:
            param["server_label"] = self.server_label
        if self.output is not None:
            param["output"] = self.output
        if self.error is not None:
            param["error"] = self.error
        if self.approval_request_id is not None:
            param["approval_request_id"] = self.approval_request_id
        return param
