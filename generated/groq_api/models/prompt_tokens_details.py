# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `PromptTokensDetails`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["cached_tokens"])


@model
class PromptTokensDetails(ResponseModel):
    """Parts of the prompt's tokens."""

    cached_tokens: int | None = None
    """Tokens found in the prompt cache. They do not count against rate limits."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.cached_tokens = payload.get("cached_tokens")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
