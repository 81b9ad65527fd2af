# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `TokenLogprob`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["token", "logprob", "bytes", "top_logprobs"])


@model
class TokenLogprob(ResponseModel):
    """How likely a generated token was, and what else was likely in its place."""

    token: str
    """Text of the token."""

    logprob: float
    """Natural logarithm of its probability; -9999.0 stands for hardly possible."""

    bytes: list[int] | None = None
    """UTF-8 bytes of the token, which may be part of a character."""

    top_logprobs: list[TopLogprob] | None = None
    """The likeliest tokens at this position."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.token = payload["token"]
        self.logprob = payload["logprob"]
        self.bytes = None if (value := payload.get("bytes")) is None else array(value)
        self.top_logprobs = (
            None
            if (value := payload.get("top_logprobs")) is None
            else [TopLogprob.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .top_logprob import TopLogprob
