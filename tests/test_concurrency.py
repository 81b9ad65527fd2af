"""Many callers of one client, and callers that leave at any moment."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import anyio
import orjson
import pytest
from attrs import define, field

from groq import AsyncGroq, Groq

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

pytestmark = pytest.mark.usefixtures("adapter")

MODEL = "openai/gpt-oss-20b"
HEAD = {"id": "c", "created": 1, "model": MODEL}
THREADS = 32


@define
class Echo:
    """Answers a chat with the user's own words, at once or as a stream, with pauses."""

    random: random.Random = field(factory=lambda: random.Random(7))  # noqa: S311  no secret
    longest_pause: float = 0.0
    url: str = ""

    async def serve(self, started: threading.Event, stop: asyncio.Event) -> None:
        server = await asyncio.start_server(self._converse, "127.0.0.1", 0, backlog=1000)
        async with server:
            self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            started.set()
            await stop.wait()

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
                asked = orjson.loads(await reader.readexactly(int(length)))
                for piece in answer_to(asked):
                    await asyncio.sleep(self.random.random() * self.longest_pause)
                    writer.write(piece)
                    await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()


def answer_to(asked: dict[str, Any]) -> Iterator[bytes]:
    words = asked["messages"][0]["content"]
    if not asked.get("stream"):
        message = {"role": "assistant", "content": words}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        body = orjson.dumps({**HEAD, "object": "chat.completion", "choices": choices})
        yield b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
        yield b"content-length: %d\r\n\r\n" % len(body) + body
        return
    yield b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
    yield b"transfer-encoding: chunked\r\n\r\n"
    for word in words.split(" "):
        yield chunked(event(f"{word} ", None))
    yield chunked(event("", "stop") + b"data: [DONE]\n\n")
    yield chunked(b"")


def event(text: str, finish: str | None) -> bytes:
    choices = [{"index": 0, "delta": {"content": text}, "finish_reason": finish}]
    chunk = {**HEAD, "object": "chat.completion.chunk", "choices": choices}
    return b"data: " + orjson.dumps(chunk) + b"\n\n"


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


@pytest.fixture
def echo() -> Iterator[Echo]:
    """The server, in a thread of its own."""
    server, started, stops = Echo(), threading.Event(), list[Any]()

    async def main() -> None:
        stop = asyncio.Event()
        loop = asyncio.get_running_loop()
        stops.append(lambda: loop.call_soon_threadsafe(stop.set))
        await server.serve(started, stop)

    thread = threading.Thread(target=lambda: asyncio.run(main()))
    thread.start()
    started.wait()
    yield server
    stops[0]()
    thread.join()


def ask(number: int) -> dict[str, Any]:
    words = f"caller {number} " + "says " * (number % 7) + "so"
    return {"model": MODEL, "messages": [{"role": "user", "content": words}]}


def words_of(asked: dict[str, Any]) -> str:
    return str(asked["messages"][0]["content"])


def pools_of(client: Any) -> list[Any]:
    """Those of the wire, and the connections of those of httpx."""
    transport = client._runtime.transport
    if isinstance(client, Groq):
        pools = [transport.pool._pool, transport.over_httpx._pool]
    else:
        kept = (*transport.pools._kept.values(), *transport.over_httpx._kept.values())
        pools = list(kept)
    return [pool for pool in pools if pool is not None]


def size_of(client: Any) -> int:
    """How many connections it has."""
    return sum(
        len(pool.client._transport._pool.connections) if hasattr(pool, "client") else pool.size
        for pool in pools_of(client)
    )


def in_use(client: Any) -> int:
    """How many of them are in use."""
    return sum(
        sum(
            not (each.is_idle() or each.is_closed())
            for each in pool.client._transport._pool.connections
        )
        if hasattr(pool, "client")
        else pool.in_use
        for pool in pools_of(client)
    )


def converse(client: Groq, number: int) -> None:
    asked = ask(number)
    if number % 2:
        assert client.chat.create(**asked).content == words_of(asked)
    else:
        with client.chat.create_stream(**asked) as stream:
            assert "".join(stream.text_stream).rstrip() == words_of(asked)


async def aconverse(client: AsyncGroq, number: int) -> None:
    asked = ask(number)
    if number % 2:
        assert (await client.chat.create(**asked)).content == words_of(asked)
    else:
        async with await client.chat.create_stream(**asked) as stream:
            assert "".join([text async for text in stream.text_stream]).rstrip() == words_of(asked)


def test_of_32_threads_each_gets_its_own_answers(echo: Echo) -> None:
    with (
        Groq(api_key="gsk_x", base_url=echo.url) as client,
        ThreadPoolExecutor(THREADS) as threads,
    ):
        for done in [threads.submit(converse, client, number) for number in range(640)]:
            done.result()
        assert not in_use(client)
        assert size_of(client) <= THREADS


async_only = pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)


