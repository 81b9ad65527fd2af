"""Makes the calls of a goodput scenario, inside the worker, and notes what became of each."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .subjects import Subject

_MOST_TOKENS = 60  # of an answer
_LENGTHS = 3  # of prompts: one sentence or more


class CallRecord(TypedDict):
    """One call; times are Unix seconds, because the server's log is held against them.

    `error` is the name of what the SDK raised, None if it succeeded; then the tokens count.
    """

    model: str
    begun: float
    over: float
    prompt_tokens: int
    answer_tokens: int
    error: str | None


def threads(
    subject: Subject, models: Sequence[str], calls: int, count: int, options: Mapping[str, Any]
) -> list[CallRecord]:
    """So many calls to each model, from `count` threads that share a client."""
    client = subject.blocking_with(**options)

    def call(number: int) -> CallRecord:
        record = _begin(models, number)
        try:
            usage = client.ask(record["model"], _prompt(number), _MOST_TOKENS)
        except subject.failure as error:
            return _fail(record, error)
        return _succeed(record, usage)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(call, range(calls * len(models))))


def tasks(
    subject: Subject, models: Sequence[str], calls: int, count: int, options: Mapping[str, Any]
) -> list[CallRecord]:
    """So many calls to each model, all at once, each in a task of its own."""

    async def call(number: int) -> CallRecord:
        record = _begin(models, number)
        try:
            usage = await client.ask(record["model"], _prompt(number), _MOST_TOKENS)
        except subject.failure as error:
            return _fail(record, error)
        return _succeed(record, usage)

    async def gather() -> list[CallRecord]:
        return await asyncio.gather(*map(call, range(count)))

    if count != calls * len(models):
        raise ValueError(f"{count} tasks cannot make a call each of {calls} to {len(models)}")
    client = subject.asynchronous_with(**options)
    return subject.run(gather())


def _begin(models: Sequence[str], number: int) -> CallRecord:
    return {
        "model": models[number % len(models)],
        "begun": time.time(),
        "over": 0.0,
        "prompt_tokens": 0,
        "answer_tokens": 0,
        "error": None,
    }


def _succeed(record: CallRecord, usage: tuple[int, int]) -> CallRecord:
    prompt, answer = usage
    return {**record, "over": time.time(), "prompt_tokens": prompt, "answer_tokens": answer}


def _fail(record: CallRecord, error: Exception) -> CallRecord:
    return {**record, "over": time.time(), "error": type(error).__name__}


def _prompt(number: int) -> str:
    return f"How high does lock number {number} lift a boat? " * (1 + number % _LENGTHS)
