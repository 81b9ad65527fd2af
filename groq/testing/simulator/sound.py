"""A text as sound: a tone for each word, and silence between them."""

from __future__ import annotations

import math
import re
import struct
from typing import TYPE_CHECKING

from groq.testing.simulator.identity import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq.testing.simulator.speech_request import SpeechRequest

_SECONDS_PER_CHARACTER = 0.06
_LOUDNESS = 3000  # of 32767
_LOWEST_PITCH = 110  # Hz; voices are within an octave above
_SAMPLE_BYTES = 2
_UNKNOWN_SIZE = 0xFFFFFFFF


def sound(request: SpeechRequest) -> Iterator[bytes]:
    """A WAV file in pieces, one for each word or gap: 16 bits, one channel.

    Its header tells no sizes, as that of the service: it is sent before the length is known.
    """
    yield _header(request.sample_rate)
    cycle = _cycle(request)
    samples_per_character = request.sample_rate * _SECONDS_PER_CHARACTER / request.speed
    for match in re.finditer(r"\s+|\S+", request.text):
        start, end = (round(place * samples_per_character) for place in match.span())
        size = (end - start) * _SAMPLE_BYTES
        yield bytes(size) if match[0].isspace() else (cycle * (size // len(cycle) + 1))[:size]


def _header(sample_rate: int) -> bytes:
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        *(b"RIFF", _UNKNOWN_SIZE, b"WAVE"),
        *(b"fmt ", 16, 1, 1, sample_rate, sample_rate * _SAMPLE_BYTES, _SAMPLE_BYTES, 16),
        *(b"data", _UNKNOWN_SIZE),
    )


def _cycle(request: SpeechRequest) -> bytes:
    """One period of the voice's tone."""
    pitch = _LOWEST_PITCH + number("voice", request.voice) % _LOWEST_PITCH
    count = round(request.sample_rate / pitch)
    heights = [round(_LOUDNESS * math.sin(2 * math.pi * at / count)) for at in range(count)]
    return struct.pack(f"<{count}h", *heights)
