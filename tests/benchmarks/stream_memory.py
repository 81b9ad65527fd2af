"""What streams keep in memory: a long one while it is read, and many that are open."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from typing import TYPE_CHECKING

from .cases import OFFICIAL, OURS, SPLIT, Case, Comparison, Entry
from .plans import StreamPlan
from .resident import resident as size_of_process
from .resident import settled
from .samples import Target
from .subjects import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from .subjects import Reading, Subject

_MEGABYTE = 1_000_000
# The text itself is kept, for `stream.content` and for what an error may have to tell: 0.83 MB
# from 10,000 to 100,000 chunks, at two bytes a letter because some of them are Chinese. Anything
# kept beside it for every chunk goes beyond this, as does a second copy of the text.
_FLAT = Target(1, unit="MB", always=True)
_SLIM = Target(1, unit="MB", always=True)
_STEPS = 10


def cases(*, quick: bool) -> list[Case]:
    """The growth while a stream is read, and the size of an open one."""
    chunks, streams = (1000, 5) if quick else (100_000, 200)
    traced = _growth("traced", "as Python counts it", chunks, rounds=1)
    if sys.platform != "linux":
        return [traced]  # the size of a process is read from /proc
    # Processes grow in jumps, which one measurement hits or misses by chance.
    resident = _growth("resident", "of the process", chunks, rounds=7)
    return [traced, resident, *(_open(mode, streams) for mode in ("blocking", "async"))]


def _growth(how: str, title: str, chunks: int, rounds: int) -> Case:
    arguments = {"chunks": chunks, "first": chunks // _STEPS}
    return Case(
        name=f"memory/{how}",
        title=f"growth from {chunks // _STEPS:,} to {chunks:,} chunks, {title}",
        units={"growth": "MB"},
        entries=tuple(Entry(who, f"stream_memory.{how}", arguments) for who in (OURS, SPLIT)),
        comparisons=(
            Comparison(OURS, target=_FLAT, metric="growth"),
            Comparison(SPLIT, metric="growth"),
        ),
        fresh=True,
        most_rounds=rounds,
    )


def _open(mode: str, streams: int) -> Case:
    action = f"stream_memory.open_{mode}"
    # The official SDK opens a hundred connections at most, unless it is given another client.
    fewer = min(streams, 90)
    peer = f"official, {fewer}"
    return Case(
        name=f"memory/open-{mode}",
        title=f"one of {streams} open streams, {mode}",
        units={"each": "MB"},
        entries=(
            Entry(OURS, action, {"streams": streams}),
            Entry(OFFICIAL, action, {"streams": fewer}, peer),
            Entry(SPLIT, action, {"streams": streams}),
        ),
        comparisons=(
            Comparison(OURS, target=_SLIM, metric="each"),
            Comparison(peer, metric="each"),
            Comparison(SPLIT, metric="each"),
        ),
        fresh=True,
        most_rounds=3,
    )


def resident(subject: Subject, chunks: int, first: int) -> Reading:
    """Growth of the process while one stream is read, and the curve of its size."""
    return _curve(subject, chunks, first, size_of_process)


def traced(subject: Subject, chunks: int, first: int) -> Reading:
    """Growth of what Python has allocated while one stream is read, and its curve."""
    tracemalloc.start()
    try:
        return _curve(subject, chunks, first, lambda: tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()


def _curve(subject: Subject, chunks: int, first: int, size: Callable[[], int]) -> Reading:
    sizes: dict[int, float] = {}
    count = 0
    for _ in subject.blocking.contents(StreamPlan(chunks).model):
        count += 1
        if count % first == 0:
            gc.collect()
            sizes[count] = size() / _MEGABYTE
    expect(count, chunks)
    return {"growth": sizes[chunks] - sizes[first], **{f"at {at}": n for at, n in sizes.items()}}


def open_blocking(subject: Subject, streams: int) -> Reading:
    """Growth of the process for each stream that is open, after a first one."""
    client, plan = subject.blocking, StreamPlan(4, held=True)
    opened = [client.contents(plan.model)]
    next(opened[0])
    before = settled()
    for _ in range(streams):
        opened.append(client.contents(plan.model))
        next(opened[-1])
    grown = settled() - before
    for texts in opened:
        texts.close()
    return {"each": grown / streams / _MEGABYTE}


def open_async(subject: Subject, streams: int) -> Reading:
    """As `open_blocking`."""
    plan = StreamPlan(4, held=True)

    async def measure() -> int:
        client = subject.asynchronous
        opened = [client.contents(plan.model)]
        await anext(opened[0])
        before = settled()
        for _ in range(streams):
            opened.append(client.contents(plan.model))
            await anext(opened[-1])
        grown = settled() - before
        for texts in opened:
            await texts.aclose()
        return grown

    return {"each": subject.run(measure()) / streams / _MEGABYTE}
