"""A service that is down: what is still sent to it, and how calls come back to it."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from attrs import define, field

from groq import (
    CircuitBreakerConfig,
    CircuitOpenError,
    CircuitState,
    DeadlineExceededError,
    GroqError,
    PoolTimeoutError,
    ServerError,
)
from tests.test_faults_kit import (
    MODEL,
    OTHER_MODEL,
    PATIENCE,
    ask,
    at_once,
    fresh_service,
    open_stream,
    pause,
    run,
    shared_service,
    until,
    until_received,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing import SimulatorProcess
    from tests.conftest import World

pytestmark = pytest.mark.anyio
service = shared_service
simulator = fresh_service


async def test_five_failures_in_a_row_stop_all_calls_to_that_model_and_no_other(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(max_retries=0)
    for status in (500, 502, 503, 504, 529):
        simulator.fail(status)
        with pytest.raises(ServerError) as raised:
            await ask(world, client)
        assert raised.value.status_code == status
    assert client.circuit_state(MODEL) is CircuitState.OPEN

    refused = await at_once(world, *[partial(ask, world, client)] * 20)
    assert [type(error) for error in refused] == [CircuitOpenError] * 20
    assert [error.attempts for error in refused] == [()] * 20
    assert len(simulator.requests) == 5

    assert (await ask(world, client, model=OTHER_MODEL)).content
    assert [request.model for request in simulator.requests] == [*[MODEL] * 5, OTHER_MODEL]


async def test_three_probes_one_at_a_time_close_the_breaker(
    world: World, simulator: SimulatorProcess
) -> None:
    breaker = CircuitBreakerConfig(reset_timeout=0.2)
    client = world.client(max_retries=0, circuit_breaker=breaker)
    simulator.fail(503, times=5)
    await at_once(world, *[partial(ask, world, client)] * 5)
    await until(lambda: client.circuit_state(MODEL) is CircuitState.HALF_OPEN)

    for probe in range(1, 4):
        assert client.circuit_state(MODEL) is CircuitState.HALF_OPEN
        simulator.hang(0.3)
        outcomes: list[Any] = []
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_note, outcomes, world, partial(ask, world, client))
            await until_received(simulator, 5 + probe)
            refused = await at_once(world, *[partial(ask, world, client)] * 10)
            assert [type(error) for error in refused] == [CircuitOpenError] * 10
        assert outcomes[0].content
        assert len(simulator.requests) == 5 + probe

    assert client.circuit_state(MODEL) is CircuitState.CLOSED
    outcomes = await at_once(world, *[partial(ask, world, client)] * 10)
    assert [outcome for outcome in outcomes if isinstance(outcome, GroqError)] == []
    assert len(simulator.requests) == 5 + 3 + 10


async def _note(outcomes: list[Any], world: World, body: Callable[[], Any]) -> None:
    outcomes.append(await run(world, body))


async def test_a_failed_probe_opens_the_breaker_again(
    world: World, simulator: SimulatorProcess
) -> None:
    breaker = CircuitBreakerConfig(reset_timeout=0.3)
    client = world.client(max_retries=0, circuit_breaker=breaker)
    simulator.fail(503, times=6)
    await at_once(world, *[partial(ask, world, client)] * 5)
    await until(lambda: client.circuit_state(MODEL) is CircuitState.HALF_OPEN)
    with pytest.raises(ServerError, match="Service Unavailable"):
        await ask(world, client)
    assert client.circuit_state(MODEL) is CircuitState.OPEN
    assert len(simulator.requests) == 6


async def test_a_probe_that_finds_no_free_connection_is_no_success(
    world: World, simulator: SimulatorProcess
) -> None:
    breaker = CircuitBreakerConfig(reset_timeout=0.1)
    client = world.client(max_retries=0, max_connections=1, circuit_breaker=breaker)
    simulator.fail(503, times=5)
    for _ in range(5):
        with pytest.raises(ServerError):
            await ask(world, client)
    await until(lambda: client.circuit_state(MODEL) is CircuitState.HALF_OPEN)
    simulator.slow(4000)
    stream = await open_stream(world, client, model=OTHER_MODEL)
    for _ in range(3):
        with pytest.raises(PoolTimeoutError):
            await ask(world, client, timeout=httpx.Timeout(PATIENCE, pool=0.05))
    await world.close(stream)
    assert client.circuit_state(MODEL) is CircuitState.HALF_OPEN
    assert len(simulator.requests) == 6


async def test_calls_whose_deadline_is_over_before_their_turn_say_nothing_about_the_service(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(max_retries=0)
    simulator.hang(2, times=8)
    late: list[Any] = []
    async with anyio.create_task_group() as tasks:
        for _ in range(8):  # as many go before the first answer
            tasks.start_soon(run, world, partial(ask, world, client))
        await until_received(simulator, 8)
        late = await at_once(world, *[partial(ask, world, client, deadline=0.2)] * 10)
    assert [type(error) for error in late] == [DeadlineExceededError] * 10
    assert [error.attempts for error in late] == [()] * 10
    assert client.circuit_state(MODEL) is CircuitState.CLOSED
    assert len(simulator.requests) == 8


# An outage of 20 s, ten times as fast: what takes 20, 30 and 1 s takes 2, 3 and 0.1 s.
SCALE = 10
OUTAGE = 20 / SCALE
RESET_TIMEOUT = 30 / SCALE
BETWEEN_CALLS = 1 / SCALE
CALLERS = 50


@define
class Tally:
    """What became of the calls of all callers."""

    calls: list[tuple[int, GroqError | None]] = field(factory=list)

    @property
    def sends(self) -> int:
        """How often something was sent, by the client's own account."""
        return sum(sends for sends, _ in self.calls)

    async def call(self, world: World, client: Any) -> bool:
        """Make one call; tells whether it was a success."""
        try:
            attempts, error = (await ask(world, client)).attempts, None
        except GroqError as raised:
            attempts, error = raised.attempts, raised
        self.calls.append((len(attempts), error))
        return error is None

    async def keep_calling(self, world: World, client: Any, end: float) -> None:
        """Make one call after another."""
        while time.monotonic() < end:
            await self.call(world, client)
            await pause(world, BETWEEN_CALLS)

    async def call_until_it_works(self, world: World, client: Any) -> bool:
        """Make one call after another until one is a success."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if await self.call(world, client):
                return True
            await pause(world, BETWEEN_CALLS)
        return False


@pytest.fixture
def _fast_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no setting changes, on the scale of this outage."""
    monkeypatch.setattr("groq._retry.BASE_DELAY", 1.0 / SCALE)
    monkeypatch.setattr("groq._retry.BUDGET_FLOOR", 0.5 * SCALE)


