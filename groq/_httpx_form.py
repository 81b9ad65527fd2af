"""Files of a form over httpx, whose multipart encoder reads them while they are sent.

The encoder asks each file for its size first, so that the length of the body is sent with its
headers, and then for 64 kB at a time, by blocking calls. So that an event loop need not wait for
a disk, a larger piece is read ahead in a thread, and the encoder takes from that.
"""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any, Self

from attrs import define, field

from groq.errors import TimeoutError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from groq._transport import FilePart, Reading, Request, Source

_PIECE_BYTES = 256 * 1024


@define(eq=False)
class Part:
    """A file as the encoder sees it: a binary file of a known size, which can only be rewound.

    Attributes:
        source: The file.
    """

    source: Source
    _ends_at: float | None = None
    _reading: Reading = field(init=False)
    _ahead: memoryview = field(factory=lambda: memoryview(b""), init=False, repr=False)
    _position: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self._reading = self.source.reading()

    @property
    def is_dry(self) -> bool:
        """Whether the next `read` may block, unless `read_ahead` does so before."""
        is_at_end = self._position == self.source.size
        return not (self._ahead or is_at_end or self._reading.in_memory)

    def read_ahead(self) -> None:
        """Have the next piece ready; may block."""
        self._ahead = memoryview(self._reading.read(_PIECE_BYTES))

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; those before are on their way by now."""
        self._check_time()
        if self._reading.on_progress is not None:
            self._reading.on_progress(self._position, self.source.size)
        if not self._ahead and self._position < self.source.size:
            self.read_ahead()
        piece, self._ahead = bytes(self._ahead[:size]), self._ahead[size:]
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Tell the size, when that is asked for by looking for the end; else rewind."""
        if whence == io.SEEK_END:
            return self.source.size
        if offset != self._position:
            self.rewind()
        return self._position

    def rewind(self) -> None:
        """Begin anew."""
        self.close()
        self._reading, self._ahead, self._position = self.source.reading(), memoryview(b""), 0

    def close(self) -> None:
        """Give up on the rest. Safe while a thread reads ahead."""
        self._reading.close()

    def _check_time(self) -> None:
        # A slow network may take each piece in time and yet not all of them.
        if self._ends_at is not None and time.monotonic() > self._ends_at:
            raise TimeoutError("The request could not be written in time")


class Form:
    """The files of a request while it is sent; they are closed on leaving it.

    Attributes:
        fields: The parts of the form, as httpx takes them.
        parts: Those that are read while they are sent.
    """

    def __init__(self, files: Sequence[tuple[str, FilePart]], seconds: float | None) -> None:
        self._ends_at = None if seconds is None else time.monotonic() + seconds
        self.parts: list[Part] = []
        self.fields = [
            (name, (file_name, self._opened(content), content_type))
            for name, (file_name, content, content_type) in files
        ]

    def _opened(self, content: bytes | Source) -> Any:
        if isinstance(content, bytes):
            return content
        self.parts.append(Part(content, self._ends_at))
        return self.parts[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for part in self.parts:
            part.close()


_EMPTY = Form((), None)


def form_of(request: Request, seconds: float | None = None) -> Form:
    """The form of a request, to be read within so many seconds; most requests have none."""
    return Form(request.files, seconds) if request.files else _EMPTY
