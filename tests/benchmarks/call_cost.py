"""What a call costs: alone, beside others, and with a long conversation to send."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from .answers import TEXT
from .cases import BARE, OFFICIAL, OPENAI, OURS, RAW, Case, comparisons, entries
from .plans import CallPlan
from .subjects import Stopwatch, expect, settle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .subjects import Reading, Subject

_UNITS = {"cpu": "µs", "wall": "µs"}
# By calls at once: how many times as fast as the official SDK, what share of bare httpx's cost,
# and how many rounds there is time for.
_ASYNC = {1: (8, 0.2, 100), 10: (8, 0.2, 100), 100: (15, 0.1, 100), 1000: (15, 0.1, 2)}


def cases(*, quick: bool) -> list[Case]:
    """Calls one after the other, calls at once, and long requests."""
    calls = 5 if quick else 200
    return [
        _case(
            "blocking",
            "a call, blocking",
            "blocking",
            {OFFICIAL: 5, OPENAI: None, BARE: 0.5, RAW: None},
            calls=calls,
        ),
        *(_at_once(count, calls) for count in ((1, 10) if quick else _ASYNC)),
        _case(
            "messages",
            "a call with 1,000 messages, blocking",
            "blocking",
            {OFFICIAL: 15, OPENAI: None, BARE: 1, RAW: None},
            calls=max(1, calls // 10),
            messages=1000,
        ),
    ]


def _at_once(count: int, calls: int) -> Case:
    speed, cost, rounds = _ASYNC[count]
    return _case(
        f"async-{count}",
        f"a call, async, {count:,} at once",
        "asynchronous",
        {OFFICIAL: speed, OPENAI: None, BARE: cost, RAW: None},
        most_rounds=rounds,
        calls=max(calls, count),
        at_once=count,
    )


def _case(
    name: str,
    title: str,
    action: str,
    peers: Mapping[str, float | None],
    most_rounds: int = 100,
    **arguments: int,
) -> Case:
    return Case(
        name=f"call/{name}",
        title=title,
        units=_UNITS,
        entries=entries((OURS, *peers), f"call_cost.{action}", **arguments),
        comparisons=comparisons(peers),
        most_rounds=most_rounds,
    )


def blocking(subject: Subject, calls: int, messages: int = 1) -> Reading:
    """Cost of a call when one comes after the other."""
    conversation = _conversation(messages)
    call, model, watch = subject.blocking_calls.call, CallPlan().model, Stopwatch()
    for _ in range(3):
        call(model, conversation)
    settle()
    with watch:
        for _ in range(calls):
            text = call(model, conversation)
    expect(text, TEXT)
    return watch.microseconds_each(calls)


def asynchronous(subject: Subject, calls: int, at_once: int) -> Reading:
    """Cost of a call when so many are under way all the time."""
    conversation = _conversation(1)
    call, model, watch = subject.asynchronous_calls.call, CallPlan().model, Stopwatch()

    async def ask(count: int) -> None:
        for _ in range(count):
            expect(await call(model, conversation), TEXT)

    async def measure() -> None:
        await asyncio.gather(*(ask(1) for _ in range(at_once)))  # connections are made
        settle()
        with watch:
            await asyncio.gather(*(ask(calls // at_once) for _ in range(at_once)))

    subject.run(measure())
    return watch.microseconds_each(calls // at_once * at_once)


def _conversation(messages: int) -> list[dict[str, str]]:
    roles = ("user", "assistant")
    return [
        {"role": roles[number % 2], "content": f"Word {number} of how locks lift boats."}
        for number in range(messages)
    ]
