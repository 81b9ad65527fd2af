"""The service dies, or stands still, while calls and streams are under way."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from anyio import to_thread

from groq import (
    CircuitBreakerConfig,
    CircuitOpenError,
    CircuitState,
    NetworkError,
    StreamConnectionError,
    StreamTimeoutError,
)
from tests.test_faults_kit import (
    MODEL,
    RETRY_FREELY,
    Body,
    ask,
    assert_no_connection_is_lost,
    at_once,
    collect,
    errors_of,
    fresh_service,
    open_stream,
    quick_retries,
    shared_service,
    until,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing import SimulatorProcess
    from tests.conftest import World

pytestmark = pytest.mark.anyio
service = shared_service
simulator = fresh_service
quick = quick_retries


class Reader:
    """Reads a stream, and keeps what has arrived."""

    def __init__(self, world: World, stream: Any) -> None:
        self._world = world
        self._stream = stream
        self.text = ""

    async def read(self) -> None:
        """Read to the end."""
        async for chunk in self._world.iterate(self._stream):
            self.text += chunk.content or ""


async def readers_of(world: World, client: Any, count: int) -> list[Reader]:
    """Open streams."""
    return [Reader(world, await open_stream(world, client)) for _ in range(count)]


async def at_once_until(
    world: World, bodies: list[Body[Any]], condition: Callable[[], bool], strike: Callable[[], None]
) -> list[Any]:
    """Run bodies at the same time, and do something once a condition holds."""
    outcomes: list[Any] = []

    async def everybody() -> None:
        outcomes.extend(await at_once(world, *bodies))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(everybody)
        await until(condition)
        await to_thread.run_sync(strike)
    return outcomes


def assert_all_broke_where_they_were(errors: list[Any], readers: list[Reader], whole: str) -> None:
    """Each error has exactly what its reader was handed, which is some of the text."""
    for error, reader in zip(errors, readers, strict=True):
        assert type(error) is StreamConnectionError
        assert error.partial_content == reader.text
        assert error.partial is not None
        assert error.partial.content == reader.text
        assert whole.startswith(reader.text)
        assert 0 < len(reader.text) < len(whole)
        assert error.is_retryable


@pytest.mark.usefixtures("quick")
async def test_everybody_whose_server_is_killed_is_told_so(
    world: World, simulator: SimulatorProcess
) -> None:
    breaker = CircuitBreakerConfig(reset_timeout=0.3)
    client = world.client(max_connections=25, circuit_breaker=breaker)
    whole = (await ask(world, client)).content
    simulator.slow(4000, times=5)
    readers = await readers_of(world, client, 5)
    simulator.hang(times=20)

    outcomes = await at_once_until(
        world,
        [*[partial(ask, world, client)] * 20, *(reader.read for reader in readers)],
        lambda: len(simulator.requests) == 26 and all(reader.text for reader in readers),
        simulator.kill,
    )

    assert {type(error) for error in outcomes[:20]} <= {NetworkError, CircuitOpenError}
    assert all(errors_of(error.attempts)[0] == "network_error" for error in outcomes[:20])
    assert_all_broke_where_they_were(outcomes[20:], readers, whole)
    assert client.circuit_state(MODEL) is not CircuitState.CLOSED

    simulator.restart()
    await until(lambda: client.circuit_state(MODEL) is CircuitState.HALF_OPEN)
    for _ in range(3):
        assert (await ask(world, client)).content == whole
    assert client.circuit_state(MODEL) is CircuitState.CLOSED
    assert len(simulator.requests) == 3
    await assert_no_connection_is_lost(world, client, simulator, 25)


async def test_what_a_killed_server_had_not_begun_to_answer_is_answered_by_the_next(
    world: World, simulator: SimulatorProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groq._retry.BASE_DELAY", 0.3)  # to start a server takes nearly as long
    client = world.client(max_connections=25, max_retries=5, **RETRY_FREELY)
    whole = (await ask(world, client)).content
    simulator.slow(4000, times=3)
    readers = await readers_of(world, client, 3)
    simulator.hang(times=22)

    def kill_and_restart() -> None:
        simulator.kill()
        simulator.restart()

    outcomes = await at_once_until(
        world,
        [
            *[partial(ask, world, client)] * 20,
            *[partial(collect, world, client)] * 2,
            *(reader.read for reader in readers),
        ],
        lambda: len(simulator.requests) == 26 and all(reader.text for reader in readers),
        kill_and_restart,
    )

    for completion in outcomes[:22]:
        assert completion.content == whole
        *failed, last = errors_of(completion.attempts)
        assert set(failed) == {"network_error"}
        assert last is None
    assert len(simulator.requests) == 22
    assert_all_broke_where_they_were(outcomes[22:], readers, whole)
    await assert_no_connection_is_lost(world, client, simulator, 25)


async def test_a_stream_whose_server_stands_still_is_given_up_after_the_idle_timeout(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(idle_timeout=0.2, max_connections=1)
    simulator.slow(4000)
    stream = await open_stream(world, client)
    text = ""
    paused = float("inf")
    with pytest.raises(StreamTimeoutError) as raised:
        async for chunk in world.iterate(stream):
            text += chunk.content or ""
            if text and paused == float("inf"):
                simulator.pause()
                paused = time.monotonic()
    silence = time.monotonic() - paused
    simulator.resume()
    assert 0.2 <= silence < 10
    assert raised.value.timeout == 0.2
    assert raised.value.partial_content == text
    assert len(simulator.requests) == 1
    await assert_no_connection_is_lost(world, client, simulator, 1)


async def test_a_stream_whose_server_goes_on_in_time_is_whole(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(idle_timeout=5)
    whole = (await ask(world, client)).content
    simulator.slow(40_000)
    stream = await open_stream(world, client)
    text = ""
    resume = threading.Timer(0.4, simulator.resume)
    paused = float("inf")
    async for chunk in world.iterate(stream):
        text += chunk.content or ""
        if text and paused == float("inf"):
            simulator.pause()
            paused = time.monotonic()
            resume.start()
    resume.join()
    assert time.monotonic() - paused >= 0.4
    assert text == whole
    assert len(simulator.requests) == 2
