# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `CompletionTokensDetails`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["reasoning_tokens"])


@model
class CompletionTokensDetails(ResponseModel):
    """Parts of the generated tokens."""

    reasoning_tokens: int | None = None
    """Tokens spent on reasoning."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.reasoning_tokens = payload.get("reasoning_tokens")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