@pytest.mark.usefixtures("_fast_time")
@pytest.mark.parametrize(
    ("world_name", "kind"),
    [
        ("blocking", "killed"),
        ("asyncio", "unavailable"),
        ("trio", "killed"),
    ],
    indirect=["world_name"],
)
async def test_fifty_callers_send_hardly_anything_to_a_service_that_is_down(
    world: World, simulator: SimulatorProcess, kind: str
) -> None:
    breaker = CircuitBreakerConfig(reset_timeout=RESET_TIMEOUT)
    client = world.client(circuit_breaker=breaker)
    await ask(world, client)
    if kind == "killed":
        simulator.kill()
    else:
        simulator.fail(503, times=None)

    tally = Tally()
    end = time.monotonic() + OUTAGE
    await at_once(world, *[partial(tally.keep_calling, world, client, end)] * CALLERS)

    assert all(isinstance(error, GroqError) for _, error in tally.calls)
    assert client.circuit_state(MODEL) is not CircuitState.CLOSED  # if busy, it is half open by now
    assert tally.sends <= 1.5 * CALLERS  # for each caller, that is, not even for each call
    if kind == "killed":
        simulator.restart()
    else:
        assert tally.sends == len(simulator.requests) - 1
        simulator.clear()

    body = partial(tally.call_until_it_works, world, client)
    assert await at_once(world, *[body] * CALLERS) == [True] * CALLERS
    assert client.circuit_state(MODEL) is CircuitState.CLOSED
