# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseOutputTokensDetails`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["cached_tokens", "reasoning_tokens"])


@model
class ResponseOutputTokensDetails(ResponseModel):
    """What the generated tokens were."""

    cached_tokens: int | None = None
    """Tokens found in the cache."""

    reasoning_tokens: int
    """Tokens of reasoning."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.cached_tokens = payload.get("cached_tokens")
        self.reasoning_tokens = payload["reasoning_tokens"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
