"""Calls and streams that are cancelled while things go wrong: nothing may stay behind."""

from __future__ import annotations

import asyncio
import random
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest

from groq import CircuitBreakerConfig, CircuitState, GroqError
from groq._cost import Cost
from tests.test_faults_kit import (
    MODEL,
    PATIENCE,
    ask,
    assert_no_connection_is_lost,
    at_once,
    collect,
    fresh_service,
    quick_retries,
    shared_service,
    until,
    until_received,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from contextlib import AbstractAsyncContextManager
    from typing import TypeAlias

    from groq.testing import SimulatorProcess
    from tests.conftest import World

    GivenUp: TypeAlias = Callable[[float], AbstractAsyncContextManager[None]]

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("quick")]
service = shared_service
simulator = fresh_service
quick = quick_retries

async_only = pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)

CALLERS = 100
CONNECTIONS = 40
FAULTS: list[Callable[[SimulatorProcess], None]] = [
    lambda simulator: simulator.hang(0),  # which is none
    lambda simulator: simulator.hang(0.2),
    lambda simulator: simulator.slow(20_000),
    lambda simulator: simulator.fail(503),
    lambda simulator: simulator.fail(429, retry_after=0.05),
    lambda simulator: simulator.reset(),
    lambda simulator: simulator.drop_after(400),
]


async def assert_nothing_stays_behind(
    world: World, client: Any, simulator: SimulatorProcess, connections: int
) -> None:
    """Neither a turn in the rate limits, nor the permit for a probe, nor a connection."""
    simulator.clear()
    assert_all_turns_are_over(client)
    await until(lambda: client.circuit_state(MODEL) is not CircuitState.OPEN)
    for _ in range(3):  # one by one, as probes must be
        await ask(world, client)
    assert client.circuit_state(MODEL) is CircuitState.CLOSED
    # After a refusal without a reason there is room for half of the calls under way, one at
    # least. So a call that is over but still counted would let no other go.
    simulator.fail(429, retry_after=0.01)
    with anyio.fail_after(2):
        await ask(world, client, max_wait=PATIENCE)
    await assert_no_connection_is_lost(world, client, simulator, connections)


def assert_all_turns_are_over(client: Any) -> None:
    # Private, because what is held for calls under way shows in waiting times only, and there
    # only when a limit is close.
    lane = client._pipeline.limits._lanes[MODEL]
    assert lane.is_idle
    assert lane._held == lane._queue.cost == Cost()


@asynccontextmanager
async def given_up_by_anyio(seconds: float) -> AsyncIterator[None]:
    """Cancel again and again until nothing runs any more, but for what is shielded."""
    with anyio.move_on_after(seconds):
        yield


@asynccontextmanager
async def given_up_by_asyncio(seconds: float) -> AsyncIterator[None]:
    """Cancel once, shielded or not: `task.cancel()`."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            yield


@pytest.mark.parametrize(
    ("world_name", "given_up", "seed"),
    [
        pytest.param("asyncio", given_up_by_anyio, 2, id="asyncio"),
        pytest.param("asyncio", given_up_by_asyncio, 2, id="asyncio-native"),
        pytest.param("asyncio", given_up_by_asyncio, 3, id="asyncio-native again"),
        pytest.param("trio", given_up_by_anyio, 3, id="trio"),
    ],
    indirect=["world_name"],
)
async def test_a_hundred_calls_cancelled_at_any_time_leave_nothing_behind(
    world: World, simulator: SimulatorProcess, seed: int, given_up: GivenUp
) -> None:
    chance = random.Random(seed)  # noqa: S311  no secret
    client = world.client(
        max_connections=CONNECTIONS,
        timeout=1,
        circuit_breaker=CircuitBreakerConfig(reset_timeout=0.05),
    )
    await ask(world, client)
    for _ in range(CALLERS):
        chance.choice(FAULTS)(simulator)
    outcomes: list[str] = []

    async def caller(call: Callable[..., Awaitable[Any]], start: float, patience: float) -> None:
        await anyio.sleep(start)
        outcome = "cancelled"
        async with given_up(patience):
            try:
                await call(world, client)
                outcome = "answered"
            except GroqError:
                outcome = "failed"
        outcomes.append(outcome)

    async with anyio.create_task_group() as tasks:
        for number in range(CALLERS):
            call = (ask, collect)[number % 2]
            # On a slow machine nobody else may have an answer before the patience is over.
            patience = 30 if number < 10 else chance.expovariate(10)
            tasks.start_soon(caller, call, chance.uniform(0, 0.3), patience)

    assert len(outcomes) == CALLERS
    assert outcomes.count("cancelled") >= 10
    assert outcomes.count("cancelled") < CALLERS
    await assert_nothing_stays_behind(world, client, simulator, CONNECTIONS)


@async_only
async def test_calls_cancelled_while_they_wait_for_their_turn_leave_the_queue(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(max_connections=20)
    simulator.hang(times=None)
    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(ask, world, client)
        await until_received(simulator, 8)  # the others wait for an answer
        tasks.cancel_scope.cancel()
    assert len(simulator.requests) == 8
    await assert_nothing_stays_behind(world, client, simulator, 20)


@async_only
@pytest.mark.parametrize("call", [ask, collect])
async def test_a_cancelled_probe_leaves_room_for_another(
    world: World, simulator: SimulatorProcess, call: Any
) -> None:
    breaker = CircuitBreakerConfig(reset_timeout=0.1)
    client = world.client(max_retries=0, max_connections=5, circuit_breaker=breaker)
    simulator.fail(503, times=5)
    await at_once(world, *[partial(ask, world, client)] * 5)
    await until(lambda: client.circuit_state(MODEL) is CircuitState.HALF_OPEN)
    simulator.hang()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(call, world, client)
        await until_received(simulator, 6)
        tasks.cancel_scope.cancel()
    assert client.circuit_state(MODEL) is CircuitState.HALF_OPEN
    await assert_nothing_stays_behind(world, client.with_options(max_retries=3), simulator, 5)


@async_only
async def test_a_stream_cancelled_while_it_is_read_leaves_nothing_behind(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(max_connections=1)
    simulator.slow(6000)
    read = 0
    async with anyio.create_task_group() as tasks:
        stream = await client.chat.create_stream(
            model=MODEL, messages=[{"role": "user", "content": "Hello"}]
        )
        async for _ in stream:
            read += 1
            if read == 3:
                tasks.cancel_scope.cancel()
    assert read == 3
    await assert_nothing_stays_behind(world, client, simulator, 1)
