"""Which connection a request gets: over real sockets, blocking and async."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import httpcore
import httpx
import pytest
from attrs import define

from groq import _httpx_assignment
from groq._httpx_assignment import Assignment, assign_quickly
from groq.testing import Simulator

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

pytestmark = pytest.mark.anyio

HEADERS = {"authorization": "Bearer gsk_any"}


@define
class Requester:
    """An httpx client of the world under test."""

    client: Any

    @property
    def connections(self) -> list[Any]:
        return list(self.client._transport._pool.connections)

    async def get(self, simulator: Simulator, times: int = 1) -> list[int]:
        """Ask so many times at once; return the statuses."""
        url = f"{simulator.base_url}/openai/v1/models"
        if isinstance(self.client, httpx.Client):
            with ThreadPoolExecutor(times) as threads:
                ask = partial(self.client.get, url, headers=HEADERS)
                sent = [threads.submit(ask) for _ in range(times)]
                return [each.result().status_code for each in sent]
        statuses: list[int] = []

        async def get() -> None:
            statuses.append((await self.client.get(url, headers=HEADERS)).status_code)

        async with anyio.create_task_group() as tasks:
            for _ in range(times):
                tasks.start_soon(get)
        return statuses


@pytest.fixture
async def open_client(world_name: str) -> AsyncIterator[Callable[..., Requester]]:
    made: list[Any] = []

    def make(**limits: Any) -> Requester:
        kinds: dict[str, Any] = {"blocking": httpx.Client}
        client = kinds.get(world_name, httpx.AsyncClient)(limits=httpx.Limits(**limits))
        assign_quickly(client)
        assert isinstance(client._transport._pool._assign_requests_to_connections, Assignment)
        made.append(client)
        return Requester(client)

    yield make
    for client in made:
        if isinstance(client, httpx.Client):
            client.close()
        else:
            await client.aclose()


@pytest.fixture(scope="module")
def slow() -> Iterator[Simulator]:
    """A server that takes longer for an answer than a client for sending many requests."""
    with Simulator(latency=0.2) as simulator:
        yield simulator


async def test_requests_at_once_get_a_connection_each_and_later_ones_the_same(
    open_client: Callable[..., Requester], slow: Simulator
) -> None:
    requester = open_client()
    assert await requester.get(slow, 5) == [200] * 5
    first = requester.connections
    assert len(first) == 5
    assert await requester.get(slow, 5) == [200] * 5
    assert requester.connections == first


async def test_the_connection_that_was_used_last_is_used_next(
    open_client: Callable[..., Requester], slow: Simulator
) -> None:
    """So those that are not needed any more expire."""
    requester = open_client()
    await requester.get(slow, 3)
    for _ in range(3):
        await requester.get(slow)
    counts = [repr(each).partition("Request Count: ")[2][:1] for each in requester.connections]
    assert sorted(counts) == ["1", "1", "4"]


async def test_no_connection_is_promised_to_two_requests(
    open_client: Callable[..., Requester], simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Httpcore takes such a promise back and begins anew; with many requests, many times."""
    taken_back: list[object] = []
    for request in (
        httpcore._sync.connection_pool.PoolRequest,
        httpcore._async.connection_pool.AsyncPoolRequest,
    ):
        monkeypatch.setattr(request, "clear_connection", taken_back.append)
    requester = open_client(max_connections=3)
    assert await requester.get(simulator, 40) == [200] * 40
    assert taken_back == []
    assert len(requester.connections) <= 3


async def test_at_the_limit_an_idle_connection_to_elsewhere_makes_room(
    open_client: Callable[..., Requester], simulator: Simulator, slow: Simulator
) -> None:
    requester = open_client(max_connections=1)
    for _ in range(2):
        assert await requester.get(simulator) == [200]
        assert await requester.get(slow) == [200]
        assert len(requester.connections) == 1


async def test_a_connection_that_has_expired_is_not_used_again(
    open_client: Callable[..., Requester], simulator: Simulator
) -> None:
    requester = open_client(keepalive_expiry=0.0)
    assert await requester.get(simulator) == [200]
    first = requester.connections
    assert await requester.get(simulator) == [200]
    assert len(requester.connections) == 1
    assert requester.connections != first


async def test_idle_connections_that_have_expired_are_closed_now_and_then(
    open_client: Callable[..., Requester], slow: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    requester = open_client(keepalive_expiry=0.0)
    await requester.get(slow, 5)
    assert len(requester.connections) == 5
    monkeypatch.setattr(_httpx_assignment, "_SWEEP_SECONDS", 0.0)
    await requester.get(slow)
    assert len(requester.connections) <= 1


@pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)
async def test_a_request_that_is_cancelled_in_the_queue_leaves_its_place(
    open_client: Callable[..., Requester], slow: Simulator
) -> None:
    requester = open_client(max_connections=1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(requester.get, slow)
        with anyio.move_on_after(0.05) as scope:
            await requester.get(slow)
    assert scope.cancelled_caught
    assert await requester.get(slow) == [200]


def test_what_is_not_httpcore_as_it_is_known_here_is_left_alone() -> None:
    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200)

    with closing(httpx.Client(transport=httpx.MockTransport(answer))) as client:
        assign_quickly(client)
        assert client.get("http://localhost").status_code == 200
    with closing(httpx.Client()) as client:
        transport: Any = client._transport
        transport._pool._http2 = True
        assign_quickly(client)
        assert not isinstance(transport._pool._assign_requests_to_connections, Assignment)
