"""The words that a simulated transcription hears, and when."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_FIRST_TIMESTAMP_TOKEN = 50_365  # of 0.00 s in Whisper's vocabulary, one more every 20 ms
_TEXT_TOKENS = 50_257
_TIMESTAMPS_PER_SECOND = 50
_FRAMES_PER_SECOND = 100


@dataclass(frozen=True, slots=True)
class Span:
    """Some text and the seconds that it takes."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Transcript:
    """Sentences over the whole duration, each with a blank before it, as Whisper's have."""

    sentences: tuple[str, ...]
    duration: float
    lead: str = " "

    @property
    def text(self) -> str:
        """All sentences."""
        return "".join(self.lead + sentence for sentence in self.sentences)

    def words(self) -> list[Span]:
        """The words, each with time in proportion to its length."""
        return _spread(self.text.split(), self.duration)

    def segments(self) -> list[Span]:
        """The sentences; they begin and end with their words."""
        words = iter(self.words())
        spans: list[Span] = []
        for sentence in self.sentences:
            spoken = [next(words) for _ in sentence.split()]
            spans.append(Span(self.lead + sentence, spoken[0].start, spoken[-1].end))
        return spans


def transcript(task: str, model: str, source: str, duration: float) -> Transcript:
    """What the simulator says of a recording: its source and length, and that nobody listened."""
    noun = "translation" if task == "translate" else "transcript"
    first = f"This is a simulated {noun} of {source}, which lasts {duration:.2f} seconds."
    return Transcript((first, f"No speech was recognized, and {model} has not run."), duration)


def describe_word(word: Span) -> JsonObject:
    """A member of `words`."""
    return {"word": word.text, "start": word.start, "end": word.end}


def describe_segment(number: int, segment: Span) -> JsonObject:
    """A member of `segments`."""
    text = segment.text.encode()
    return {
        "id": number,
        "seek": round(segment.start * _FRAMES_PER_SECOND),
        "start": segment.start,
        "end": segment.end,
        "text": segment.text,
        "tokens": _tokens(segment),
        "temperature": 0,
        "avg_logprob": 0,
        "compression_ratio": round(len(text) / len(zlib.compress(text)), 3),
        "no_speech_prob": 0,
    }


def _tokens(segment: Span) -> list[int]:
    spoken = [zlib.crc32(word.encode()) % _TEXT_TOKENS for word in segment.text.split()]
    return [_timestamp_token(segment.start), *spoken, _timestamp_token(segment.end)]


def _timestamp_token(seconds: float) -> int:
    return _FIRST_TIMESTAMP_TOKEN + round(seconds * _TIMESTAMPS_PER_SECOND)


def _spread(words: list[str], duration: float) -> list[Span]:
    whole = sum(len(word) for word in words)
    spans: list[Span] = []
    spoken = 0
    for word in words:
        start = round(duration * spoken / whole, 2)
        spoken += len(word)
        spans.append(Span(word, start, round(duration * spoken / whole, 2)))
    return spans
