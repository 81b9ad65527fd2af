"""The code blocks of Markdown files, run as their readers would run them."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_PROMISED = re.compile(r"print\(.*\)\s+# -> (.*)$", re.MULTILINE)


@frozen
class Block:
    """One block: the language that it says, its code, and the file and line where it stands."""

    language: str
    code: str
    place: str

    @property
    def is_test(self) -> bool:
        """Whether pytest is to run it."""
        return self.language == "python" and "def test_" in self.code

    @property
    def is_program(self) -> bool:
        """Whether it is to be run as it stands."""
        return self.language == "python" and not self.is_test and not self.is_quoted

    @property
    def is_quoted(self) -> bool:
        """Whether it shows a file of the repository, which has tests of its own."""
        return self.code.startswith("--8<--")


def blocks_of(path: Path) -> list[Block]:
    """All code blocks of a file."""
    text = path.read_text("utf-8")
    name = path.relative_to(ROOT).as_posix()
    return [
        Block(found[1], found[2], f"{name}:{text.count(chr(10), 0, found.start()) + 1}")
        for found in _BLOCK.finditer(text)
    ]


def shell_lines(blocks: list[Block]) -> list[str]:
    """The commands in shell blocks, without comments."""
    return [
        line.split("#")[0].strip()
        for block in blocks
        if block.language == "shell"
        for line in block.code.splitlines()
    ]


def run_program(block: Block) -> str:
    """Run a block in this process and this folder; return what it printed.

    What it says that it prints, in a comment that begins with an arrow, must be there.
    """
    names: dict[str, Any] = {"__name__": "block"}
    with contextlib.redirect_stdout(io.StringIO()) as told:
        exec(compile(block.code, block.place, "exec"), names)  # noqa: S102  our own documents
    printed = told.getvalue()
    for promised in _promises(block):
        assert promised in printed.splitlines(), printed
    return printed


def _promises(block: Block) -> Iterator[str]:
    for found in _PROMISED.finditer(block.code):
        yield found[1]


def run_tests(block: Block, folder: Path) -> None:
    """Have pytest run a block of tests."""
    (folder / "test_block.py").write_text(block.code)
    run(sys.executable, "-m", "pytest", "-p", "groq.testing.pytest_plugin", str(folder))


def run_shell(command: str) -> None:
    """Run a command as far as it can be run here."""
    words = command.split()
    if words[:2] == ["pip", "install"]:
        # Installing from an index is for after the release; the name must be ours, though.
        assert f'name = "{words[2]}"' in (ROOT / "pyproject.toml").read_text("utf-8")
    elif "groq" in words:
        check_groq(command)
    elif words == ["make", "test"]:
        # That is what is running now; that make knows it and what it runs is all there is to see.
        assert "pytest" in run("make", "--dry-run", "test")
    else:
        assert run(*words)


def check_groq(command: str) -> None:
    """That the command `groq` knows what is asked of it; to run it is for its own tests."""
    words = shlex.split(command.rpartition("|")[2].partition(">")[0])[1:]
    count = next((at for at, word in enumerate(words) if not word.isalpha()), len(words))
    told = run(sys.executable, "-m", "groq", *words[:count], "--help")
    assert all(word in told for word in words if word.startswith("-"))


def run(*words: str) -> str:
    """Run a program at the top of the repository; return what it printed."""
    # A make that runs us must not make its nested make share its jobs.
    environment = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL"}}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
