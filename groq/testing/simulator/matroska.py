"""The duration of a WebM recording."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"\x1a\x45\xdf\xa3"

_SEGMENT, _INFO, _CLUSTER, _BLOCK_GROUP = 0x18538067, 0x1549A966, 0x1F43B675, 0xA0
_CONTAINERS = {_SEGMENT, _INFO, _CLUSTER, _BLOCK_GROUP}
_TIMESTAMP_SCALE, _DURATION, _CLUSTER_TIMESTAMP = 0x2AD7B1, 0x4489, 0xE7
_BLOCKS = {0xA3, 0xA1}
_FLOATS = {4: ">f", 8: ">d"}
_DEFAULT_SCALE = 1_000_000  # nanoseconds in a tick
_MAX_ID_BYTES, _MAX_NUMBER_BYTES = 4, 8


def duration(content: bytes) -> float | None:
    """Seconds: as declared, else up to the last block, as browsers write it while recording."""
    scale, declared, last, cluster = _DEFAULT_SCALE, None, None, 0
    for name, payload in _elements(content):
        if name == _TIMESTAMP_SCALE:
            scale = _unsigned(payload)
        elif name == _DURATION and len(payload) in _FLOATS:
            (declared,) = struct.unpack(_FLOATS[len(payload)], payload)
        elif name == _CLUSTER_TIMESTAMP:
            cluster = _unsigned(payload)
        elif name in _BLOCKS:
            last = cluster + _block_offset(payload)
    ticks = last if declared is None else declared
    return None if ticks is None else ticks * scale / 1e9


def _unsigned(payload: bytes) -> int:
    return int.from_bytes(payload[:_MAX_NUMBER_BYTES], "big")  # longer ones are not allowed


def _elements(content: bytes) -> Iterator[tuple[int, bytes]]:
    """All elements that hold no others, containers entered: so their size may be unknown."""
    position = 0
    while position < len(content):
        name, position = _number(content, position, _MAX_ID_BYTES, keep_marker=True)
        size, position = _number(content, position, _MAX_NUMBER_BYTES, keep_marker=False)
        if name not in _CONTAINERS:
            yield name, content[position : position + size]
            position += size


def _number(content: bytes, position: int, longest: int, *, keep_marker: bool) -> tuple[int, int]:
    """A number whose first byte's leading zeros tell its length, and the position after it."""
    first = content[position] if position < len(content) else 0
    length = 9 - first.bit_length()
    if length > longest or position + length > len(content):
        return 0, len(content)  # damaged or cut off: nothing more can be read
    value = int.from_bytes(content[position : position + length], "big")
    return value if keep_marker else value & ~(1 << 7 * length), position + length


def _block_offset(block: bytes) -> int:
    """Ticks since the cluster's timestamp; they stand after the track number."""
    _track, position = _number(block, 0, _MAX_NUMBER_BYTES, keep_marker=False)
    return int.from_bytes(block[position : position + 2], "big", signed=True)
