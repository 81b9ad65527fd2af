# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ToolCall`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .tool_call_param import ToolCallParam

_KNOWN = frozenset(["id", "type", "function"])


@model
class ToolCall(ResponseModel):
    """A call that the model wants you to make."""

    id: str
    """Id by which the tool message refers to the call. Its form varies by model."""

    type: Literal["function"]
    """Marks a function call, the only kind there is."""

    function: ToolCallFunction
    """Which function to call, and with what."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.type = payload["type"]
        self.function = ToolCallFunction.from_dict(payload["function"])
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ToolCallParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ToolCallParam = {
            "id": self.id,
            "type": self.type,
            "function": self.function.to_param(),
        }
        return param


from .tool_call_function import ToolCallFunction
