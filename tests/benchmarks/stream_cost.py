"""What a chunk of a stream costs, and how soon the first one is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from .cases import (
    BARE,
    OFFICIAL,
    OPENAI,
    OURS,
    RAW,
    SPLIT,
    Case,
    Comparison,
    Entry,
    comparisons,
    entries,
)
from .events import text_of
from .plans import StreamPlan
from .samples import Target
from .subjects import Stopwatch, expect, settle

if TYPE_CHECKING:
    from .subjects import AsyncCollector, BlockingCollector, Reading, Subject

# By events a write: how many times as fast as the official SDK, what share of bare httpx's cost.
_CHUNK = {1: (10, 0.6), 16: (12, 1.1)}
_FIRST = {OFFICIAL: 3, OPENAI: None, BARE: 0.8, SPLIT: None, RAW: None}
_COLLECTED = "ours, collect()"
_UNITS = {"cpu": "µs", "wall": "µs"}
_WARM_UP = 64


def cases(*, quick: bool) -> list[Case]:
    """Blocking and async code, one event a write and sixteen; and the time to the first chunk."""
    per_chunk = [
        _per_chunk(mode, per_write, 200 if quick else 4000)
        for mode in ("blocking", "async")
        for per_write in ((16,) if quick else (1, 16))
    ]
    firsts = [_first(mode, 5 if quick else 200) for mode in ("blocking", "async")]
    return [*per_chunk, *firsts]


def _per_chunk(mode: str, per_write: int, chunks: int) -> Case:
    speed, cost = _CHUNK[per_write]
    peers = {OFFICIAL: speed, OPENAI: None, BARE: cost, SPLIT: None, RAW: None}
    arguments = {"chunks": chunks, "per_write": per_write}
    return Case(
        name=f"stream/{mode}-{per_write}",
        title=f"a chunk, {mode}, {per_write} a write",
        units=_UNITS,
        entries=(
            *entries((OURS, *peers), f"stream_cost.read_{mode}", **arguments),
            Entry(OURS, f"stream_cost.collect_{mode}", arguments, _COLLECTED),
        ),
        comparisons=(
            *comparisons(peers),
            Comparison(_COLLECTED, OFFICIAL, Target(speed, at_least=True)),
        ),
    )


def _first(mode: str, streams: int) -> Case:
    return Case(
        name=f"stream/first-{mode}",
        title=f"from the call to the first text, {mode}",
        units=_UNITS,
        entries=entries((OURS, *_FIRST), f"stream_cost.first_{mode}", streams=streams),
        comparisons=comparisons(_FIRST),
    )


def read_blocking(subject: Subject, chunks: int, per_write: int) -> Reading:
    """Cost per chunk of reading one stream."""
    plan, watch = StreamPlan(chunks, per_write), Stopwatch()
    client = subject.blocking
    client.read(StreamPlan(_WARM_UP, per_write).model)
    settle()
    with watch:
        count = client.read(plan.model)
    expect(count, chunks)
    return watch.microseconds_each(chunks)


def read_async(subject: Subject, chunks: int, per_write: int) -> Reading:
    """Cost per chunk of reading one stream."""
    plan, watch = StreamPlan(chunks, per_write), Stopwatch()

    async def measure() -> int:
        client = subject.asynchronous
        await client.read(StreamPlan(_WARM_UP, per_write).model)
        settle()
        with watch:
            return await client.read(plan.model)

    expect(subject.run(measure()), chunks)
    return watch.microseconds_each(chunks)


def collect_blocking(subject: Subject, chunks: int, per_write: int) -> Reading:
    """Cost per chunk of asking one stream for the whole answer."""
    plan, watch = StreamPlan(chunks, per_write), Stopwatch()
    client = cast("BlockingCollector", subject.blocking)
    client.collect(StreamPlan(_WARM_UP, per_write).model)
    settle()
    with watch:
        text = client.collect(plan.model)
    expect(text, text_of(plan))
    return watch.microseconds_each(chunks)


def collect_async(subject: Subject, chunks: int, per_write: int) -> Reading:
    """Cost per chunk of asking one stream for the whole answer."""
    plan, watch = StreamPlan(chunks, per_write), Stopwatch()

    async def measure() -> str:
        client = cast("AsyncCollector", subject.asynchronous)
        await client.collect(StreamPlan(_WARM_UP, per_write).model)
        settle()
        with watch:
            return await client.collect(plan.model)

    expect(subject.run(measure()), text_of(plan))
    return watch.microseconds_each(chunks)


def first_blocking(subject: Subject, streams: int) -> Reading:
    """Cost of a call until its first text; what follows is read, but not counted."""
    plan, watch = StreamPlan(4), Stopwatch()
    client = subject.blocking
    client.read(plan.model)
    settle()
    for _ in range(streams):
        texts = client.contents(plan.model)
        with watch:
            first = next(texts)
        expect(first + "".join(texts), text_of(plan))
    return watch.microseconds_each(streams)


def first_async(subject: Subject, streams: int) -> Reading:
    """Cost of a call until its first text; what follows is read, but not counted."""
    plan, watch = StreamPlan(4), Stopwatch()

    async def measure() -> None:
        client = subject.asynchronous
        await client.read(plan.model)
        settle()
        for _ in range(streams):
            texts = client.contents(plan.model)
            with watch:
                first = await anext(texts)
            expect(first + "".join([text async for text in texts]), text_of(plan))

    subject.run(measure())
    return watch.microseconds_each(streams)
