"""What a service feels that makes many calls at once, each answered after a while."""

from __future__ import annotations

import asyncio
import time
from statistics import quantiles
from typing import TYPE_CHECKING

from .answers import TEXT
from .cases import BARE, OFFICIAL, OPENAI, OURS, RAW, Case, Comparison, comparisons, entries
from .plans import CallPlan
from .samples import Target
from .subjects import expect, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_RATE = {OFFICIAL: 10, OPENAI: None, BARE: None, RAW: None}
_LATENCIES = {"p50": 70, "p99": 120}
_PEERS = dict.fromkeys(_RATE)
_MESSAGES = [{"role": "user", "content": "How do locks lift boats?"}]


def cases(*, quick: bool) -> list[Case]:
    """A hundred callers; half of all calls are quicker than p50, all but a hundredth than p99."""
    callers, calls = (10, 2) if quick else (100, 10)
    return [
        Case(
            name="call/service",
            title=f"{callers} calls at once, answered after 50 ms",
            units=dict.fromkeys(("each", *_LATENCIES), "ms"),
            entries=entries((OURS, *_RATE), "call_service.serve", callers=callers, calls=calls),
            comparisons=(
                *comparisons(_RATE, "each", "a second by calls a second"),
                *(each for name in _LATENCIES for each in _latency(name)),
            ),
            most_rounds=3,
        )
    ]


def _latency(name: str) -> tuple[Comparison, ...]:
    most = Target(_LATENCIES[name], unit="ms")
    judged = Comparison(OURS, target=most, metric=name, what=name)
    return (judged, *comparisons(_PEERS, name, name))


def serve(subject: Subject, callers: int, calls: int) -> Reading:
    """Milliseconds from a call to its answer, and from one answer to the next."""
    call, model = subject.asynchronous_calls.call, CallPlan(delay_ms=50).model
    taken: list[float] = []

    async def ask(count: int) -> None:
        for _ in range(count):
            started = time.perf_counter()
            expect(await call(model, _MESSAGES), TEXT)
            taken.append((time.perf_counter() - started) * 1e3)

    async def measure() -> float:
        await asyncio.gather(*(ask(1) for _ in range(callers)))
        taken.clear()
        settle()
        started = time.perf_counter()
        await asyncio.gather(*(ask(calls) for _ in range(callers)))
        return (time.perf_counter() - started) * 1e3

    each = subject.run(measure()) / len(taken)
    percentiles = quantiles(taken, n=100, method="inclusive")
    return {"each": each, "p50": percentiles[49], "p99": percentiles[98]}
