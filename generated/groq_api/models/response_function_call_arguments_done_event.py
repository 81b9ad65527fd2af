# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseFunctionCallArgumentsDoneEvent`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "item_id", "output_index", "arguments", "sequence_number"])


@model
class ResponseFunctionCallArgumentsDoneEvent(ResponseModel):
    """The arguments of a call are complete."""

    type: Literal["response.function_call_arguments.done"]
    """Marks the event."""

    item_id: str | None = None
    """Id of the item."""

    output_index: int | None = None
    """Position of the item in the output."""

    arguments: str | None = None
    """All of the JSON text."""

    sequence_number: int | None = None
    """Number of the event in its stream."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.item_id = payload.get("item_id")
        self.output_index = payload.get("output_index")
        self.arguments = payload.get("arguments")
        self.sequence_number = payload.get("sequence_number")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
