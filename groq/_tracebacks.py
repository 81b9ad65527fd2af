"""Tracebacks of failed sends, without what was sent.

The frames of an HTTP library that was interrupted while it wrote a request have its bytes in
their local variables, and the API key is among them. Crash reports show locals; so these are
cleared. The frames stay, with their files and lines, and so do the locals of all other frames.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import dropwhile
from traceback import walk_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

# Who turns a request into bytes. What they call in turn, sockets and event loops, is cleared, too.
_WRITERS = frozenset({"httpcore", "aiohttp"})


def clear_written(error: BaseException) -> None:
    """Clear the locals of the frames that wrote a request, of an error and of its causes."""
    for cause in causes_of(error):
        frames = (frame for frame, _ in walk_tb(cause.__traceback__))
        for frame in dropwhile(_is_above_writers, frames):
            with suppress(RuntimeError):  # it still runs: then it is nobody's that wrote
                frame.clear()


def causes_of(error: BaseException) -> Generator[BaseException, None, None]:
    """An error, and all that it came from, each once."""
    known: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        cause = left.pop()
        if cause is not None and id(cause) not in known:
            known.add(id(cause))
            left += [cause.__context__, cause.__cause__]
            yield cause


def _is_above_writers(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__")).partition(".")[0] not in _WRITERS
