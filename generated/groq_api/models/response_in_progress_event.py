# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseInProgressEvent`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "response", "sequence_number"])


@model
class ResponseInProgressEvent(ResponseModel):
    """The model is at work."""

    type: Literal["response.in_progress"]
    """Marks the event."""

    response: Response
    """What the model did, as items, and the request that it is the answer to."""

    sequence_number: int | None = None
    """Number of the event in its stream."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.response = Response.from_dict(payload["response"])
        self.sequence_number = payload.get("sequence_number")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .response import Response
