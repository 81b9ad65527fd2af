"""opentelemetry-instrumentation-groq, used as its users do, without the official SDK.

It does nothing, and says so in the log alone, unless the distribution `groq` is installed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .libraries import with_ours
from .running import Report, performed, uses_of

if TYPE_CHECKING:
    from groq.testing import Simulator

PROGRAM = "traced_calls"
REQUIREMENTS = ("opentelemetry-instrumentation-groq==0.62.4", "opentelemetry-sdk==1.45.2")


@pytest.fixture(scope="module")
def report(simulator: Simulator) -> Report:
    return performed(with_ours("instrumentation", *REQUIREMENTS), PROGRAM, simulator.base_url)


@pytest.mark.parametrize("use", uses_of(PROGRAM))
def test_instrumentation(use: str, report: Report) -> None:
    report.check(use)
