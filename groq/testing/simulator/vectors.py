"""Texts as vectors: texts that share words are near each other."""

from __future__ import annotations

import hashlib
import math
import re
import struct
from functools import lru_cache

DIMENSIONS = 768


def vector(text: str) -> tuple[float, ...]:
    """The vector of a text: its length is 1, its numbers are exact as 32-bit floats.

    It is the sum of the vectors of the words, in which the case does not count. A text without
    words counts as a word.
    """
    words = re.findall(r"\w+", text.casefold()) or [text]
    summed = [math.fsum(numbers) for numbers in zip(*map(_of_word, words), strict=True)]
    length = math.hypot(*summed)
    return struct.unpack(_FLOATS, struct.pack(_FLOATS, *(value / length for value in summed)))


def pack(numbers: tuple[float, ...]) -> bytes:
    """Little-endian 32-bit floats."""
    return struct.pack(_FLOATS, *numbers)


_FLOATS = f"<{DIMENSIONS}f"


@lru_cache(maxsize=1000)
def _of_word(word: str) -> tuple[float, ...]:
    """Numbers around 0 that depend on nothing else."""
    drawn = hashlib.shake_256(word.encode()).digest(DIMENSIONS)
    return tuple(byte - 127.5 for byte in drawn)
