# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseReasoningEcho`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["effort", "summary"])


@model
class ResponseReasoningEcho(ResponseModel):
    """How the model was to reason."""

    effort: ResponseReasoningEffort | str | None = None
    """How much to reason."""

    summary: str | None = None
    """How to summarize; null so far."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.effort = payload.get("effort")
        self.summary = payload.get("summary")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .response_reasoning_effort import ResponseReasoningEffort