@async_only
@pytest.mark.anyio
async def test_of_a_thousand_tasks_each_gets_its_own_answer(echo: Echo) -> None:
    """Over few connections: with each one more, httpcore needs more time for every request."""
    async with AsyncGroq(api_key="gsk_x", base_url=echo.url, max_connections=10) as client:
        async with anyio.create_task_group() as tasks:
            for number in range(1000):
                tasks.start_soon(aconverse, client, number)
        assert not in_use(client)
        assert 0 < size_of(client) <= 10


@pytest.fixture
async def tight_client(echo: Echo) -> AsyncIterator[AsyncGroq]:
    """A client for which every lost connection counts; all are free when the test is over."""
    echo.longest_pause = 0.004
    settings: dict[str, Any] = {"max_connections": 10, "max_retries": 0, "timeout": 10}
    async with AsyncGroq(api_key="gsk_x", base_url=echo.url, **settings) as client:
        yield client
        assert not in_use(client)
        streams = [await client.chat.create_stream(**ask(number)) for number in range(10)]
        assert in_use(client) == 10
        for stream in streams:
            await stream.collect()


async def time_of_twenty(client: AsyncGroq) -> float:
    """Seconds that twenty calls at once take; over these are spread the moments to leave at."""
    span = 0.0
    for _ in range(2):  # the first time connections are made
        started = time.perf_counter()
        async with anyio.create_task_group() as tasks:
            for number in range(20):
                tasks.start_soon(aconverse, client, number)
        span = time.perf_counter() - started
    return span


@async_only
@pytest.mark.anyio
async def test_callers_whose_time_is_up_leave_no_connection_in_use(
    tight_client: AsyncGroq,
) -> None:
    moments = random.Random(7)  # noqa: S311  no secret
    span = await time_of_twenty(tight_client)
    given_up: list[bool] = []

    async def call(number: int) -> None:
        with anyio.move_on_after(moments.random() * span) as scope:
            await aconverse(tight_client, number)
        given_up.append(scope.cancelled_caught)

    for first in range(0, 200, 20):
        async with anyio.create_task_group() as tasks:
            for number in range(first, first + 20):
                tasks.start_soon(call, number)
    assert 0 < sum(given_up) < 200


@pytest.mark.parametrize("world_name", ["asyncio"], indirect=True)
@pytest.mark.parametrize("again", [False, True], ids=["once", "again"])
@pytest.mark.anyio
async def test_tasks_that_are_cancelled_leave_no_connection_in_use(
    tight_client: AsyncGroq, again: bool
) -> None:
    """By asyncio itself, which knows no shield; and again while they tidy up."""
    moments = random.Random(7)  # noqa: S311  no secret
    span = await time_of_twenty(tight_client)
    loop = asyncio.get_running_loop()

    def cancel(task: asyncio.Task[None]) -> None:
        if task.cancel() and again:
            for _ in range(moments.randrange(3)):
                loop.call_soon(task.cancel)

    cancelled = 0
    for first in range(0, 200, 20):
        tasks = [asyncio.create_task(aconverse(tight_client, first + n)) for n in range(20)]
        for task in tasks:
            loop.call_later(moments.random() * span, cancel, task)
        done = await asyncio.gather(*tasks, return_exceptions=True)
        cancelled += sum(isinstance(one, asyncio.CancelledError) for one in done)
        assert not [one for one in done if isinstance(one, Exception)]
    assert 0 < cancelled < 200


@pytest.mark.parametrize("world_name", ["asyncio"], indirect=True)
@pytest.mark.parametrize("read_first", [False, True], ids=["unread", "read"])
@pytest.mark.anyio
async def test_a_close_that_is_cancelled_at_whatever_step_keeps_no_connection(
    tight_client: AsyncGroq, read_first: bool, adapter: str
) -> None:
    cancelled = 0
    for steps in range(8):
        stream = await tight_client.chat.create_stream(**ask(6))
        if read_first:
            await anext(stream)
        task = asyncio.create_task(stream.aclose())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        (done,) = await asyncio.gather(task, return_exceptions=True)
        cancelled += isinstance(done, asyncio.CancelledError)
        if steps > 0:  # else it has not begun
            assert not in_use(tight_client)
        await stream.aclose()
    # The wire closes without waiting for anything: it can be cancelled only before it begins.
    assert cancelled == 1 if adapter == "wire" else 1 < cancelled < 8


def test_blocking_streams_closed_at_any_moment_leave_no_connection_in_use(echo: Echo) -> None:
    moments = random.Random(7)  # noqa: S311  no secret
    with (
        Groq(api_key="gsk_x", base_url=echo.url, max_connections=10, timeout=10) as client,
        ThreadPoolExecutor(10) as threads,
    ):

        def leave(number: int) -> None:
            with client.chat.create_stream(**ask(number)) as stream:
                for _ in zip(range(moments.randrange(9)), stream, strict=False):
                    pass

        for done in [threads.submit(leave, number) for number in range(200)]:
            done.result()
        assert not in_use(client)
        echo.longest_pause = 0.01  # so that no stream is over before it is read
        streams = [client.chat.create_stream(**ask(number)) for number in range(10)]
        assert in_use(client) == 10
        for stream in streams:
            stream.collect()
