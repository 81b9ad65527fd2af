"""How much of an answer is kept in memory: so much, and no more, whatever the other side sends.

What is read while it arrives, a stream or a download to disk, is kept nowhere and has no limit.
Performs no I/O; for any adapter to HTTP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from groq.errors import ResponseParseError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Of an answer that is read as JSON: the largest that the API has, some thousand embeddings, have
# half of that. What JSON is read into may take twenty times as much.
ANSWER_BYTES = 64 * 2**20
# Of a file or a sound that somebody wants in memory: five times the largest upload there is.
FILE_BYTES = 2**30
# Of the body of an error, which is read for its message.
ERROR_BYTES = 2**20


def most_of(status_code: int, most_bytes: int) -> int:
    """How many bytes are kept of the body of an answer; most_bytes are if it is a success."""
    return most_bytes if _is_success(status_code) else ERROR_BYTES


@define
class Kept:
    """The body of an answer, while it is read into memory.

    Attributes:
        status_code: The HTTP status of the answer.
        headers: Its headers.
        most_bytes: What the body of a success may have, decompressed.
    """

    status_code: int
    headers: Mapping[str, str]
    most_bytes: int = ANSWER_BYTES
    _size: int = field(default=0, init=False)
    _pieces: list[bytes] = field(factory=list[bytes], init=False)

    @property
    def content(self) -> bytes:
        """What was kept."""
        return b"".join(self._pieces)

    def add(self, piece: bytes) -> bool:
        """Keep the next piece; tell whether more is wanted. Of an error, only the beginning is.

        Raises:
            ResponseParseError: It is a success, and has too many bytes to be one.
        """
        most = most_of(self.status_code, self.most_bytes)
        self._size += len(piece)
        if self._size <= most:
            self._pieces.append(piece)
            return True
        self.refuse_rest()
        self._pieces.append(piece[: most - self._size])
        return False

    def refuse_rest(self) -> None:
        """Take note that there is more than is kept.

        Raises:
            ResponseParseError: It is a success.
        """
        if _is_success(self.status_code):
            self._pieces.clear()
            raise self._too_large()

    def _too_large(self) -> ResponseParseError:
        return ResponseParseError(
            f"The answer has more than {self.most_bytes} bytes, which is more than is kept in "
            "memory; of a file, content_stream() hands out a piece at a time",
            status_code=self.status_code,
            headers=self.headers,
            request_id=self.headers.get("x-request-id"),
        )


def _is_success(status_code: int) -> bool:
    return 200 <= status_code < 300  # noqa: PLR2004  the definition of success
