# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `TopLogprob`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["token", "logprob", "bytes"])


@model
class TopLogprob(ResponseModel):
    """A token that could have been generated."""

    token: str
    """Text of the token."""

    logprob: float
    """Natural logarithm of its probability."""

    bytes: list[int] | None = None
    """UTF-8 bytes of the token, which may be part of a character."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.token = payload["token"]
        self.logprob = payload["logprob"]
        self.bytes = None if (value := payload.get("bytes")) is None else array(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
