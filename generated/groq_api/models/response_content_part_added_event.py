# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseContentPartAddedEvent`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "item_id", "output_index", "content_index", "part", "sequence_number"])


@model
class ResponseContentPartAddedEvent(ResponseModel):
    """A part of an item begins."""

    type: Literal["response.content_part.added"]
    """Marks the event."""

    item_id: str | None = None
    """Id of the item."""

    output_index: int | None = None
    """Position of the item in the output."""

    content_index: int | None = None
    """Position of the part in the item."""

    part: Any | None = None
    """The part, empty as yet."""

    sequence_number: int | None = None
    """Number of the event in its stream."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.item_id = payload.get("item_id")
        self.output_index = payload.get("output_index")
        self.content_index = payload.get("content_index")
        self.part = payload.get("part")
        self.sequence_number = payload.get("sequence_number")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
