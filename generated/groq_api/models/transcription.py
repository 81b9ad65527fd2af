# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Transcription`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["text", "x_groq"])


@model
class Transcription(ResponseModel):
    """What was said."""

    text: str
    """The whole transcript, which tends to begin with a space."""

    x_groq: AudioXGroq | None = None
    """What Groq adds to results from audio."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.text = payload["text"]
        self.x_groq = (
            None if (value := payload.get("x_groq")) is None else AudioXGroq.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .audio_x_groq import AudioXGroq
