"""Content codings undone: compressed bytes in, small pieces of what they mean out.

A few bytes may stand for a thousand times as many. So what comes out is never more than a piece
at a time, and whoever takes it can stop; and a coding within another, by which a few bytes would
stand for a million times as many, is refused. Performs no I/O; for any adapter to HTTP.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

from groq.errors import NetworkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What requests ask for. Others pack so tightly that one read may hold gigabytes.
ACCEPTED = "gzip, deflate"

PIECE_BYTES = 256 * 1024

_GZIP = frozenset({"gzip", "x-gzip"})
_ZLIB_HEAD_BYTES = 2
_BITE_BYTES = 16 * 1024


class _Inflate(Protocol):
    """What zlib unpacks with, whose class it keeps for itself."""

    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def decoder_of(headers: Mapping[str, str]) -> Decoder | None:
    """The decoder of a body with these headers; None where there is nothing to undo.

    Raises:
        NetworkError: The body has a coding that was not asked for.
    """
    if (told := headers.get("content-encoding")) is None:
        return None
    codings = [coding for each in told.split(",") if (coding := each.strip().lower())]
    codings = [coding for coding in codings if coding != "identity"]
    if not codings:
        return None
    if len(codings) > 1 or not (codings[0] in _GZIP or codings[0] == "deflate"):
        shown = told if len(told) <= 40 else f"{told[:40]}..."  # noqa: PLR2004  enough to know it by
        raise NetworkError(
            f"The answer cannot be decompressed: its content-encoding is {shown!r}, "
            f"where one of {ACCEPTED} was asked for",
            is_retryable=False,
        )
    return Decoder(is_gzip=codings[0] in _GZIP)


class Decoder:
    """Undoes `gzip` or `deflate`."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._inflate: _Inflate | None = (
            zlib.decompressobj(zlib.MAX_WBITS | 16) if is_gzip else None
        )
        self._head = b""
        self._is_begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that the next bytes stand for, each of 256 kB at most.

        Raises:
            NetworkError: The bytes are not what the header says.
        """
        self._is_begun = self._is_begun or bool(data)
        if self._inflate is None:
            self._head += data
            if len(self._head) < _ZLIB_HEAD_BYTES:
                return
            data, self._inflate = self._head, _inflate_of(self._head)
        # What zlib leaves of its input it copies, so it gets little at a time.
        for start in range(0, len(data), _BITE_BYTES):
            yield from _inflated(self._inflate, data[start : start + _BITE_BYTES])

    def end(self) -> None:
        """Take note that no more bytes come.

        Raises:
            NetworkError: There should be more. That there are none at all is right.
        """
        if self._is_begun and (self._inflate is None or not self._inflate.eof):
            raise NetworkError("The answer cannot be decompressed: it was cut off")


def _inflate_of(head: bytes) -> _Inflate:
    """For `deflate`, which should be in zlib's format; some senders leave its head out."""
    is_zlib = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:2], "big") % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)


def _inflated(inflate: _Inflate, data: bytes) -> Iterator[bytes]:
    while data and not inflate.eof:
        try:
            piece = inflate.decompress(data, PIECE_BYTES)
        except zlib.error as error:
            raise NetworkError(f"The answer cannot be decompressed: {error}") from error
        data = inflate.unconsumed_tail
        if piece:
            yield piece
    if data or inflate.unused_data:
        raise NetworkError("The answer cannot be decompressed: there is more behind its end")
