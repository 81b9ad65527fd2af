"""What bodies are packed by: `gzip` and `deflate`, unpacked piece by piece as they arrive."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from groq._wire_parser import BadResponseError

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCEPTED = "gzip, deflate"

_GZIP = zlib.MAX_WBITS | 16
_RAW = -zlib.MAX_WBITS


class UndecodableError(BadResponseError):
    """A body is not packed by what its headers say."""


class Decoder:
    """Unpacks a body that was packed once.

    What is called `deflate` should have a frame of zlib around it; some servers send it without.
    """

    def __init__(self, coding: str) -> None:
        self._may_be_raw = coding == "deflate"
        self._unpacking = zlib.decompressobj(zlib.MAX_WBITS if self._may_be_raw else _GZIP)

    def feed(self, piece: bytes) -> bytes:
        """Unpack the next piece.

        Raises:
            UndecodableError: It cannot be.
        """
        may_be_raw, self._may_be_raw = self._may_be_raw, False
        try:
            return self._unpacking.decompress(piece)
        except zlib.error as error:
            if not may_be_raw:
                raise UndecodableError(str(error)) from error
            self._unpacking = zlib.decompressobj(_RAW)
            return self.feed(piece)

    def end(self) -> bytes:
        """What was held back until the end."""
        return self._unpacking.flush()


class Decoders:
    """Unpacks a body that was packed several times, by the last coding first."""

    def __init__(self, codings: list[str]) -> None:
        self._decoders = [Decoder(coding) for coding in reversed(codings)]

    def feed(self, piece: bytes) -> bytes:
        """Unpack the next piece.

        Raises:
            UndecodableError: It cannot be.
        """
        for decoder in self._decoders:
            piece = decoder.feed(piece)
        return piece

    def end(self) -> bytes:
        """What was held back until the end."""
        piece = b""
        for decoder in self._decoders:
            piece = (decoder.feed(piece) if piece else b"") + decoder.end()
        return piece


def decoder_of(headers: Mapping[str, str]) -> Decoder | Decoders | None:
    """What unpacks the body of a response; None when it is not packed, or by something unknown."""
    told = headers.get("content-encoding")
    if told is None:
        return None
    codings = [coding.strip().lower() for coding in told.split(",")]
    known = ["gzip" if coding == "x-gzip" else coding for coding in codings]
    known = [coding for coding in known if coding in ("gzip", "deflate")]
    if len(known) == 1:
        return Decoder(known[0])
    return Decoders(known) if known else None
