"""Faults of time: a service that says nothing, or hardly anything."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from groq import CircuitOpenError, CircuitState, DeadlineExceededError, TimeoutError
from tests.test_faults_kit import (
    MODEL,
    PATIENCE,
    RETRY_FREELY,
    ask,
    at_once,
    collect,
    errors_of,
    fresh_service,
    open_stream,
    shared_service,
)

if TYPE_CHECKING:
    from groq.testing import SimulatorProcess
    from tests.conftest import World

pytestmark = pytest.mark.anyio
service = shared_service
simulator = fresh_service

LATE = 10.0  # seconds; when nothing ends a call, it takes longer


async def test_five_calls_that_are_never_answered_open_the_breaker(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(timeout=0.2, max_retries=0)
    simulator.hang(times=None)
    outcomes = await at_once(world, *[partial(ask, world, client)] * 5)
    for error in outcomes:
        assert type(error) is TimeoutError
        assert (error.timeout, error.operation) == (0.2, "chat.create")
        assert errors_of(error.attempts) == ["timeout_error"]
    assert client.circuit_state(MODEL) is CircuitState.OPEN
    with pytest.raises(CircuitOpenError):
        await ask(world, client)
    assert len(simulator.requests) == 5


async def test_a_call_that_was_not_answered_is_made_again_at_once(
    world: World, simulator: SimulatorProcess
) -> None:
    simulator.hang(times=2)
    completion = await ask(world, world.client(timeout=0.2))
    assert errors_of(completion.attempts) == ["timeout_error", "timeout_error", None]
    assert [attempt.delay for attempt in completion.attempts] == [0, 0, 0]
    assert len(simulator.requests) == 3


async def test_an_answer_that_drips_is_no_timeout(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(timeout=0.25, max_retries=0)
    simulator.slow(bytes_per_second=1200)  # for 830 bytes, in pieces 20 times a second
    started = time.monotonic()
    completion = await ask(world, client)
    assert completion.content
    assert time.monotonic() - started > 0.6
    assert len(simulator.requests) == 1


@pytest.mark.parametrize("call", [ask, open_stream])
@pytest.mark.parametrize("fault", ["hang", "drip"])
async def test_a_deadline_ends_a_call_that_is_under_way(
    world: World, simulator: SimulatorProcess, fault: str, call: Any
) -> None:
    client = world.client(timeout=PATIENCE, max_connections=1)
    if fault == "hang":
        simulator.hang()
    else:
        simulator.slow(bytes_per_second=6)  # so that the first chunk takes most of a minute
    started = time.monotonic()
    with pytest.raises(DeadlineExceededError) as raised:
        await call(world, client, deadline=0.25)
    assert 0.24 < time.monotonic() - started < LATE
    assert raised.value.timeout == 0.25
    assert errors_of(raised.value.attempts) == ["deadline_exceeded_error"]
    assert len(simulator.requests) == 1
    assert (await ask(world, client)).content  # by the only connection there may be


async def test_a_deadline_ends_the_tries_too(world: World, simulator: SimulatorProcess) -> None:
    client = world.client(timeout=0.15, max_retries=1000, deadline=0.4, **RETRY_FREELY)
    simulator.hang(times=None)
    started = time.monotonic()
    with pytest.raises(DeadlineExceededError) as raised:
        await ask(world, client)
    assert 0.39 < time.monotonic() - started < LATE
    *earlier, last = errors_of(raised.value.attempts)
    assert set(earlier) == {"timeout_error"}
    assert last == "deadline_exceeded_error"
    assert len(earlier) <= 2


async def test_a_stream_that_has_begun_in_time_may_take_longer_than_the_deadline(
    world: World, simulator: SimulatorProcess
) -> None:
    simulator.slow(bytes_per_second=40_000)  # for 20 kB
    started = time.monotonic()
    completion = await collect(world, world.client(deadline=0.2))
    assert completion.content
    assert time.monotonic() - started > 0.4
    assert len(simulator.requests) == 1
