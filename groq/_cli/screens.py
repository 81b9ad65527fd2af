"""Where an answer appears: as text, or on a terminal as what its Markdown means."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Protocol, Self

import click

from groq._cli.harmless import harmless

if TYPE_CHECKING:
    from types import TracebackType


class Screen(Protocol):
    """Shows the pieces of an answer. Leaving it shows the rest, however the answer has ended."""

    text: str
    """What has arrived."""

    def write(self, piece: str) -> None:
        """Show a piece of the answer."""

    def think(self, piece: str) -> None:
        """Show that the model thinks."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


class PlainScreen:
    """Prints an answer as it comes, and ends its last line."""

    def __init__(self, *, is_terminal: bool) -> None:
        self.text = ""
        self._is_terminal = is_terminal

    def write(self, piece: str) -> None:
        """Print a piece."""
        self.text += piece
        click.echo(harmless(piece) if self._is_terminal else piece, nl=False)
        sys.stdout.flush()

    def think(self, piece: str) -> None:
        """Nothing: only what was asked for is printed."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.text and not self.text.endswith("\n") and exc_type is not BrokenPipeError:
            click.echo()


def open_screen(*, is_markdown: bool) -> Screen:
    """The screen that suits the output of this process."""
    is_terminal = sys.stdout.isatty()
    if not (is_terminal and is_markdown) or os.environ.get("TERM") == "dumb":
        return PlainScreen(is_terminal=is_terminal)
    from groq._cli.markdown_screen import MarkdownScreen

    return MarkdownScreen()
