# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseReasoningText`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_reasoning_text_param import ResponseReasoningTextParam

_KNOWN = frozenset(["type", "text"])


@model
class ResponseReasoningText(ResponseModel):
    """Text that the model thought."""

    type: Literal["reasoning_text"]
    """Marks a reasoning part."""

    text: str
    """The text."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.text = payload["text"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseReasoningTextParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseReasoningTextParam = {
            "type": self.type,
            "text": self.text,
        }
        return param
