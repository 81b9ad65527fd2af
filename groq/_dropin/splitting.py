"""Pieces of a body, cut in another way: into chunks of a size, texts, or lines."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Protocol, TypeVar

from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Piece_co = TypeVar("Piece_co", covariant=True)


class Splitter(Protocol[Piece_co]):
    """Takes pieces as they come, and hands out what it makes of them."""

    def feed(self, piece: bytes) -> Sequence[Piece_co]:
        """What is whole now."""
        ...

    def end(self) -> Sequence[Piece_co]:
        """What is left."""
        ...


@define
class Chunks:
    """Cuts bytes into chunks of one size; without a size, leaves them as they came."""

    size: int | None = None
    _left: bytes = field(default=b"", init=False)

    def feed(self, piece: bytes) -> list[bytes]:
        """The chunks that are whole now."""
        if self.size is None:
            return [piece]
        whole = self._left + piece
        end = len(whole) - len(whole) % self.size
        self._left = whole[end:]
        return [whole[at : at + self.size] for at in range(0, end, self.size)]

    def end(self) -> list[bytes]:
        """What is left."""
        return [self._left] if self._left else []


@define
class Texts:
    """Decodes UTF-8; what is none becomes U+FFFD."""

    _decoder: codecs.IncrementalDecoder = field(
        factory=lambda: codecs.getincrementaldecoder("utf-8")("replace"), init=False
    )

    def feed(self, piece: bytes) -> list[str]:
        """The characters that are whole now."""
        text = self._decoder.decode(piece)
        return [text] if text else []

    def end(self) -> list[str]:
        """What is left."""
        text = self._decoder.decode(b"", final=True)
        return [text] if text else []


@define
class Lines:
    r"""Cuts a text into lines, without their ends: `\n`, `\r\n` or `\r`."""

    _texts: Texts = field(factory=Texts, init=False)
    _left: str = field(default="", init=False)

    def feed(self, piece: bytes) -> list[str]:
        """The lines that are whole now."""
        return [line for text in self._texts.feed(piece) for line in self._whole(text)]

    def _whole(self, text: str) -> Iterable[str]:
        # A \r at the end may be half of a \r\n: it waits for what follows.
        held = "\r" if (self._left + text).endswith("\r") else ""
        whole = (self._left + text).removesuffix(held).replace("\r\n", "\n").replace("\r", "\n")
        *lines, left = whole.split("\n")
        self._left = left + held
        return lines

    def end(self) -> list[str]:
        """What is left."""
        rest = self._left + "".join(self._texts.end())
        self._left = ""
        return rest.replace("\r", "\n").removesuffix("\n").split("\n") if rest else []
