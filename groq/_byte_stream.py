"""Sounds and files that are still arriving, and how they get to disk without filling memory."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from anyio import to_thread
from attrs import define, field

from groq._any_stream import AnyStream
from groq._progress import check_progress
from groq._reader import Reader
from groq._stream_opening import open_stream
from groq._streaming import AwaitedStream, BlockingStream

if TYPE_CHECKING:
    from types import TracebackType

    from groq._flow import Flow
    from groq._stream_opening import OpenedStream
    from groq._transport import Progress, Response

Target: TypeAlias = "str | os.PathLike[str] | BinaryIO"


@define(kw_only=True)
class ByteReader(Reader[bytes, bytes]):
    """Hands out the pieces of a body as they come, and keeps none of them.

    Attributes:
        received: Bytes that have come until now.
    """

    received: int = field(default=0, init=False)

    @property
    def content(self) -> str:
        """Nothing: bytes are no text."""
        return ""

    @property
    def total(self) -> int | None:
        """Bytes of the whole body; None when the service does not tell."""
        size = self.headers.get("content-length", "")
        coded = "content-encoding" in self.headers  # the size is then that of something else
        return int(size) if size.isdecimal() and not coded else None

    def feed(self, piece: bytes) -> None:
        """Take in the next piece of the body."""
        if piece:
            self.received += len(piece)
            self.ready.append(piece)
            self.items_received += 1

    def end(self) -> None:
        """Take note that the body has ended: whole, or the transport would have told."""
        if not self.is_over:
            self._finish()

    def result(self) -> bytes:
        """Nothing is left of a body that was handed out."""
        self._check_finished()
        return b""


class _Bytes(AnyStream[bytes, bytes]):
    """What streams of bytes have in common."""

    _reader: ByteReader

    @property
    def content_type(self) -> str | None:
        """The media type, such as `audio/wav`."""
        return self.headers.get("content-type")


class ByteStream(_Bytes, BlockingStream[bytes, bytes]):
    """A sound or a file that is still arriving, piece by piece.

        with client.files.content_stream(batch.output_file_id) as stream:
            stream.write_to("results.jsonl")

    Iterate it for the pieces, `write_to` a file, or `collect()` it in memory. Belongs to one
    consumer at a time. Reading to the end closes it; a consumer that may stop earlier uses
    `with`, or calls `close()`.

    Raises:
        StreamError: While iterating: the stream broke before its end.
    """

    def collect(self) -> bytes:
        """The rest, in memory.

        Raises:
            StreamError: The stream broke, or was closed, before its end.
        """
        rest = b"".join(self)
        self._reader.result()
        return rest

    def write_to(self, target: Target, *, on_progress: Progress | None = None) -> None:
        """Write the rest to a file, a piece at a time.

        A path gets all of it or nothing: what breaks on the way leaves what was there before. Of
        a file that is there already, the new one takes over the mode.

        Args:
            target: A path, or a file opened for writing bytes, which stays open.
            on_progress: Called after each piece with the bytes that have come until then, and
                those of the whole, or None when the service does not tell.

        Raises:
            StreamError: The stream broke, or was closed, before its end.
            ValidationError: `on_progress` cannot be called.
            OSError: The file cannot be written.
        """
        check_progress(on_progress)
        with Destination(target) as file:
            for piece in self:
                _write(file, piece)
                if on_progress is not None:
                    on_progress(self._reader.received, self._reader.total)
            self._reader.result()


class AsyncByteStream(_Bytes, AwaitedStream[bytes, bytes]):
    """A sound or a file that is still arriving, piece by piece.

        async with await client.files.content_stream(batch.output_file_id) as stream:
            await stream.write_to("results.jsonl")

    Otherwise as `ByteStream`; closed by `async with` or `aclose()`.
    """

    async def collect(self) -> bytes:
        """The rest, in memory; raises as `ByteStream.collect`."""
        rest = b"".join([piece async for piece in self])
        self._reader.result()
        return rest

    async def write_to(self, target: Target, *, on_progress: Progress | None = None) -> None:
        """Write the rest to a file, each piece in a thread; otherwise as `ByteStream.write_to`."""
        check_progress(on_progress)
        with Destination(target) as file:
            async for piece in self:
                await to_thread.run_sync(_write, file, piece)
                if on_progress is not None:
                    on_progress(self._reader.received, self._reader.total)
            self._reader.result()


def open_bytes(
    operation: str, model: str | None, response: Response
) -> Flow[OpenedStream[ByteStream, AsyncByteStream]]:
    """Read until the first piece of a body that is still arriving.

    Raises:
        GroqError: The stream broke before that.
    """
    reader = ByteReader(
        operation=operation,
        model=model,
        headers=response.headers,
        attempts=response.attempts,
        asked=response.asked,
    )
    return open_stream((ByteStream, AsyncByteStream), reader, response)


def _write(file: BinaryIO, piece: bytes) -> None:
    """Write all of a piece; a file without a buffer may take less of it at once."""
    while piece:
        piece = piece[file.write(piece) or len(piece) :]


@define
class Destination:
    """A file to write to, which takes its place under its name once it is whole.

    Until then it stands beside it under a name of its own, which is gone in the end.
    """

    _target: Target
    _file: BinaryIO = field(init=False)
    _part: Path | None = field(default=None, init=False)
    _final: Path = field(init=False)

    def __enter__(self) -> BinaryIO:
        self._file = self._open()
        return self._file

    def _open(self) -> BinaryIO:
        if not isinstance(self._target, str | os.PathLike):
            return self._target
        path = Path(os.fsdecode(self._target)).resolve()  # a link stays one
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            return path.open("wb")  # a pipe or a device: it cannot be replaced
        # Not of the file's own name, which may be as long as names can be.
        part = path.with_name(f".groq-{secrets.token_hex(8)}.part")
        file = part.open("xb")
        self._part, self._final = part, path
        if mode is not None:
            with suppress(OSError):  # not every disk knows modes
                part.chmod(stat.S_IMODE(mode))
        return file

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if not isinstance(self._target, str | os.PathLike):
            return
        try:
            # Closing writes what is left; that it fails, too, is no news after a failure.
            with nullcontext() if exc_type is None else suppress(OSError):
                self._file.close()
            if self._part is not None and exc_type is None:
                self._part.replace(self._final)
        finally:
            if self._part is not None:
                self._part.unlink(missing_ok=True)
