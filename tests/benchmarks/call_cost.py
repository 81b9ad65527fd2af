"""What a call costs: alone, beside others, and with a long conversation to send."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING

from .answers import TEXT
from .cases import BARE, OFFICIAL, OURS, Case, Comparison, Entry
from .plans import CallPlan
from .samples import Target
from .subjects import Stopwatch, expect, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_UNITS = {"cpu": "µs", "wall": "µs"}
# At so many calls at once, how much of what bare httpx takes.
_ASYNC_TARGETS = {1: 0.2, 10: 0.2, 100: 0.1, 1000: 0.1}
_START_TARGET = 1.25


def cases(*, quick: bool) -> list[Case]:
    """Calls one after the other and at once, long requests, and the start."""
    calls = 5 if quick else 400
    at_once = (1, 10) if quick else tuple(_ASYNC_TARGETS)
    return [
        _case("blocking", "a call, blocking", "blocking", {"calls": calls}, 0.5),
        *(
            _case(
                f"async-{count}",
                f"a call, async, {count} at once",
                "asynchronous",
                {"calls": max(calls, count), "at_once": count},
                _ASYNC_TARGETS[count],
            )
            for count in at_once
        ),
        _case(
            "messages",
            "a call with 1,000 messages, blocking",
            "blocking",
            {"calls": calls // 5, "messages": 1000},
            None,
        ),
        _case("start", "import and a client, in a process of its own", "start", {}, _START_TARGET),
        _case("another-client", "another client", "another", {"clients": calls // 5}, None),
    ]


def _case(
    name: str, title: str, action: str, arguments: dict[str, int], target: float | None
) -> Case:
    return Case(
        name=f"call/{name}",
        title=title,
        units=_UNITS,
        entries=tuple(
            Entry(who, f"call_cost.{action}", arguments) for who in (OURS, OFFICIAL, BARE)
        ),
        comparisons=(
            Comparison(OURS, BARE, Target(target) if target else None, "cost"),
            Comparison(OURS, OFFICIAL),
        ),
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
        for _ in range(2):  # in the first round connections are made
            await asyncio.gather(*(ask(1) for _ in range(at_once)))
        settle()
        with watch:
            await asyncio.gather(*(ask(calls // at_once) for _ in range(at_once)))

    subject.run(measure())
    return watch.microseconds_each(calls // at_once * at_once)


def start(subject: Subject) -> Reading:
    """Cost of importing and making a client, in a new process."""
    program = (
        "import time; cpu, wall = time.process_time(), time.perf_counter()\n"
        f"{subject.startup}\n"
        "print([time.process_time() - cpu, time.perf_counter() - wall])"
    )
    command = [sys.executable, "-P", "-c", program]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cpu, wall = json.loads(told)
    return {"cpu": cpu * 1e6, "wall": wall * 1e6}


def another(subject: Subject, clients: int) -> Reading:
    """Cost of making one more client in a process that has one."""
    watch, made = Stopwatch(), [subject.another()]
    settle()
    with watch:
        made.extend(subject.another() for _ in range(clients))
    return watch.microseconds_each(clients)


def _conversation(messages: int) -> list[dict[str, str]]:
    roles = ("user", "assistant")
    return [
        {"role": roles[number % 2], "content": f"Word {number} of how locks lift boats."}
        for number in range(messages)
    ]
