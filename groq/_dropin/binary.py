"""Bodies that are no JSON, whole and in memory: what is spoken, and what a file holds."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import orjson
from attrs import frozen

from groq._dropin.splitting import Chunks, Lines, Texts
from groq._flow import in_thread
from groq.resources.files import FileContent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from os import PathLike

    from groq._dropin.splitting import Splitter

Piece = TypeVar("Piece", bytes, str)


class Text(str):
    """A text that can be had by calling it as well: in Groq's own SDK it is a method."""

    __slots__ = ()

    def __call__(self) -> str:
        return str(self)


class AsyncText(str):
    """As `Text`, where the method is awaited."""

    __slots__ = ()

    async def __call__(self) -> str:
        return str(self)


def _split(content: bytes, splitter: Splitter[Piece]) -> list[Piece]:
    return list(chain(splitter.feed(content), splitter.end()))


class _Ready(Generic[Piece]):
    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces: Iterator[Piece] = iter(pieces)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Piece:
        piece = next(self._pieces, None)
        if piece is None:
            raise StopAsyncIteration
        return piece


@frozen(kw_only=True)
class BinaryAPIResponse(FileContent):
    """A sound or a file, as a blocking client gives it: `FileContent`, and how to get at it."""

    @property
    def text(self) -> Text:
        """The content as text; `text()` gives the same. Raises UnicodeDecodeError if it is none."""
        return Text(self.content.decode())

    def json(self) -> Any:
        """The content, decoded. Raises ValueError if it is no JSON."""
        return orjson.loads(self.content)

    def read(self) -> bytes:
        """The content."""
        return self.content

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The content in chunks of that many bytes."""
        return iter(_split(self.content, Chunks(chunk_size)))

    def iter_text(self) -> Iterator[str]:
        """The content as text."""
        return iter(_split(self.content, Texts()))

    def iter_lines(self) -> Iterator[str]:
        """The lines of the content, without their ends."""
        return iter(_split(self.content, Lines()))

    def write_to_file(self, file: str | PathLike[str]) -> None:
        """Write the content to a file, in place of one that is there already."""
        Path(file).write_bytes(self.content)

    def stream_to_file(self, file: str | PathLike[str], *, chunk_size: int | None = None) -> None:
        """The same as `write_to_file`; the size of chunks does not matter to a whole."""
        del chunk_size
        self.write_to_file(file)

    def close(self) -> None:
        """Do nothing: all of it is here, and nothing is open."""


@frozen(kw_only=True)
class AsyncBinaryAPIResponse(FileContent):
    """A sound or a file, as an async client gives it; see `BinaryAPIResponse`."""

    @property
    def text(self) -> AsyncText:
        """The content as text; to call it and await that gives the same."""
        return AsyncText(self.content.decode())

    async def json(self) -> Any:
        """The content, decoded. Raises ValueError if it is no JSON."""
        return orjson.loads(self.content)

    async def read(self) -> bytes:
        """The content."""
        return self.content

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The content in chunks of that many bytes."""
        return _Ready(_split(self.content, Chunks(chunk_size)))

    def iter_text(self) -> AsyncIterator[str]:
        """The content as text."""
        return _Ready(_split(self.content, Texts()))

    def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the content, without their ends."""
        return _Ready(_split(self.content, Lines()))

    async def write_to_file(self, file: str | PathLike[str]) -> None:
        """Write the content to a file, in place of one that is there already; in a thread."""
        await in_thread(lambda: Path(file).write_bytes(self.content))

    async def stream_to_file(
        self, file: str | PathLike[str], *, chunk_size: int | None = None
    ) -> None:
        """The same as `write_to_file`; the size of chunks does not matter to a whole."""
        del chunk_size
        await self.write_to_file(file)

    async def close(self) -> None:
        """Do nothing: all of it is here, and nothing is open."""
