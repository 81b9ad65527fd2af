"""Libraries that hook into httpx, used with this package as with the official SDK."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .libraries import with_ours
from .running import Report, performed, uses_of

if TYPE_CHECKING:
    from groq.testing import Simulator

PROGRAM = "hooked_calls"
REQUIREMENTS = (
    "opentelemetry-instrumentation-httpx>=0.50b0",
    "opentelemetry-sdk",
    "pytest-httpx==0.36.2",
    "respx==0.23.1",
    "vcrpy==9.4.2",
)


@pytest.fixture(scope="module")
def report(simulator: Simulator) -> Report:
    return performed(with_ours("hooks", *REQUIREMENTS), PROGRAM, simulator.base_url)


@pytest.mark.parametrize("use", uses_of(PROGRAM))
def test_hooks(use: str, report: Report) -> None:
    report.check(use)
