"""How long a recording lasts, read from its bytes."""

from __future__ import annotations

import io
import math
import struct
from typing import TYPE_CHECKING

import tinytag

from groq.testing.simulator import matroska

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK_HEADER = struct.Struct("<4sI")
_WAVE_FORMAT = struct.Struct("<HHIIHH")


class UnreadableAudioError(ValueError):
    """The bytes are in no known audio format, or are damaged."""


def duration(content: bytes) -> float:
    """Seconds of sound; raises `UnreadableAudioError`."""
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return _wave_duration(content)
    webm = content.startswith(matroska.MAGIC)
    seconds = matroska.duration(content) if webm else _tagged_duration(content)
    if seconds is None or not math.isfinite(seconds) or seconds < 0:
        raise UnreadableAudioError("no duration found")
    return seconds


def _tagged_duration(content: bytes) -> float | None:
    try:
        return tinytag.TinyTag.get(file_obj=io.BytesIO(content), tags=False).duration
    except tinytag.TinyTagException as error:
        raise UnreadableAudioError(str(error)) from error


def _wave_duration(content: bytes) -> float:
    """From the data that is really there: streamed files declare sizes of 0 or 4 GiB."""
    bytes_per_second = 0
    for name, chunk in _wave_chunks(content):
        if name == b"fmt " and len(chunk) >= _WAVE_FORMAT.size:
            bytes_per_second = _WAVE_FORMAT.unpack_from(chunk)[3]
        elif name == b"data" and bytes_per_second:
            return len(chunk) / bytes_per_second
    raise UnreadableAudioError("no wave data found")


def _wave_chunks(content: bytes) -> Iterator[tuple[bytes, memoryview]]:
    position = 12
    view = memoryview(content)
    while position + _CHUNK_HEADER.size <= len(content):
        name, size = _CHUNK_HEADER.unpack_from(content, position)
        position += _CHUNK_HEADER.size
        yield name, view[position : position + size]
        position += size + size % 2
