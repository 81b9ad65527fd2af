# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseInputTokensDetails`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["cached_tokens", "reasoning_tokens"])


@model
class ResponseInputTokensDetails(ResponseModel):
    """What the tokens of a request were."""

    cached_tokens: int
    """Tokens found in the cache."""

    reasoning_tokens: int | None = None
    """Tokens of reasoning."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.cached_tokens = payload["cached_tokens"]
        self.reasoning_tokens = payload.get("reasoning_tokens")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
