# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseOutputItemDoneEvent`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "output_index", "item", "sequence_number"])


@model
class ResponseOutputItemDoneEvent(ResponseModel):
    """An item is complete."""

    type: Literal["response.output_item.done"]
    """Marks the event."""

    output_index: int | None = None
    """Position of the item in the output."""

    item: ResponseOutputItem
    """Something that the model did. There may be more kinds, such as those of tools that the
    service runs.
    """

    sequence_number: int | None = None
    """Number of the event in its stream."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.output_index = payload.get("output_index")
        self.item = response_output_item_from_dict(payload["item"])
        self.sequence_number = payload.get("sequence_number")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .response_output_item import ResponseOutputItem, response_output_item_from_dict
