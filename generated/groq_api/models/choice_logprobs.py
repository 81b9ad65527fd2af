# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ChoiceLogprobs`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["content"])


@model
class ChoiceLogprobs(ResponseModel):
    """How likely the tokens of a choice were."""

    content: list[TokenLogprob] | None = None
    """One entry per generated token."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.content = (
            None
            if (value := payload.get("content")) is None
            else [TokenLogprob.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .token_logprob import TokenLogprob
