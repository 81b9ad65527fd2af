# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ToolCallFunction`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .tool_call_function_param import ToolCallFunctionParam

_KNOWN = frozenset(["name", "arguments"])


@model
class ToolCallFunction(ResponseModel):
    """Which function to call, and with what."""

    name: str
    """Name of the function."""

    arguments: str
    """Arguments as JSON text, which the model may have got wrong."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.name = payload["name"]
        self.arguments = payload["arguments"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ToolCallFunctionParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ToolCallFunctionParam = {
            "name": self.name,
            "arguments": self.arguments,
        }
        return param
