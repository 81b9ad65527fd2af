"""Both adapters: which errors become which of ours, and how they keep connections."""

from __future__ import annotations

import threading
import zlib
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest
from attrs import evolve
from werkzeug import Response

from groq import CircuitState, DeadlineExceededError, NetworkError, PoolTimeoutError, TimeoutError
from groq._httpx_errors import own_errors
from groq._secret import Secret
from groq._transport import Request
from tests.conftest import API_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.usefixtures("adapter")

MODELS = "/openai/v1/models"
CHUNK = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n'
)


def subclasses(cls: type[Exception]) -> Iterator[type[Exception]]:
    yield cls
    for sub in cls.__subclasses__():
        yield from subclasses(sub)


REQUEST = httpx.Request(
    "GET",
    "https://api.groq.com/x",
    extensions={"timeout": {"connect": 1.0, "read": 2.0, "write": 3.0, "pool": 4.0}},
)


@pytest.mark.parametrize("cls", sorted(set(subclasses(httpx.TransportError)), key=str))
def test_every_transport_error_becomes_one_of_ours(cls: type[Exception]) -> None:
    original = cls("")
    with pytest.raises((NetworkError, TimeoutError)) as raised, own_errors(REQUEST):
        raise original
    assert raised.value.__cause__ is original
    assert "api.groq.com" in str(raised.value) or not raised.value.is_retryable
    assert isinstance(raised.value, TimeoutError) is issubclass(cls, httpx.TimeoutException)


@pytest.mark.parametrize(
    ("cls", "seconds"),
    [
        (httpx.ConnectTimeout, 1.0),
        (httpx.ReadTimeout, 2.0),
        (httpx.WriteTimeout, 3.0),
        (httpx.PoolTimeout, 4.0),
    ],
)
def test_a_timeout_tells_how_long_was_allowed(cls: type[Exception], seconds: float) -> None:
    with pytest.raises(TimeoutError) as raised, own_errors(REQUEST):
        raise cls("")
    assert raised.value.timeout == seconds


@pytest.mark.parametrize("cls", [httpx.LocalProtocolError, httpx.UnsupportedProtocol])
def test_what_could_not_be_sent_is_not_worth_another_try(cls: type[Exception]) -> None:
    with pytest.raises(NetworkError) as raised, own_errors(REQUEST):
        raise cls("bad")
    assert not raised.value.is_retryable


@pytest.mark.parametrize("cls", [TypeError, ValueError, httpx.InvalidURL, KeyboardInterrupt])
def test_everything_else_keeps_its_name(cls: type[BaseException]) -> None:
    with pytest.raises(cls), own_errors(REQUEST):
        raise cls("a bug of the caller")


# httpx drops a generator of its own half way here, which trio warns of.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.anyio
async def test_a_body_that_cannot_be_decompressed_is_a_network_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    broken = zlib.compress(b"{}")[:-3] + b"xyz"
    headers = {"content-encoding": "gzip"}
    httpserver.expect_request(MODELS).respond_with_data(broken, headers=headers)
    with pytest.raises(NetworkError):
        await server_world.settle(server_world.client(max_retries=0).models.list())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # as above
@pytest.mark.anyio
async def test_a_refusal_that_cannot_be_decompressed_keeps_no_connection(
    server_world: World, httpserver: HTTPServer
) -> None:
    headers = {"content-encoding": "gzip"}
    handler = httpserver.expect_request("/openai/v1/chat/completions")
    handler.respond_with_data(b"no gzip", status=400, headers=headers)
    client = server_world.client(max_connections=1, timeout=2, max_retries=0)
    ask: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
    for _ in range(3):
        with pytest.raises(NetworkError, match=r"decompress|gzip|header"):
            await server_world.settle(client.chat.create_stream(**ask))


@pytest.mark.anyio
async def test_waiting_for_a_free_connection_is_bounded(
    server_world: World, httpserver: HTTPServer
) -> None:
    """The only connection is held by a stream that is never read."""
    done = threading.Event()

    def endless(_: object) -> Response:
        def events() -> Iterator[bytes]:
            yield CHUNK
            done.wait(10)

        return Response(events(), content_type="text/event-stream")

    httpserver.expect_request("/openai/v1/chat/completions").respond_with_handler(endless)
    client = server_world.client(max_connections=1, timeout=0.1, max_retries=3)
    ask: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}
    stream = await server_world.settle(client.chat.create_stream(**ask))
    try:
        for _ in range(6):
            with pytest.raises(PoolTimeoutError, match="No connection became free"):
                await server_world.settle(client.models.list())
        assert client.circuit_state() is CircuitState.CLOSED
    finally:
        done.set()
        await server_world.close(stream)


@pytest.mark.anyio
async def test_a_redirect_is_not_followed(server_world: World, httpserver: HTTPServer) -> None:
    """Following it could carry the key to another host."""
    moved = {"location": "http://127.0.0.1:9/elsewhere"}
    httpserver.expect_request(MODELS).respond_with_data(b"", status=307, headers=moved)
    status = await server_world.settle(server_world.client(max_retries=0).health_check())
    assert status.message.startswith("Redirected to http://127.0.0.1:9/elsewhere")


STREAM = Request(
    "POST",
    "/openai/v1/chat/completions",
    headers={"accept": "text/event-stream", "content-type": "application/json"},
    content=orjson.dumps(
        {
            "model": "openai/gpt-oss-20b",
            "messages": [{"role": "user", "content": "Hi"}],
            "stream": True,
        }
    ),
    timeout=5,
)


@pytest.mark.anyio
async def test_a_body_that_is_late_is_given_up_with_its_connection(
    server_world: World, httpserver: HTTPServer
) -> None:
    released = threading.Event()

    def answer(_: object) -> Response:
        def body() -> Iterator[bytes]:
            yield CHUNK
            released.wait(10)

        return Response(body(), content_type="text/event-stream")

    httpserver.expect_request(STREAM.path).respond_with_handler(answer)
    httpserver.expect_request(MODELS).respond_with_json({"object": "list", "data": []})
    client = server_world.client(max_connections=1)
    response = await server_world.settle(client._runtime.transport.send(STREAM, stream=True))
    try:
        assert await server_world.settle(response.body.receive(within=5)) == CHUNK
        with pytest.raises(DeadlineExceededError) as raised:
            await server_world.settle(response.body.receive(within=0.05))
    finally:
        released.set()
    assert raised.value.timeout == 0.05
    await server_world.settle(client.models.list(timeout=5))


@pytest.mark.anyio
async def test_a_body_that_nobody_reads_gives_its_connection_back(world: World) -> None:
    """As when Ctrl-C comes between the headers and the first chunk."""
    client = world.client(max_connections=1)
    for _ in range(3):
        asked = evolve(STREAM, api_key=Secret(API_KEY))
        response = await world.settle(client._runtime.transport.send(asked, stream=True))
        assert response.body is not None
        del response
    assert (await world.settle(client.models.list(timeout=5))).data
