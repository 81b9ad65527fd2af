# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseReasoningItem`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from .._json import array, mapping
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_reasoning_item_param import ResponseReasoningItemParam

_KNOWN = frozenset(["type", "id", "summary", "status", "content"])


@model
class ResponseReasoningItem(ResponseModel):
    """What the model thought."""

    type: Literal["reasoning"]
    """Marks reasoning."""

    id: str
    """Id of the item."""

    summary: list[dict[str, Any]]
    """Summaries; none so far."""

    status: str | None = None
    """How far the item has come."""

    content: list[ResponseReasoningText] | None = None
    """The reasoning."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.id = payload["id"]
        self.summary = [mapping(item) for item in array(payload["summary"])]
        self.status = payload.get("status")
        self.content = (
            None
            if (value := payload.get("content")) is None
            else [ResponseReasoningText.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseReasoningItemParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseReasoningItemParam = {
            "type": self.type,
            "id": self.id,
            "summary": self.summary,
        }
        if self.status is not None:
            param["status"] = self.status
        if self.content is not None:
            param["content"] = [item.to_param() for item in self.content]
        return param


from .response_reasoning_text import ResponseReasoningText
