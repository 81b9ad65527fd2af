"""What is uploaded: the bytes of a file, which every attempt reads anew from their beginning.

A path is opened for each attempt, so a call that waits for its turn holds no handle. An open file
is read from where it stands; when the call has failed it stands there again. What cannot be read
twice, such as a pipe, is copied into a temporary file once. All of this reads in pieces, so that
the size of a file is no matter for memory.

What may block is `prepare`, and reading. Async callers leave both to a thread, and do not wait
for it when they are cancelled; so both can be closed while they are at work.
"""

from __future__ import annotations

import io
import os
from contextlib import closing, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, Self, TypeAlias, cast

from attrs import define, field

from groq._upload_reading import PIECE_BYTES, UNREADABLE, UploadReading, binary, unreadable
from groq._validation import invalid
from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from groq._transport import Progress

_HEAD_BYTES = 4096
# Of what can be read but once, and may have no end: five times the largest upload there is.
_MOST_COPIED = 2**30

# Size and time of the last change. Not the inode: some network disks number files as they go.
_Stamp: TypeAlias = "tuple[int, int]"

# Open files that are being sent, by their ids. Two calls that read one would mix up its bytes.
_lent: dict[int, Upload] = {}


@define(eq=False)
class Upload:
    """A file to send. First of all `prepare` it; close it in the end.

    Attributes:
        source: A path, or an open file.
        on_progress: Who is told how much of it was sent.
        size: Bytes to send.
        head: The first of them, 4096 at most.
        lock: Held while a piece is read, and while the file is given up.
        is_closed: Whether it was given up.
    """

    source: Path | BinaryIO
    on_progress: Progress | None = None
    size: int = field(default=0, init=False)
    head: bytes = field(default=b"", init=False, repr=False)
    _file: BinaryIO | None = field(default=None, init=False)  # kept open: yours, or a copy
    _start: int = field(default=0, init=False)
    _stamp: _Stamp | None = field(default=None, init=False)
    is_closed: bool = field(default=False, init=False)
    lock: Lock = field(factory=Lock, init=False)

    @property
    def in_memory(self) -> bool:
        """Whether nothing here ever blocks."""
        return isinstance(self.source, io.BytesIO)

    def prepare(self) -> None:
        """Find out how long the file is, and how it begins; may block.

        Raises:
            ValidationError: It cannot be read, is empty, is being sent by another call, or has no
                end in sight.
        """
        try:
            self._measure()
        except ValidationError:
            raise
        except UNREADABLE as error:
            raise unreadable(self.source, error) from error
        if not self.size:
            raise invalid("file", "file is empty", self.source)
        with closing(self.reading()) as reading:
            self.head = reading.read(_HEAD_BYTES)

    def reading(self) -> UploadReading:
        """A new way through the bytes."""
        return UploadReading(self)

    def pieces(self) -> Iterator[bytes]:
        """All the bytes, 256 kB at a time; may block."""
        with closing(self.reading()) as reading:
            while piece := reading.read(PIECE_BYTES):
                yield piece

    def open(self) -> BinaryIO:
        """The file, where its bytes begin. Hand it to `done_with` in the end."""
        file = self._file or cast("Path", self.source).open("rb")
        try:
            self.check_unchanged(file)
            file.seek(self._start)
        except BaseException:
            self.done_with(file)
            raise
        return file

    def done_with(self, file: BinaryIO) -> None:
        """Close a file, if `open` has opened it."""
        if file is not self._file:  # which stays open for the next attempt
            file.close()

    def check_unchanged(self, file: BinaryIO) -> None:
        """Refuse a file that is not what it was when it was measured."""
        if self._stamp is not None and _stamp_of(file) != self._stamp:
            raise self.changed()

    def changed(self) -> ValidationError:
        """The error for a file that is not what it was."""
        message = (
            "file was written to, or read by somebody else, before all of it was sent; "
            "upload one that nobody uses"
        )
        return invalid("file", message, self.source)

    def position_of(self, offset: int) -> int:
        """Where in the file the byte with this offset stands."""
        return self._start + offset

    def _measure(self) -> None:
        if isinstance(self.source, Path):
            with self.source.open("rb") as file:
                if file.seekable():
                    self.size, self._stamp = file.seek(0, io.SEEK_END), _stamp_of(file)
                else:
                    self._copy(file)
        elif _is_seekable(self.source):
            with self.lock:
                self._measure_yours(self.source)
        else:
            self._copy(self.source)

    def _measure_yours(self, file: BinaryIO) -> None:
        if self.is_closed:
            return
        self._start = file.tell()
        if _lent.setdefault(id(file), self) is not self:
            raise invalid(
                "file",
                "file is being sent by another call; open it for each, or pass its path or bytes",
                file,
            )
        self._file = file
        end = file.seek(0, io.SEEK_END)  # which writes what you have written to it
        file.seek(self._start)
        self.size, self._stamp = max(end - self._start, 0), _stamp_of(file)

    def _copy(self, source: BinaryIO) -> None:
        """Copy what can be read but once into a file that is gone when it is closed."""
        import tempfile  # noqa: PLC0415  few uploads need it

        copy = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115  closed below, or by `close`
        try:
            while not self.is_closed and (piece := binary(source.read(PIECE_BYTES))):
                self.size += copy.write(piece)
                if self.size > _MOST_COPIED:
                    raise invalid("file", f"file has more than {_MOST_COPIED} bytes", source)
        except BaseException:
            copy.close()
            raise
        with self.lock:
            if self.is_closed:
                copy.close()
            else:
                self._file = copy

    def close(self, *, sent: bool = False) -> None:
        """Let go of the file. Unless it was sent, an open one stands where it stood."""
        self.is_closed = True  # before the lock is free: a copy that is being made ends
        with self.lock:
            if self._file is None:
                return
            if self._file is not self.source:
                self._file.close()
            elif _lent.get(id(self._file)) is self:
                del _lent[id(self._file)]
                if not sent:
                    with suppress(OSError, ValueError):  # its owner may have closed it
                        self._file.seek(self._start)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close(sent=exc_type is None)


def _is_seekable(file: BinaryIO) -> bool:
    seekable = getattr(file, "seekable", None)
    return seekable is not None and seekable()


def _stamp_of(file: BinaryIO) -> _Stamp | None:
    """What tells that a file is still the same; None for one that is not on disk."""
    try:
        status = os.fstat(file.fileno())
    except (AttributeError, OSError):
        return None
    return status.st_size, status.st_mtime_ns
