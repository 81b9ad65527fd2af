"""Many streams at once, as a service has them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .cases import FLOOR, OFFICIAL, OURS, Case, Comparison, Entry
from .plans import StreamPlan
from .subjects import Stopwatch, expect, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject


def cases(*, quick: bool) -> list[Case]:
    """All streams begin together; the measurement fails unless every one of them is complete."""
    streams, chunks = (10, 20) if quick else (200, 100)
    entries = tuple(
        Entry(who, "stream_concurrency.finish", {"streams": streams, "chunks": chunks})
        for who in (OURS, OFFICIAL, FLOOR)
    )
    metrics = (("wall", "until all are complete"), ("cpu", "a chunk"))
    return [
        Case(
            name="stream/together",
            title=f"{streams} async streams of {chunks} chunks at once",
            units={"wall": "ms", "cpu": "µs"},
            entries=entries,
            comparisons=tuple(
                comparison
                for metric, what in metrics
                for comparison in (
                    Comparison(OURS, OFFICIAL, metric=metric, what=what),
                    Comparison(OURS, FLOOR, ratio="cost", metric=metric, what=what),
                )
            ),
            most_rounds=3,
        )
    ]


def finish(subject: Subject, streams: int, chunks: int) -> Reading:
    """Milliseconds until all streams are complete, and microseconds of CPU per chunk."""
    plan, watch = StreamPlan(chunks), Stopwatch()

    async def measure() -> list[int]:
        client = subject.asynchronous
        await client.read(plan.model)
        settle()
        with watch:
            return await asyncio.gather(*(client.read(plan.model) for _ in range(streams)))

    expect(subject.run(measure()), [chunks] * streams)
    return {"wall": watch.wall * 1e3, "cpu": watch.cpu / streams / chunks * 1e6}
