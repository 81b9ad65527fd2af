# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChunkChoice`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["index", "delta", "logprobs", "finish_reason"])


@model
class ChunkChoice(ResponseModel):
    """A piece of one answer."""

    index: int
    """Position among the choices, from 0."""

    delta: ChoiceDelta
    """What a chunk adds to the message; empty in the last one."""

    logprobs: ChoiceLogprobs | None = None
    """Log probabilities of the tokens; null from every current model."""

    finish_reason: FinishReason | str | None = None
    """Null until the choice has ended."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.index = payload["index"]
        self.delta = ChoiceDelta.from_dict(payload["delta"])
        self.logprobs = (
            None if (value := payload.get("logprobs")) is None else ChoiceLogprobs.from_dict(value)
        )
        self.finish_reason = payload.get("finish_reason")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .choice_delta import ChoiceDelta
from .choice_logprobs import ChoiceLogprobs
from .finish_reason import FinishReason
