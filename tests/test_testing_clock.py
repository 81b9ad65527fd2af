"""The time of clients, moved by hand."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from groq import (
    CircuitOpenError,
    CircuitState,
    DeadlineExceededError,
    Groq,
    ServerError,
)
from groq._signal import Signal
from groq.testing import Limits, ManualClock, MockHttpTransport, Simulator, create_chat_response
from groq.testing import manual_clock as module
from tests.test_faults_kit import at_once, run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import World

ASK: dict[str, Any] = {
    "model": "llama-3.3-70b-versatile",
    "messages": [{"role": "user", "content": "Hi"}],
}


@pytest.fixture
def mock() -> MockHttpTransport:
    return MockHttpTransport()


@pytest.fixture(autouse=True)
def _hurry() -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < 8  # real seconds, for what would take minutes


async def ask(world: World, client: Any) -> Any:
    return await world.settle(client.chat.create(**ASK))


@pytest.mark.anyio
async def test_every_wait_of_a_call_moves_the_clock(world: World, mock: MockHttpTransport) -> None:
    clock = ManualClock()
    mock.queue_error_response(429, "x", headers={"retry-after": "30"})
    mock.queue_error_response(503, "x", headers={"retry-after": "20.5"})
    mock.queue_json(200, create_chat_response("At last."))
    client = world.client(transport=mock, clock=clock)

    answer = await ask(world, client)

    assert [attempt.delay for attempt in answer.attempts] == [0, 30, 20.5]
    assert (clock.sleeps, clock.now()) == ([30, 20.5], 50.5)


@pytest.mark.anyio
async def test_limits_of_a_simulator_come_back_by_the_same_clock(world: World) -> None:
    clock = ManualClock()
    limits = Limits(requests_per_minute=3)
    with Simulator(limits=limits, clock=clock.time) as simulator:
        client = world.client(base_url=simulator.base_url, clock=clock)
        for _ in range(9):
            await ask(world, client)
        assert clock.now() >= 100
        assert simulator.requests[-1].time == clock.time()

        other = client.with_options(api_key="gsk_other")  # has limits of its own
        begun = clock.now()
        for _ in range(9):
            await ask(world, other)
        assert clock.now() >= begun + 100


@pytest.mark.anyio
async def test_circuit_breakers_go_by_it(world: World, mock: MockHttpTransport) -> None:
    clock = ManualClock()
    client = world.client(transport=mock, clock=clock, max_retries=0)
    for _ in range(5):
        mock.queue_error_response(500, "x")
        assert isinstance(await run(world, partial(ask, world, client)), Exception)
    with pytest.raises(CircuitOpenError):
        await ask(world, client)

    clock.advance(29)
    assert client.circuit_state() is CircuitState.OPEN
    clock.advance(1)
    mock.queue_json(200, create_chat_response("Better."))
    assert (await ask(world, client)).content == "Better."


@pytest.mark.anyio
async def test_deadlines_go_by_it(world: World, mock: MockHttpTransport) -> None:
    clock = ManualClock()
    for _ in range(2):
        mock.queue_error_response(503, "x", headers={"retry-after": "40"})
    client = world.client(transport=mock, clock=clock, deadline=60)
    with pytest.raises(ServerError) as caught:
        await ask(world, client)
    assert not isinstance(caught.value, DeadlineExceededError)  # another wait would be too long
    assert (clock.now(), mock.request_count) == (40, 2)


@pytest.mark.anyio
@pytest.mark.parametrize("replaced", ["options", "base_url", "http_client"])
async def test_copies_keep_it(world: World, mock: MockHttpTransport, replaced: str) -> None:
    clock = ManualClock()
    client = world.client(transport=mock, clock=clock)
    httpx_client = httpx.Client if world.name == "blocking" else httpx.AsyncClient
    options: dict[str, Any] = {
        "options": {"throttle": False},
        "base_url": {"base_url": "https://api.example.com"},
        "http_client": {"http_client": httpx_client(transport=mock)},
    }
    mock.queue_error_response(429, "x", headers={"retry-after": "30"})
    mock.queue_json(200, create_chat_response("Hi."))

    answer = await ask(world, client.with_options(**options[replaced]))

    assert (answer.content, clock.now()) == ("Hi.", 30)


@pytest.mark.anyio
async def test_sleepers_wait_until_the_clock_is_moved(
    world: World, mock: MockHttpTransport
) -> None:
    clock = ManualClock(sleepers_wait=True)
    client = world.client(transport=mock, clock=clock, throttle=False)
    for _ in range(2):
        mock.queue_error_response(429, "x", headers={"retry-after": "30"})
    for _ in range(2):
        mock.queue_json(200, create_chat_response("At last."))
    answers: list[Any] = []

    async def collect() -> None:
        body = partial(ask, world, client)
        answers.extend(await at_once(world, body, body))

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(collect)
        await clock.async_wait_for_sleepers(2)
        clock.advance(29.9)
        await anyio.sleep(0.05)
        assert (clock.sleepers, mock.request_count) == (2, 2)
        clock.advance(0.1)

    assert [answer.content for answer in answers] == ["At last."] * 2
    assert clock.sleepers == 0


def test_a_thread_waits_until_the_clock_is_moved(mock: MockHttpTransport) -> None:
    clock = ManualClock(sleepers_wait=True)
    mock.queue_error_response(503, "x", headers={"retry-after": "7"})
    mock.queue_json(200, create_chat_response("Hi."))
    with Groq("gsk_x", transport=mock, clock=clock) as client:
        thread = threading.Thread(target=client.chat.create, kwargs=ASK)
        thread.start()
        clock.wait_for_sleepers()
        assert mock.request_count == 1
        clock.advance(7)
        thread.join()
    assert mock.request_count == 2


@pytest.mark.anyio
async def test_nobody_waits_for_ever(
    world: World, mock: MockHttpTransport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.05)
    clock = ManualClock(sleepers_wait=True)
    mock.queue_error_response(503, "x", headers={"retry-after": "7"})
    client = world.client(transport=mock, clock=clock)
    with pytest.raises(RuntimeError, match=r"moved the clock from 0 to 7 .*call advance\(\)"):
        await ask(world, client)
    with pytest.raises(RuntimeError, match="0 of 1 callers slept within"):
        clock.wait_for_sleepers()
    with pytest.raises(RuntimeError, match="0 of 3 callers slept within"):
        await clock.async_wait_for_sleepers(3)


def test_a_signal_ends_a_sleep_and_no_time_has_passed() -> None:
    clock, signal = ManualClock(), Signal()
    signal.set()
    clock.sleep(5, signal)
    assert (clock.now(), clock.sleeps, clock.sleepers) == (0, [5], 0)
    clock.sleep(5, Signal())
    assert clock.now() == 5


@pytest.mark.anyio
async def test_who_is_cancelled_sleeps_no_more(anyio_backend: str) -> None:  # noqa: ARG001
    clock = ManualClock(sleepers_wait=True)
    with anyio.move_on_after(0.05):
        await clock.async_sleep(5)
    assert (clock.now(), clock.sleepers) == (0, 0)


@pytest.mark.parametrize("seconds", [-1, float("nan")])
def test_it_never_goes_back(seconds: float) -> None:
    with pytest.raises(ValueError, match="seconds must be at least 0"):
        ManualClock().advance(seconds)
