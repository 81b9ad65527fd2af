# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `XGroqChunk`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "seed", "usage", "usage_breakdown", "error", "debug"])


@model
class XGroqChunk(ResponseModel):
    """What Groq adds to the first and the last chunk of a stream."""

    id: str | None = None
    """Id of the request, `req_...`, for support. Absent from compound systems."""

    seed: int | None = None
    """Seed that is used. In the first chunk."""

    usage: CompletionUsage | None = None
    """Usage of the whole completion. In the last chunk."""

    usage_breakdown: UsageBreakdown | None = None
    """Usage by model inside a compound system. In the last chunk."""

    error: str | None = None
    """Why the stream ends before the answer does."""

    debug: DebugData | None = None
    """Tokens as the model saw and wrote them."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.seed = payload.get("seed")
        self.usage = (
            None if (value := payload.get("usage")) is None else CompletionUsage.from_dict(value)
        )
        self.usage_breakdown = (
            None
            if (value := payload.get("usage_breakdown")) is None
            else UsageBreakdown.from_dict(value)
        )
        self.error = payload.get("error")
        self.debug = None if (value := payload.get("debug")) is None else DebugData.from_dict(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .completion_usage import CompletionUsage
from .debug_data import DebugData
from .usage_breakdown import UsageBreakdown
