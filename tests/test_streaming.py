"""How streams let go of what they hold, whatever carries them."""

from __future__ import annotations

import socket
import threading
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest

from groq import AsyncGroq, Groq, StreamError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


pytestmark = pytest.mark.anyio

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
CHUNK = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}\n\n'
)
DONE = b"data: [DONE]\n\n"
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


@contextmanager
def server_that_sends(answer: bytes) -> Iterator[str]:
    """A server that answers one request with these bytes, and then holds the connection."""
    released = threading.Event()
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:

        def serve() -> None:
            connection, _ = listener.accept()
            with connection, suppress(OSError):
                connection.recv(65536)
                connection.sendall(answer)
                released.wait(10)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            released.set()
            thread.join()


class Endless(httpx.AsyncByteStream):
    """A body that always has more, and never waits for it."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield CHUNK


@pytest.fixture
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(getattr(request, "param", "asyncio"))


both = pytest.mark.parametrize("anyio_backend", ["asyncio", "trio"], indirect=True)


@both
async def test_a_body_that_does_not_end_behind_its_last_event_is_not_waited_for() -> None:
    with server_that_sends(HEAD + chunked(CHUNK + DONE)) as url:
        async with AsyncGroq(api_key="gsk_x", base_url=url) as client:
            stream = await client.chat.create_stream(**ASK)
            with anyio.fail_after(5):
                assert [chunk.content async for chunk in stream] == ["a"]
            assert (await stream.collect()).content == "a"


# A body that never waits cannot be cancelled, so trio finds its generators half way.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@both
async def test_a_stream_left_early_is_closed_at_once_however_much_is_to_come() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=Endless()))
    async with httpx.AsyncClient(transport=transport) as own:
        client = AsyncGroq(api_key="gsk_x", http_client=own)
        with anyio.fail_after(5):
            async with await client.chat.create_stream(**ASK) as stream:
                async for chunk in stream:
                    assert chunk.content == "a"
                    break
        assert stream.content == "a"


@both
async def test_a_stream_may_be_closed_while_another_task_reads_it() -> None:
    outcomes: list[object] = []

    async def read(stream: Any) -> None:
        try:
            outcomes.extend([chunk.content async for chunk in stream])
        except StreamError as error:
            outcomes.append(error.partial_content)

    with server_that_sends(HEAD + chunked(CHUNK)) as url:
        async with AsyncGroq(api_key="gsk_x", base_url=url) as client:
            stream = await client.chat.create_stream(**ASK)
            with anyio.fail_after(5):
                async with anyio.create_task_group() as tasks:
                    tasks.start_soon(read, stream)
                    await anyio.sleep(0.2)
                    await stream.aclose()
    assert outcomes == ["a"]


@both
async def test_a_cancelled_reader_leaves_nothing_open() -> None:
    with server_that_sends(HEAD + chunked(CHUNK)) as url:
        async with AsyncGroq(api_key="gsk_x", base_url=url, max_connections=1) as client:
            with anyio.move_on_after(0.2) as scope:
                async with await client.chat.create_stream(**ASK) as stream:
                    async for _ in stream:
                        pass
            assert scope.cancelled_caught


async def test_a_blocking_stream_left_early_gives_its_connection_back() -> None:
    with server_that_sends(HEAD + chunked(CHUNK)) as url, Groq(api_key="gsk_x", base_url=url) as c:
        with c.chat.create_stream(**ASK) as stream:
            assert next(stream).content == "a"
        assert list(stream) == []
