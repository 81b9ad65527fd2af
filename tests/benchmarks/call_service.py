"""What a service feels that makes many calls at once, each answered after a while."""

from __future__ import annotations

import asyncio
import time
from statistics import quantiles
from typing import TYPE_CHECKING

from .answers import TEXT
from .cases import BARE, OFFICIAL, OURS, Case, Comparison, Entry
from .plans import CallPlan
from .samples import Target
from .subjects import expect, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_TARGETS = {"p50": 70, "p99": 120}
_MESSAGES = [{"role": "user", "content": "How do locks lift boats?"}]


def cases(*, quick: bool) -> list[Case]:
    """A hundred callers; half of all calls are quicker than p50, all but a hundredth than p99."""
    arguments = {"callers": 10, "calls": 2} if quick else {"callers": 100, "calls": 10}
    return [
        Case(
            name="call/service",
            title=f"{arguments['callers']} calls at once, answered after 50 ms",
            units=dict.fromkeys(_TARGETS, "ms"),
            entries=tuple(
                Entry(who, "call_service.serve", arguments) for who in (OURS, OFFICIAL, BARE)
            ),
            comparisons=tuple(
                comparison
                for metric, most in _TARGETS.items()
                for comparison in (
                    Comparison(OURS, target=Target(most, unit="ms"), metric=metric, what=metric),
                    Comparison(OURS, BARE, ratio="cost", metric=metric, what=metric),
                    Comparison(OURS, OFFICIAL, metric=metric, what=metric),
                )
            ),
            most_rounds=3,
        )
    ]


def serve(subject: Subject, callers: int, calls: int) -> Reading:
    """Milliseconds from a call to its answer."""
    call, model = subject.asynchronous_calls.call, CallPlan(delay_ms=50).model
    taken: list[float] = []

    async def ask(count: int) -> None:
        for _ in range(count):
            started = time.perf_counter()
            expect(await call(model, _MESSAGES), TEXT)
            taken.append((time.perf_counter() - started) * 1e3)

    async def measure() -> None:
        await asyncio.gather(*(ask(1) for _ in range(callers)))
        taken.clear()
        settle()
        await asyncio.gather(*(ask(calls) for _ in range(callers)))

    subject.run(measure())
    percentiles = quantiles(taken, n=100, method="inclusive")
    return {"p50": percentiles[49], "p99": percentiles[98]}
