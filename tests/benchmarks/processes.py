"""The processes of a benchmark: the mock server, and a worker for each contender."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import IO, TYPE_CHECKING, Any, NoReturn, Self

from tests.installations import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class BenchmarkError(Exception):
    """A process of the benchmark failed; its own words are on standard error."""


class Process:
    """A module of this package, run until its standard input ends."""

    def __init__(self, python: Path | str, module: str, core: int, *arguments: str) -> None:
        self._name = " ".join((module, *arguments))
        self._process = subprocess.Popen(
            _command(python, module, str(core), *arguments),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def tell(self, line: str) -> None:
        """Write a line to it."""
        pipe = _open(self._process.stdin)
        try:
            pipe.write(line + "\n")
            pipe.flush()
        except BrokenPipeError:
            self._fail()

    def hear(self) -> str:
        """The next line that it writes.

        Raises:
            BenchmarkError: It ended instead.
        """
        return _open(self._process.stdout).readline() or self._fail()

    def _fail(self) -> NoReturn:
        raise BenchmarkError(f"{self._name} ended with status {self._process.wait()}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, exc_type: object, *rest: object) -> None:
        if exc_type is not None:
            self._process.terminate()
        self._process.communicate()


class Server(Process):
    """The mock server."""

    def __init__(self, core: int) -> None:
        super().__init__(sys.executable, "server", core)
        self.base_url = f"http://127.0.0.1:{self.hear().strip()}"


class Worker(Process):
    """One contender, ready to be measured."""

    def __init__(self, python: Path | str, contender: str, core: int, base_url: str) -> None:
        super().__init__(python, "worker", core, contender, base_url)

    def measure(self, action: str, arguments: Mapping[str, Any]) -> Any:
        """Let it measure; what that function returned.

        Raises:
            BenchmarkError: It failed.
        """
        self.tell(json.dumps({"action": action, "arguments": dict(arguments)}))
        return json.loads(self.hear())


def run(python: Path | str, module: str, *arguments: str, given: str) -> None:
    """Run a module of this package to its end, with that on its standard input.

    Raises:
        subprocess.CalledProcessError: It failed; its own words are on standard error.
    """
    command = _command(python, module, *arguments)
    subprocess.run(command, env=_environment(), input=given, text=True, check=True)


def _command(python: Path | str, module: str, *arguments: str) -> list[str]:
    # The package is found from the folder above it and not from the root of the project
    # (-P: nor from the current folder), where `groq` would be this project for everybody.
    return [str(python), "-P", "-m", f"benchmarks.{module}", *arguments]


def _environment() -> dict[str, str]:
    """The variables of this process, without those that would lead clients elsewhere."""
    kept = {
        name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")
    }
    return {**kept, "PYTHONPATH": str(ROOT / "tests")}


def _open(pipe: IO[str] | None) -> IO[str]:
    if pipe is None:
        raise BenchmarkError("a process without a pipe")
    return pipe
