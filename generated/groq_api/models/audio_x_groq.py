# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `AudioXGroq`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id"])


@model
class AudioXGroq(ResponseModel):
    """What Groq adds to results from audio."""

    id: str
    """Id of the request, `req_...`, for support."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
