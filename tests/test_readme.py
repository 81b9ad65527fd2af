"""Every code block of the README is run: Python against the simulator, shell for real."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from groq.testing import Simulator

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
TESTS = [code for language, code in BLOCKS if language == "python" and "def test_" in code]
PYTHON = [code for language, code in BLOCKS if language == "python" and code not in TESTS]
SHELL = [
    line.split("#")[0].strip()
    for language, code in BLOCKS
    if language == "shell"
    for line in code.splitlines()
]


def test_every_block_says_its_language() -> None:
    assert {language for language, _ in BLOCKS} == {"python", "shell"}


@pytest.mark.parametrize("code", PYTHON, ids=range(len(PYTHON)))
def test_a_python_block_runs_and_prints(
    code: str,
    simulator: Simulator,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    (tmp_path / "scripts").symlink_to(
        ROOT / "scripts"
    )  # what is read is there, what is written not
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GROQ_API_KEY", "gsk_readme")
    monkeypatch.setenv("GROQ_BASE_URL", simulator.base_url)
    names: dict[str, Any] = {"__name__": "readme"}
    exec(compile(code, "README.md", "exec"), names)  # noqa: S102  our own README
    printed = capsys.readouterr().out
    assert printed.strip()
    assert "broke after" not in printed


@pytest.mark.parametrize("code", TESTS, ids=range(len(TESTS)))
def test_a_block_of_tests_passes(code: str, tmp_path: Path) -> None:
    (tmp_path / "test_weather.py").write_text(code)
    run(sys.executable, "-m", "pytest", "-p", "groq.testing.pytest_plugin", str(tmp_path))


def check_groq(command: str) -> None:
    """That the command `groq` knows what is asked of it; to run it is for its own tests."""
    words = shlex.split(command.rpartition("|")[2].partition(">")[0])[1:]
    count = next((at for at, word in enumerate(words) if not word.isalpha()), len(words))
    told = run(sys.executable, "-m", "groq", *words[:count], "--help")
    assert all(word in told for word in words if word.startswith("-"))


@pytest.mark.parametrize("command", SHELL)
def test_a_shell_line_works(command: str) -> None:
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


def run(*words: str) -> str:
    # A make that runs us must not make its nested make share its jobs.
    environment = {k: v for k, v in os.environ.items() if k not in {"MAKEFLAGS", "MAKELEVEL"}}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
