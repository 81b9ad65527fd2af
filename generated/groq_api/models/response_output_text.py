# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseOutputText`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_output_text_param import ResponseOutputTextParam

_KNOWN = frozenset(["type", "text", "annotations", "logprobs"])


@model
class ResponseOutputText(ResponseModel):
    """Text that the model wrote."""

    type: Literal["output_text"]
    """Marks a text part."""

    text: str
    """The text."""

    annotations: list[ResponseAnnotation]
    """Where the text comes from."""

    logprobs: list[str] | None = None
    """Log probabilities; null so far."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.text = payload["text"]
        self.annotations = [
            response_annotation_from_dict(item) for item in array(payload["annotations"])
        ]
        self.logprobs = None if (value := payload.get("logprobs")) is None else array(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseOutputTextParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseOutputTextParam = {
            "type": self.type,
            "text": self.text,
            "annotations": [
                item if isinstance(item, dict) else item.to_param() for item in self.annotations
            ],
        }
        if self.logprobs is not None:
            param["logprobs"] = self.logprobs
        return param


from .response_annotation import ResponseAnnotation, response_annotation_from_dict
