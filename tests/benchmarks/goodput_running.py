"""Carries out goodput scenarios: a simulator with the limits, a worker with the callers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing import Limits, SimulatorProcess

from .goodput_figures import Arrival, Trial
from .goodput_plan import FAMILY, MODELS
from .pinning import ANY
from .processes import BenchmarkError, Worker

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .goodput import CallRecord
    from .goodput_plan import Scenario

# As 0.4 s are to a minute of a minute's length.
_LATENCY = 0.02


def carry_out(scenario: Scenario, pythons: Mapping[str, Path]) -> Trial:
    """Run a scenario, with its own server and its own client in a process each.

    Raises:
        BenchmarkError: One of them failed.
        NotCredibleError: They do not tell the same story.
    """
    try:
        trial = _carry_out(scenario, pythons[scenario.contender])
    except RuntimeError as error:
        raise BenchmarkError(f"the simulator: {error}") from error
    trial.check()
    return trial


def _carry_out(scenario: Scenario, python: Path) -> Trial:
    limits = Limits(**scenario.limits)
    with SimulatorProcess(limits=limits, latency=_LATENCY) as simulator:
        with Worker(python, scenario.contender, ANY, simulator.base_url) as worker:
            calls: list[CallRecord] = worker.measure(
                f"{FAMILY}.{scenario.callers}",
                {
                    "models": MODELS[: scenario.models],
                    "calls": scenario.calls,
                    "count": scenario.count,
                    "options": scenario.options,
                },
            )
        arrivals = [Arrival(each.time, each.status) for each in simulator.requests]
    return Trial(scenario, calls, arrivals)
