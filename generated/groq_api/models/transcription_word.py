# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `TranscriptionWord`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["word", "start", "end"])


@model
class TranscriptionWord(ResponseModel):
    """One spoken word and when."""

    word: str
    """The word."""

    start: float
    """Where it begins, in seconds."""

    end: float
    """Where it ends, in seconds."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.word = payload["word"]
        self.start = payload["start"]
        self.end = payload["end"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
