"""Runs the programs in `programs/` in the environments that they are for."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

PROGRAMS = Path(__file__).parent / "programs"
API_KEY = "gsk_dropin_0123456789"

_PATIENCE_SECONDS = 120
_USE = re.compile(r"^(?:async )?def ([a-z]\w*)\(\) -> None:", re.MULTILINE)


class Report:
    """What went wrong in each use of a program, None where nothing did."""

    def __init__(self, outcomes: Mapping[str, str | None]) -> None:
        self._outcomes = outcomes

    def check(self, use: str) -> None:
        """Let the test fail with the traceback of that use, if there is one."""
        if problem := self._outcomes[use]:
            pytest.fail(problem, pytrace=False)


def uses_of(program: str) -> list[str]:
    """The uses in a program; read, because not every program can be imported here."""
    return _USE.findall((PROGRAMS / f"{program}.py").read_text(encoding="utf-8"))


def performed(python: Path, program: str, base_url: str) -> Report:
    """Carry out every use of a program, against the server at this address.

    Raises:
        subprocess.CalledProcessError: There is no report; its words are on standard error.
    """
    return Report(_run(python, "perform.py", program, GROQ_BASE_URL=base_url))


def described(python: Path) -> Mapping[str, Collection[str]]:
    """What the `groq` of an environment offers: names by path, and their parts.

    Raises:
        subprocess.CalledProcessError: It cannot be described; why is on standard error.
    """
    offered: Mapping[str, Collection[str]] = _run(python, "describe.py")
    return offered


def _run(python: Path, program: str, *arguments: str, **environment: str) -> Any:
    done = subprocess.run(
        [str(python), str(PROGRAMS / program), *arguments],
        env={**os.environ, "GROQ_API_KEY": API_KEY, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=_PATIENCE_SECONDS,
    )
    return json.loads(done.stdout)
