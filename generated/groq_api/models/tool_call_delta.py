# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ToolCallDelta`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["index", "id", "type", "function"])


@model
class ToolCallDelta(ResponseModel):
    """A piece of a call, or more often a whole one."""

    index: int
    """Position of the call among the message's tool calls, from 0."""

    id: str | None = None
    """Id of the call, in its first piece."""

    type: Literal["function"] | None = None
    """Marks a function call, in its first piece."""

    function: ToolCallFunctionDelta | None = None
    """A piece of the function's name and arguments."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.index = payload["index"]
        self.id = payload.get("id")
        self.type = payload.get("type")
        self.function = (
            None
            if (value := payload.get("function")) is None
            else ToolCallFunctionDelta.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .tool_call_function_delta import ToolCallFunctionDelta
