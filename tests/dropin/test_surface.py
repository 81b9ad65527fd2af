"""The surface of the official SDK: every name and behaviour that consumers were seen to use.

The table is the programs `surface_*`. Each use in them is carried out twice, with the official
SDK and with ours: the first proves that it is true, the second that we are compatible. What is
in `surface_beyond` consumers look for, too, but the official SDK does not have it (any more).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .libraries import official
from .running import Report, performed, uses_of

if TYPE_CHECKING:
    from groq.testing import Simulator

SHARED = (
    "names",
    "types",
    "client",
    "requests",
    "chat",
    "streams",
    "audio",
    "resources",
    "responses",
    "models",
    "making",
    "errors",
)
BEYOND = "beyond"


def table(*programs: str) -> list[tuple[str, str]]:
    return [(program, use) for program in programs for use in uses_of(f"surface_{program}")]


class Reports:
    """The reports of one interpreter; a program is run when its first use is asked for."""

    def __init__(self, python: Path, base_url: str) -> None:
        self._python = python
        self._base_url = base_url
        self._reports: dict[str, Report] = {}

    def check(self, program: str, use: str) -> None:
        if program not in self._reports:
            name = f"surface_{program}"
            self._reports[program] = performed(self._python, name, self._base_url)
        self._reports[program].check(use)


@pytest.fixture(scope="module")
def with_official_sdk(simulator: Simulator) -> Reports:
    return Reports(official(), simulator.base_url)


@pytest.fixture(scope="module")
def with_ours(simulator: Simulator) -> Reports:
    return Reports(Path(sys.executable), simulator.base_url)


@pytest.mark.parametrize(("program", "use"), table(*SHARED))
def test_the_official_sdk_does_it(program: str, use: str, with_official_sdk: Reports) -> None:
    with_official_sdk.check(program, use)


@pytest.mark.parametrize(("program", "use"), table(*SHARED, BEYOND))
def test_ours_does_it(program: str, use: str, with_ours: Reports) -> None:
    with_ours.check(program, use)
