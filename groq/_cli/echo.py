"""What is typed while an answer is drawn: it must not appear amidst it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from collections.abc import Generator

_LOCAL_MODES = 3  # their place in what tcgetattr returns


@contextmanager
def unechoed() -> Generator[None]:
    """Keep the terminal from showing keys, `^C` among them; who asks next reads them.

    Shown, they would move the cursor, and what is drawn next would miss its place.
    """
    if sys.platform == "win32":
        yield  # there, no key is shown that nobody reads
    else:
        terminal = sys.stdout.fileno()
        before = termios.tcgetattr(terminal)
        quiet = [*before]
        quiet[_LOCAL_MODES] = before[_LOCAL_MODES] & ~termios.ECHO
        termios.tcsetattr(terminal, termios.TCSANOW, quiet)
        try:
            yield
        finally:
            termios.tcsetattr(terminal, termios.TCSANOW, before)
