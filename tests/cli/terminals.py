"""A terminal for a program: a pseudo-terminal, and a screen that understands what is drawn."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PATIENCE = 60.0  # seconds until a test gives up
_PIECE = 4096

# The terminal must belong to the program, or Ctrl-C would interrupt nobody. Forking a process that
# has threads, as pty.fork does, is what Python warns of.
_LOGIN = (
    "import os, sys; os.login_tty(0); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)

CTRL_C = "\x03"
CTRL_D = "\x04"


class Terminal:
    """Runs `python ARGUMENTS` on a terminal; leaving the `with` ends it."""

    def __init__(
        self, *arguments: str, env: Mapping[str, str], columns: int = 80, lines: int = 24
    ) -> None:
        self._own, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._screen = pyte.HistoryScreen(columns, lines, history=1000, ratio=0.5)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LOGIN, *arguments],
            stdin=its,
            stdout=its,
            stderr=its,
            env=env,
            start_new_session=True,
        )
        os.close(its)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._own, keys.encode())

    @property
    def text(self) -> str:
        """What is on the screen, and what has left it above."""
        above = [
            "".join(line[x].data for x in range(self._screen.columns)).rstrip()
            for line in self._screen.history.top
        ]
        return "\n".join([*above, *(line.rstrip() for line in self._screen.display)]).rstrip()

    def wait_for(self, what: str | Callable[[str], bool]) -> str:
        """Everything on the screen, once it holds something."""
        is_there = what if callable(what) else lambda text: what in text
        self._read(lambda: is_there(self.text))
        assert is_there(self.text), self.text
        return self.text

    def wait(self) -> int:
        """The exit status, once the program has ended."""
        self._read(lambda: False)
        return self._process.wait(_PATIENCE)

    def _read(self, enough: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not enough() and time.monotonic() < end:
            if not select.select([self._own], [], [], 0.1)[0]:
                continue
            try:
                piece = os.read(self._own, _PIECE)
            except OSError:  # the other end is closed: the program is over
                return
            if not piece:
                return
            self.raw += piece
            self._stream.feed(piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._own)
