# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `TranscriptionSegment`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(
    [
        "id",
        "seek",
        "start",
        "end",
        "text",
        "tokens",
        "temperature",
        "avg_logprob",
        "compression_ratio",
        "no_speech_prob",
        "audio_text",
        "token_scores",
        "chunk_start",
        "chunk_end",
    ]
)


@model
class TranscriptionSegment(ResponseModel):
    """A stretch of speech, when it was said and how sure the model is."""

    id: int
    """Number of the segment, from 0."""

    seek: int
    """Offset of the segment's window, in frames of 10 milliseconds."""

    start: float
    """Where it begins, in seconds."""

    end: float
    """Where it ends, in seconds."""

    text: str
    """What was said."""

    tokens: list[int]
    """Ids of the text's tokens."""

    temperature: float | None = None
    """Temperature that was used."""

    avg_logprob: float | None = None
    """Mean log probability of the tokens; nearer to 0 is surer."""

    compression_ratio: float | None = None
    """How well the text compresses; high values hint at repetition."""

    no_speech_prob: float | None = None
    """Probability, 0 to 1, that nobody speaks."""

    audio_text: str | None = None
    """Internal to the service."""

    token_scores: list[float] | None = None
    """Internal to the service."""

    chunk_start: int | None = None
    """Internal to the service."""

    chunk_end: int | None = None
    """Internal to the service."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.seek = payload["seek"]
        self.start = payload["start"]
        self.end = payload["end"]
        self.text = payload["text"]
        self.tokens = array(payload["tokens"])
        self.temperature = payload.get("temperature")
        self.avg_logprob = payload.get("avg_logprob")
        self.compression_ratio = payload.get("compression_ratio")
        self.no_speech_prob = payload.get("no_speech_prob")
        self.audio_text = payload.get("audio_text")
        self.token_scores = None if (value := payload.get("token_scores")) is None else array(value)
        self.chunk_start = payload.get("chunk_start")
        self.chunk_end = payload.get("chunk_end")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
