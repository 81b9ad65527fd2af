"""What the tests of resilience share; the tests are in the other files of this name.

The client runs against a simulator in a process of its own, which can be killed and paused. A
body of many calls is written once, as a coroutine: it runs in a task in the async worlds, and in
a thread in the blocking one.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import anyio
import httpx
import pytest
from anyio import to_thread

from groq import CircuitBreakerConfig, GroqError
from groq.testing import Limits, SimulatorProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Iterator

    from groq.testing import ReceivedRequest
    from tests.conftest import World

T = TypeVar("T")
Body: TypeAlias = "Callable[[], Coroutine[Any, Any, T]]"

MODEL = "llama-3.1-8b-instant"
OTHER_MODEL = "llama-3.3-70b-versatile"
ASK: dict[str, Any] = {
    "model": MODEL,
    "messages": [{"role": "user", "content": "What keeps a canal from running dry?"}],
}
ROOMY = Limits(1_000_000, 1_000_000_000)  # running into limits is the subject of other tests
RETRY_FREELY: dict[str, Any] = {
    "circuit_breaker": CircuitBreakerConfig.always_closed(),
    "retry_budget": False,
}
PATIENCE = 10.0  # seconds after which what must happen is not waited for any longer


class Service(SimulatorProcess):
    """A simulator that many tests use, each with a log of its own."""

    _before = 0

    @property
    def requests(self) -> list[ReceivedRequest]:
        """What has been received in this test."""
        return super().requests[self._before :]

    def begin(self) -> None:
        """Have it run, whatever the last test has left; with an empty log, and no faults."""
        if self._process is None:
            self.restart()
        self.resume()
        self._before += len(self.requests)
        self.clear()

    def restart(self) -> None:
        """Start it again, after a kill; its log is empty."""
        self._before = 0
        super().restart()


@pytest.fixture(scope="module")
def shared_service() -> Iterator[Service]:
    """One process for a file of tests: to start and end one takes half a second."""
    with Service(limits=ROOMY) as service:
        yield service


@pytest.fixture
def fresh_service(service: Service) -> Service:
    """The `simulator` of a file of tests that says so."""
    service.begin()
    return service


@pytest.fixture
def quick_retries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Delays of 20, 40, 80 ms in the place of 1, 2, 4 s: no setting makes them so short."""
    monkeypatch.setattr("groq._retry.BASE_DELAY", 0.02)


async def ask(world: World, client: Any, **options: Any) -> Any:
    """Make one call; its result has the text, and the attempts that it took."""
    return await world.settle(client.chat.create(**{**ASK, **options}))


async def open_stream(world: World, client: Any, **options: Any) -> Any:
    """Open a stream of what `ask` would return."""
    return await world.settle(client.chat.create_stream(**{**ASK, **options}))


async def collect(world: World, client: Any, **options: Any) -> Any:
    """Open a stream and read it to its end; the result is that of `ask`."""
    stream = await open_stream(world, client, **options)
    return await world.settle(stream.collect())


async def pause(world: World, seconds: float) -> None:
    """Let time pass, in a body of any world."""
    if world.name == "blocking":
        time.sleep(seconds)  # noqa: ASYNC251  in a thread of its own
    else:
        await anyio.sleep(seconds)


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    with anyio.fail_after(PATIENCE):
        while not condition():  # noqa: ASYNC110  it becomes so in another process, or thread
            await anyio.sleep(0.005)


async def until_received(simulator: SimulatorProcess, count: int) -> None:
    """Wait until so many requests have been received in this test."""
    await until(lambda: len(simulator.requests) == count)


async def run(world: World, body: Body[T]) -> T | GroqError:
    """What a body returns, or the error of this package that it ends in."""
    try:
        if world.name != "blocking":
            return await body()
        return await to_thread.run_sync(_run_blocking, body, limiter=anyio.CapacityLimiter(1))
    except GroqError as error:
        return error


def _run_blocking(body: Body[T]) -> T:
    coroutine = body()
    try:
        coroutine.send(None)
    except StopIteration as done:
        value: T = done.value
        return value
    coroutine.close()
    raise RuntimeError("a body awaited what the blocking world does not have")


async def at_once(world: World, *bodies: Body[T]) -> list[T | GroqError]:
    """Run bodies all at the same time; their outcomes are in the same order."""
    outcomes: dict[int, T | GroqError] = {}

    async def note(place: int, body: Body[T]) -> None:
        outcomes[place] = await run(world, body)

    async with anyio.create_task_group() as tasks:
        for place, body in enumerate(bodies):
            tasks.start_soon(note, place, body)
    return [outcomes[place] for place in sorted(outcomes)]


def errors_of(attempts: Iterable[Any]) -> list[str | None]:
    """How each attempt ended."""
    return [attempt.error for attempt in attempts]


async def assert_no_connection_is_lost(
    world: World, client: Any, simulator: SimulatorProcess, connections: int
) -> None:
    """Use every connection that the client may open, all at the same time.

    One that is still held for an earlier call would leave a call waiting for its end, and that
    is longer than it may wait.
    """
    simulator.hang(0.15 + connections / 250, times=connections)  # to start them takes time, too
    unlimited = client.with_options(throttle=False)
    body = partial(ask, world, unlimited, timeout=httpx.Timeout(PATIENCE, pool=0.1))
    outcomes = await at_once(world, *[body] * connections)
    assert [outcome for outcome in outcomes if isinstance(outcome, GroqError)] == []
