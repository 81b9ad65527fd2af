# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `EmbeddingUsage`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["prompt_tokens", "total_tokens"])


@model
class EmbeddingUsage(ResponseModel):
    """Tokens that were read."""

    prompt_tokens: int
    """Tokens of the texts."""

    total_tokens: int
    """The same, since nothing is generated."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.prompt_tokens = payload["prompt_tokens"]
        self.total_tokens = payload["total_tokens"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
