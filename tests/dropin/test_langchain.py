"""langchain-groq, used as its users do, without the official SDK.

It asks for the distribution `groq` below 1.0: the shim has that version for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .libraries import with_ours
from .running import Report, performed, uses_of

if TYPE_CHECKING:
    from groq.testing import Simulator

PROGRAM = "langchain_chains"


@pytest.fixture(scope="module")
def report(simulator: Simulator) -> Report:
    python = with_ours("langchain", "langchain-groq==1.1.3", shim="0.37.1")
    return performed(python, PROGRAM, simulator.base_url)


@pytest.mark.parametrize("use", uses_of(PROGRAM))
def test_langchain(use: str, report: Report) -> None:
    report.check(use)
