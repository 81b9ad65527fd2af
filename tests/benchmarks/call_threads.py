"""What calls cost when many threads share a client."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from .answers import TEXT
from .cases import BARE, OFFICIAL, OPENAI, OURS, RAW, Case, comparisons, entries
from .plans import CallPlan
from .subjects import Stopwatch, expect, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_PEERS = dict.fromkeys((OFFICIAL, OPENAI, BARE, RAW))
_MESSAGES = [{"role": "user", "content": "How do locks lift boats?"}]


def cases(*, quick: bool) -> list[Case]:
    """Thirty-two threads; by the clock their speed is that of calls a second."""
    threads, calls = (4, 2) if quick else (32, 20)
    return [
        Case(
            name="call/threads",
            title=f"a call, {threads} threads with one client",
            units={"cpu": "µs", "wall": "µs"},
            entries=entries((OURS, *_PEERS), "call_threads.share", threads=threads, calls=calls),
            comparisons=(
                *comparisons(_PEERS),
                *comparisons(_PEERS, "wall", "by the clock"),
            ),
        )
    ]


def share(subject: Subject, threads: int, calls: int) -> Reading:
    """Cost of a call, on average over all threads."""
    call, model, watch = subject.blocking_calls.call, CallPlan().model, Stopwatch()

    def ask(count: int) -> None:
        for _ in range(count):
            expect(call(model, _MESSAGES), TEXT)

    with ThreadPoolExecutor(threads) as executor:
        list(executor.map(ask, [2] * threads))  # connections are made
        settle()
        with watch:
            list(executor.map(ask, [calls] * threads))
    return watch.microseconds_each(threads * calls)
