"""A text that was read aloud: what `client.audio.speak` returns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike

    from groq.types import Attempt


def _size(content: bytes) -> str:
    return f"<{len(content)} bytes>"


@frozen(kw_only=True)
class Speech:
    """A sound, whole and in memory. Equal to any other with the same bytes of the same type.

    The service sends it while it is made, hence before it knows the length: the sizes in the
    header of a WAV file may be 0xFFFFFFFF.

    Attributes:
        content: The bytes of a sound file.
        content_type: Its media type, such as `audio/wav`.
        headers: Headers of the HTTP response.
        attempts: Every send that it took, the successful one last.
    """

    content: bytes = field(repr=_size)
    content_type: str
    headers: Mapping[str, str] = field(repr=False, eq=False)
    attempts: tuple[Attempt, ...] = field(default=(), repr=False, eq=False)

    @property
    def request_id(self) -> str | None:
        """Id of the request, from the header `x-request-id`; for support."""
        return self.headers.get("x-request-id")

    def write_to(self, path: str | PathLike[str]) -> None:
        """Write the sound to a file, in place of one that is there already.

        Blocks until that is done, in async code, too.

        Raises:
            OSError: The file cannot be written.
        """
        Path(path).write_bytes(self.content)
