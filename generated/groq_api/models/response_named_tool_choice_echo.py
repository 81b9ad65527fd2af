# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseNamedToolChoiceEcho`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "function"])


@model
class ResponseNamedToolChoiceEcho(ResponseModel):
    """The one function that the request wanted called."""

    type: Literal["function"]
    """Marks the choice of a function."""

    function: FunctionNameEcho
    """A function of the request."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.function = FunctionNameEcho.from_dict(payload["function"])
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .function_name_echo import FunctionNameEcho
