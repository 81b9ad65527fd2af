"""An answer on a terminal, its Markdown drawn while it arrives.

Blocks that are complete are printed for good. Only the last one, which may still change, is drawn
anew again and again: an answer may be longer than the screen, and what has left that cannot be
drawn over.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Self

from rich.console import Console
from rich.live import Live
from rich.markdown import Markdown
from rich.segment import Segment
from rich.text import Text

from groq._cli.echo import unechoed
from groq._cli.harmless import harmless
from groq._cli.markdown import settled

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import ConsoleOptions, RenderableType, RenderResult

_PAUSE = 1 / 12  # seconds between two drawings: more than one sees costs time
_THOUGHT = 500  # last characters of the reasoning that are looked at for the last line


class End:
    """The end of something that may be longer than the screen, where the new lines are."""

    def __init__(self, whole: RenderableType) -> None:
        self._whole = whole

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The last lines, as many as fit."""
        lines = console.render_lines(self._whole, options, pad=False)
        for line in lines[-(console.height - 1) :]:
            yield from line
            yield Segment.line()


def _markdown(text: str) -> Markdown:
    # Where a link goes is printed: not every terminal can follow what is hidden behind its text.
    return Markdown(text, hyperlinks=False)


class MarkdownScreen:
    """Draws an answer on the terminal."""

    def __init__(self) -> None:
        self.text = ""
        self._open = ""  # the block that may still change
        self._thought = ""
        self._is_first = True
        self._echo = unechoed()
        self._console = Console(highlight=False)
        # Drawn by the thread that prints: one of rich's own would draw over what it has not seen.
        self._live = Live(
            console=self._console,
            transient=True,
            auto_refresh=False,
            get_renderable=self._current,
        )
        self._drawn_at = -math.inf

    def write(self, piece: str) -> None:
        """Draw a piece of the answer."""
        self._live.start()  # not before: the client may have to tell why nothing comes
        self.text += piece
        self._open += harmless(piece)
        if "\n" in piece and (length := settled(self._open)):
            done, self._open = self._open[:length], self._open[length:]
            self._print(done)
        self._draw()

    def think(self, piece: str) -> None:
        """Show the end of what the model thinks, until it answers."""
        self._live.start()
        self._thought = (self._thought + harmless(piece))[-_THOUGHT:]
        self._draw()

    def _draw(self) -> None:
        if time.monotonic() - self._drawn_at >= _PAUSE:
            self._live.refresh()
            self._drawn_at = time.monotonic()

    def _current(self) -> RenderableType:
        """What may still change. Made when it is drawn: pieces come faster than that."""
        if self.text:
            return End(_markdown(self._open))
        line = self._thought.splitlines()[-1] if self._thought.strip() else ""
        return Text(line, style="dim italic", no_wrap=True, overflow="ellipsis")

    def _print(self, markdown: str) -> None:
        if not self._is_first:
            self._console.print()
        self._console.print(_markdown(markdown))
        self._is_first = False

    def __enter__(self) -> Self:
        self._echo.__enter__()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._live.stop()
        self._echo.__exit__(exc_type, exc, traceback)
        if self._open.strip():
            self._print(self._open)
