# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseTextFormatEcho`."""

from __future__ import annotations

from typing import Any, Self

from .._json import mapping
from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "name", "schema", "description", "strict"])


@model
class ResponseTextFormatEcho(ResponseModel):
    """Form that the text was to have; its type decides what else it has."""

    type: str
    """What form, such as `text`, `json_object` and `json_schema`."""

    name: str | None = None
    """Name of the schema."""

    schema: dict[str, Any] | None = None
    """The JSON Schema."""

    description: str | None = None
    """What the schema is for."""

    strict: bool | None = None
    """Whether the text must fit the schema."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.name = payload.get("name")
        self.schema = None if (value := payload.get("schema")) is None else mapping(value)
        self.description = payload.get("description")
        self.strict = payload.get("strict")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
