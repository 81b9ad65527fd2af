# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseToolEcho`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array, mapping
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "type",
        "name",
        "description",
        "parameters",
        "strict",
        "container",
        "server_label",
        "server_url",
        "connector_id",
        "server_description",
        "require_approval",
        "allowed_tools",
    ]
)


@model
class ResponseToolEcho(ResponseModel):
    """A tool of the request; its type decides what it has."""

    type: str
    """What kind of tool, such as `function`, `mcp`, `browser_search` and `code_interpreter`."""

    name: str | None = None
    """Name of the function."""

    description: str | None = None
    """What the function does."""

    parameters: dict[str, Any] | None = None
    """JSON Schema of the arguments."""

    strict: bool | None = None
    """Whether arguments must fit the schema."""

    container: dict[str, Any] | None = None
    """Where code runs."""

    server_label: str | None = None
    """Name of the MCP server."""

    server_url: str | None = None
    """Address of the MCP server."""

    connector_id: str | None = None
    """Connector in place of an address."""

    server_description: str | None = None
    """What the MCP server is for."""

    require_approval: McpApproval | str | None = None
    """Whether calls to an MCP server wait for approval. Server default: `never`."""

    allowed_tools: list[str] | None = None
    """Tools of the MCP server that are offered."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.name = payload.get("name")
        self.description = payload.get("description")
        self.parameters = None if (value := payload.get("parameters")) is None else mapping(value)
        self.strict = payload.get("strict")
        self.container = None if (value := payload.get("container")) is None else mapping(value)
        self.server_label = payload.get("server_label")
        self.server_url = payload.get("server_url")
        self.connector_id = payload.get("connector_id")
        self.server_description = payload.get("server_description")
        self.require_approval = payload.get("require_approval")
        self.allowed_tools = (
            None if (value := payload.get("allowed_tools")) is None else array(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .mcp_approval import McpApproval
