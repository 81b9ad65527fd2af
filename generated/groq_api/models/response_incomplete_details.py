# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseIncompleteDetails`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["reason"])


@model
class ResponseIncompleteDetails(ResponseModel):
    """Why a response is incomplete."""

    reason: str | None = None
    """Reason, such as `max_output_tokens`."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.reason = payload.get("reason")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
