# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseUsage`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "input_tokens",
        "input_tokens_details",
        "output_tokens",
        "output_tokens_details",
        "total_tokens",
    ]
)


@model
class ResponseUsage(ResponseModel):
    """Tokens that were read and generated."""

    input_tokens: int
    """Tokens of the request."""

    input_tokens_details: ResponseInputTokensDetails
    """What the tokens of a request were."""

    output_tokens: int
    """Generated tokens, reasoning included."""

    output_tokens_details: ResponseOutputTokensDetails
    """What the generated tokens were."""

    total_tokens: int
    """Sum of both."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.input_tokens = payload["input_tokens"]
        self.input_tokens_details = ResponseInputTokensDetails.from_dict(
            payload["input_tokens_details"]
        )
        self.output_tokens = payload["output_tokens"]
        self.output_tokens_details = ResponseOutputTokensDetails.from_dict(
            payload["output_tokens_details"]
        )
        self.total_tokens = payload["total_tokens"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .response_input_tokens_details import ResponseInputTokensDetails
from .response_output_tokens_details import ResponseOutputTokensDetails
