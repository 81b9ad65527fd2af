# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `DebugData`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["input_token_ids", "input_tokens", "output_token_ids", "output_tokens"])


@model
class DebugData(ResponseModel):
    """Tokens as the model saw and wrote them; only for accounts with debugging on."""

    input_token_ids: list[int] | None = None
    """Ids of the prompt's tokens."""

    input_tokens: list[str] | None = None
    """Texts of the prompt's tokens."""

    output_token_ids: list[int] | None = None
    """Ids of the generated tokens."""

    output_tokens: list[str] | None = None
    """Texts of the generated tokens."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.input_token_ids = (
            None if (value := payload.get("input_token_ids")) is None else array(value)
        )
        self.input_tokens = None if (value := payload.get("input_tokens")) is None else array(value)
        self.output_token_ids = (
            None if (value := payload.get("output_token_ids")) is None else array(value)
        )
        self.output_tokens = (
            None if (value := payload.get("output_tokens")) is None else array(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
