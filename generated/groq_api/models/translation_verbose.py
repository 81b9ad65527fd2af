# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `TranslationVerbose`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import model
from .translation import Translation

_KNOWN = frozenset(["task", "language", "duration", "text", "segments", "x_groq"])


@model
class TranslationVerbose(Translation):
    """What was said and when, in English, as the `verbose_json` format has it."""

    task: str | None = None
    """What was done, `translate`."""

    language: str
    """Language of the text, by its English name."""

    duration: float
    """Length of the recording in seconds."""

    text: str
    """The whole text, which tends to begin with a space."""

    segments: list[TranscriptionSegment] | None = None
    """Times and quality of every segment."""

    x_groq: AudioXGroq | None = None
    """What Groq adds to results from audio."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.task = payload.get("task")
        self.language = payload["language"]
        self.duration = payload["duration"]
        self.text = payload["text"]
        self.segments = (
            None
            if (value := payload.get("segments")) is None
            else [TranscriptionSegment.from_dict(item) for item in array(value)]
        )
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
from .transcription_segment import TranscriptionSegment
