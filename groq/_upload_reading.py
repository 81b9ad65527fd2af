"""One way through the bytes of an upload: what an attempt reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from attrs import define, field

from groq._validation import invalid
from groq.errors import ValidationError

if TYPE_CHECKING:
    from groq._transport import Progress
    from groq._upload import Upload

PIECE_BYTES = 256 * 1024
# What files raise: ValueError, if it is closed, or the path is none; EOFError, if it is a packed
# one that was cut short.
UNREADABLE = (OSError, ValueError, EOFError)


@define(eq=False)
class UploadReading:
    """Reads an upload from its beginning; its file is opened when the first byte is asked for."""

    _upload: Upload
    _file: BinaryIO | None = field(default=None, init=False)
    _position: int = field(default=0, init=False)
    _is_closed: bool = field(default=False, init=False)

    @property
    def in_memory(self) -> bool:
        """Whether `read` never blocks."""
        return self._upload.in_memory

    @property
    def on_progress(self) -> Progress | None:
        """Who is to be told how much of the upload was sent."""
        return self._upload.on_progress

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; none at the end. May block.

        Raises:
            ValidationError: They cannot be read, or are not what they were.
        """
        with self._upload.lock:
            try:
                return self._next(size)
            except ValidationError:
                raise
            except UNREADABLE as error:
                raise unreadable(self._upload.source, error) from error

    def _next(self, size: int) -> bytes:
        upload = self._upload
        if self._is_closed or upload.is_closed:
            raise ValueError("it was given up")  # to a thread whose caller was cancelled
        if self._position == upload.size:
            return b""
        if self._file is None:
            self._file = upload.open()
        if self._file.tell() != upload.position_of(self._position):
            raise upload.changed()
        piece = binary(self._file.read(min(size, upload.size - self._position)))
        if not piece:
            raise upload.changed()
        self._position += len(piece)
        if self._position == upload.size:
            upload.check_unchanged(self._file)
        return piece

    def close(self) -> None:
        """Let go of the file; waits for the piece that is being read, if any."""
        with self._upload.lock:
            self._is_closed = True
            if self._file is not None:
                self._upload.done_with(self._file)


def binary(piece: object) -> bytes:
    """What was read from a file, which must be bytes; nothing, of one that has none to give."""
    if isinstance(piece, bytes):
        return piece
    if piece is None:
        return b""
    raise invalid(
        "file",
        f'file must give bytes, as of open(path, "rb"); it gave {type(piece).__name__}',
        piece,
    )


def unreadable(source: object, error: Exception) -> ValidationError:
    """The error for a file that cannot be read."""
    return invalid("file", f"file cannot be read: {error}", source)
