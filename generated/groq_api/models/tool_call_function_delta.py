# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ToolCallFunctionDelta`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["name", "arguments"])


@model
class ToolCallFunctionDelta(ResponseModel):
    """A piece of the function's name and arguments."""

    name: str | None = None
    """Name of the function, in the call's first piece."""

    arguments: str | None = None
    """Text to append to the JSON of the arguments."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.name = payload.get("name")
        self.arguments = payload.get("arguments")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
