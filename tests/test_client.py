from __future__ import annotations

import math
import threading
import time
import traceback
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from werkzeug import Response

from groq import (
    AsyncGroq,
    AuthenticationError,
    CircuitBreakerConfig,
    CircuitState,
    DeadlineExceededError,
    Groq,
    RateLimitError,
    StreamTimeoutError,
    TimeoutError,
    ValidationError,
)
from groq._transport import Request
from groq._wire_patience import Patience

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
MODELS = "/openai/v1/models"
CHAT = "/openai/v1/chat/completions"
CHUNK = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n'
)


@pytest.mark.anyio
async def test_key_and_address_may_come_from_the_environment(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROQ_API_KEY", "gsk_from_environment")
    monkeypatch.setenv("GROQ_BASE_URL", f"{world.base_url}/openai/v1")
    models = await world.settle(world.client(api_key=None, base_url=None).models.list())
    assert models.data


@pytest.mark.parametrize("cls", [Groq, AsyncGroq])
def test_without_a_key_no_client_is_made(cls: type) -> None:
    with pytest.raises(AuthenticationError):
        cls()


@pytest.mark.parametrize("cls", [Groq, AsyncGroq])
@pytest.mark.parametrize(
    ("settings", "param"),
    [
        ({"base_url": "http://api.groq.com"}, "base_url"),
        ({"timeout": 0}, "timeout"),
        ({"max_retries": -1}, "max_retries"),
        ({"max_connections": 0}, "max_connections"),
        ({"http_client": "httpx"}, "http_client"),
        ({"default_headers": {"x": "a\n"}}, "default_headers"),
    ],
)
def test_wrong_settings_are_refused_by_name(
    cls: type, settings: dict[str, Any], param: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        cls(api_key="gsk_x", **settings)
    assert refused.value.param == param


@pytest.mark.anyio
async def test_a_client_is_a_context_manager(world: World) -> None:
    if world.name == "blocking":
        with Groq(api_key="gsk_x", base_url=world.base_url) as client:
            client.models.list()
        with pytest.raises(RuntimeError, match="closed"):
            client.models.list()
    else:
        async with AsyncGroq(api_key="gsk_x", base_url=world.base_url) as async_client:
            await async_client.models.list()
        with pytest.raises(RuntimeError, match="closed"):
            await async_client.models.list()


@pytest.mark.anyio
async def test_a_client_of_your_own_is_used_and_left_open(world: World) -> None:
    hooked: list[httpx.Request] = []
    cls = httpx.Client if world.name == "blocking" else httpx.AsyncClient

    async def hook(request: httpx.Request) -> None:
        hooked.append(request)

    hooks = {"request": [hooked.append if world.name == "blocking" else hook]}
    own: Any = cls(event_hooks=hooks)
    client = world.client(http_client=own)
    await world.settle(client.models.list())
    await world.close(client)
    assert not own.is_closed
    assert len(hooked) == 1
    await world.close(own)


def own_client(world: World, timeout: Any) -> Any:
    return (httpx.Client if world.name == "blocking" else httpx.AsyncClient)(timeout=timeout)


@pytest.mark.anyio
@pytest.mark.parametrize("deadline", [None, 5.0])
async def test_a_client_of_your_own_keeps_its_timeout_unless_another_is_given(
    server_world: World, httpserver: HTTPServer, deadline: float | None
) -> None:
    released = threading.Event()

    def answer(_: object) -> Response:
        released.wait(10)
        return Response(status=500)

    httpserver.expect_request(MODELS).respond_with_handler(answer)
    own = own_client(server_world, 0.1)
    client = server_world.client(http_client=own, max_retries=0, deadline=deadline)
    copy = client.with_options(timeout=0.2)
    asked = [(0.1, client, None), (0.2, copy, None), (0.3, client, 0.3)]
    try:
        for seconds, by, timeout in asked:
            with pytest.raises(TimeoutError) as raised:
                await server_world.settle(by.models.list(timeout=timeout))
            assert raised.value.timeout == seconds
    finally:
        released.set()
        await server_world.close(own)


@pytest.mark.anyio
@pytest.mark.parametrize(("silence", "deadline"), [(0.2, None), (1.2, 1.0)])
async def test_the_timeout_of_your_client_holds_inside_streams_too(
    server_world: World, httpserver: HTTPServer, silence: float, deadline: float | None
) -> None:
    """The deadline, which ends with the first chunk, does not shorten it."""
    released = threading.Event()

    def answer(_: object) -> Response:
        def body() -> Iterator[bytes]:
            yield CHUNK
            released.wait(10)

        return Response(body(), content_type="text/event-stream")

    httpserver.expect_request(CHAT).respond_with_handler(answer)
    own = own_client(server_world, httpx.Timeout(5, read=silence))
    client = server_world.client(http_client=own, deadline=deadline)
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    try:
        with pytest.raises(StreamTimeoutError) as raised:
            await server_world.settle(stream.collect())
    finally:
        released.set()
        await server_world.close(own)
    assert raised.value.timeout == silence


@pytest.mark.anyio
async def test_our_own_connections_have_a_timeout_of_a_minute(world: World) -> None:
    patience = Patience(Request("GET", MODELS), world.base_url, time.monotonic)
    assert patience.steps == httpx.Timeout(60).as_dict()
    http_client = await world.settle(world.client()._runtime.transport.http_client())
    assert http_client.timeout == httpx.Timeout(60)


@pytest.mark.anyio
async def test_a_copy_or_a_call_may_lift_the_deadline(
    server_world: World, httpserver: HTTPServer
) -> None:
    def answer(_: object) -> Response:
        time.sleep(0.2)
        return Response(b'{"object":"list","data":[]}', content_type="application/json")

    httpserver.expect_request(MODELS).respond_with_handler(answer)
    client = server_world.client(deadline=0.05)
    with pytest.raises(DeadlineExceededError):
        await server_world.settle(client.models.list())
    await server_world.settle(client.models.list(deadline=math.inf))
    await server_world.settle(client.with_options(deadline=math.inf).models.list())


@pytest.mark.anyio
async def test_a_bug_in_a_hook_keeps_its_name_and_is_not_tried_again(server_world: World) -> None:
    calls: list[int] = []

    def fail(_: object) -> None:
        calls.append(1)
        raise TypeError("a bug of the caller")

    async def async_fail(request: object) -> None:
        fail(request)

    blocking = server_world.name == "blocking"
    cls = httpx.Client if blocking else httpx.AsyncClient
    own: Any = cls(event_hooks={"request": [fail if blocking else async_fail]})
    with pytest.raises(TypeError, match="a bug"):
        await server_world.settle(server_world.client(http_client=own).models.list())
    assert calls == [1]
    await server_world.close(own)


@pytest.mark.anyio
async def test_a_copy_has_other_options_and_shares_the_rest(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(MODELS).respond_with_data(b"", status=500)
    client = server_world.client(
        circuit_breaker=CircuitBreakerConfig(failure_threshold=1), default_headers={"x-team": "a"}
    )
    copy = client.with_options(max_retries=0, default_headers={"x-copy": "yes"})
    status = await server_world.settle(copy.health_check())
    assert not status.healthy
    assert len(httpserver.log) == 1
    assert httpserver.log[0][0].headers["x-copy"] == "yes"
    assert httpserver.log[0][0].headers["x-team"] == "a"
    assert client.circuit_state() is CircuitState.OPEN
    await server_world.close(copy)
    client.reset_circuit()
    assert copy.circuit_state() is CircuitState.CLOSED
    status = await server_world.settle(client.with_options(max_retries=0).health_check())
    assert "500" in status.message


@pytest.mark.parametrize("options", [{"max_retries": -1}, {"timeout": "soon"}])
def test_a_copy_is_checked_like_the_original(options: dict[str, Any]) -> None:
    with Groq(api_key="gsk_x") as client, pytest.raises(ValidationError):
        client.with_options(**options)


def test_a_client_is_given_an_http_client_of_its_own_kind() -> None:
    with httpx.Client() as blocking, pytest.raises(ValidationError, match=r"httpx\.AsyncClient"):
        AsyncGroq(api_key="gsk_x", http_client=blocking)  # type: ignore[arg-type]  # wrong on purpose
    with pytest.raises(ValidationError, match=r"httpx\.Client"):
        Groq(api_key="gsk_x", http_client=httpx.AsyncClient())  # type: ignore[arg-type]  # wrong on purpose


def test_a_copy_keeps_what_a_subclass_added() -> None:
    class Mine(Groq):
        note = ""

    with Mine(api_key="gsk_x") as client:
        client.note = "kept"
        client.chat.create  # noqa: B018  binds it to the original
        copy = client.with_options(max_retries=7)
        assert copy.note == "kept"
        assert copy.chat is not client.chat
        assert copy._pipeline.config.max_retries == 7
        assert client._pipeline.config.max_retries == 3


@pytest.mark.anyio
async def test_health_is_asked_for_once(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(MODELS).respond_with_data(b"", status=503)
    status = await server_world.settle(server_world.client().health_check())
    assert status.message == "Server error: 503 (503 server_error)"
    assert len(httpserver.log) == 1


@pytest.mark.anyio
async def test_a_wrong_option_is_not_taken_for_ill_health(world: World) -> None:
    with pytest.raises(ValidationError):
        await world.settle(world.client().health_check(timeout=-1))


@pytest.mark.anyio
async def test_no_traceback_shows_the_key_or_the_headers_of_the_client(
    server_world: World, httpserver: HTTPServer
) -> None:
    """Error reporters record the local variables of every frame."""
    httpserver.expect_request(CHAT).respond_with_data(b"{}", status=400)
    client = server_world.client(api_key="gsk_hush_key", default_headers={"x-token": "hush_header"})
    try:
        await server_world.settle(client.chat.create(**ASK))
    except ValidationError as error:
        shown = "".join(
            traceback.TracebackException.from_exception(error, capture_locals=True).format()
        )
    frames = [line for line in shown.split("  File ") if "/groq/" in line and "tests" not in line]
    assert frames
    assert not [line for line in frames if "hush" in line]


@pytest.mark.parametrize("key", ["hush hush", b"hush", "hush\n"])
@pytest.mark.parametrize("settings", [{}, {"timeout": -1}])
def test_no_traceback_of_a_failed_construction_shows_the_key(
    key: Any, settings: dict[str, Any]
) -> None:
    try:
        Groq(api_key=key, base_url="http://not-allowed.example", **settings)
    except ValidationError as error:
        report = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [text for text in report.format() if "test_client" not in text]
    assert frames
    assert not [text for text in frames if "hush" in text]


@pytest.mark.anyio
async def test_health(world: World) -> None:
    status = await world.settle(world.client().health_check())
    assert status.healthy
    assert status.message is None
    assert status.latency_ms > 0


@pytest.mark.anyio
async def test_ill_health_is_told_not_raised(world: World) -> None:
    client = world.client(api_key="wrong", max_retries=0)
    status = await world.settle(client.health_check())
    assert not status.healthy
    assert "Invalid API Key" in status.message


@pytest.mark.anyio
async def test_rate_limits_are_learned_from_answers(world: World) -> None:
    client = world.client()
    assert client.rate_limit_status().requests_limit is None
    await world.settle(client.chat.create(**ASK))
    status = client.rate_limit_status()
    assert status.model == MODEL
    assert 0 < status.requests_remaining < status.requests_limit
    assert 0 < status.tokens_remaining <= status.tokens_limit
    assert client.rate_limit_status(MODEL).requests_limit == status.requests_limit
    assert client.rate_limit_status("another").requests_limit is None


@pytest.mark.anyio
async def test_max_wait_may_be_set_for_one_call(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(CHAT).respond_with_data(
        b"{}", status=429, headers={"retry-after": "5"}
    )
    client = server_world.client()
    with pytest.raises(RateLimitError):
        await server_world.settle(client.chat.create(**ASK, max_wait=1))
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("cls", [Groq, AsyncGroq])
def test_a_client_does_not_show_its_key(cls: type) -> None:
    client = cls(api_key="gsk_very_secret")
    assert "very_secret" not in repr(client)
    assert "very_secret" not in repr(vars(client))


def test_an_unusual_key_is_warned_of_without_showing_it(caplog: pytest.LogCaptureFixture) -> None:
    Groq(api_key="sk-of-another-service").close()
    (record,) = caplog.records
    assert "groq.unusual_api_key" in record.getMessage()
    assert "sk-of-another" not in record.getMessage()
