"""Many streams at once that arrive as a model writes them."""

from __future__ import annotations

import asyncio
import time
from statistics import median
from typing import TYPE_CHECKING

from .cases import OFFICIAL, OPENAI, OURS, RAW, SPLIT, Case, comparisons, entries
from .events import text_of
from .plans import StreamPlan
from .subjects import Stopwatch, expect, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_CPU = {OFFICIAL: 3, OPENAI: None, SPLIT: None, RAW: None}
_FIRST = {OFFICIAL: 8, OPENAI: None, SPLIT: None, RAW: None}
_PAUSE_MS = 10


def cases(*, quick: bool) -> list[Case]:
    """All streams begin together; the measurement fails unless every one of them is complete."""
    streams, chunks = (10, 5) if quick else (50, 40)
    return [
        Case(
            name="stream/paced",
            title=f"{streams} async streams at once, a chunk every {_PAUSE_MS} ms",
            units={"cpu": "µs", "wall": "µs", "first": "ms"},
            entries=entries((OURS, *_CPU), "stream_paced.read", streams=streams, chunks=chunks),
            comparisons=(
                *comparisons(_CPU, "cpu", "a chunk"),
                *comparisons(_FIRST, "first", "first text"),
            ),
        )
    ]


def read(subject: Subject, streams: int, chunks: int) -> Reading:
    """Cost per chunk, and milliseconds until a stream in the middle has its first text."""
    plan, watch = StreamPlan(chunks, pause_ms=_PAUSE_MS), Stopwatch()
    client, firsts = subject.asynchronous, list[float]()

    async def follow(model: str) -> str:
        started, parts = time.perf_counter(), list[str]()
        async for text in client.contents(model):
            if not parts:
                firsts.append((time.perf_counter() - started) * 1e3)
            parts.append(text)
        return "".join(parts)

    async def follow_all(plan: StreamPlan) -> list[str]:
        return await asyncio.gather(*(follow(plan.model) for _ in range(streams)))

    async def measure() -> list[str]:
        await follow_all(StreamPlan(4))  # connections are made
        firsts.clear()
        settle()
        with watch:
            return await follow_all(plan)

    expect(subject.run(measure()), [text_of(plan)] * streams)
    return {**watch.microseconds_each(streams * chunks), "first": median(firsts)}
