"""What middleware is told, in three worlds."""

from __future__ import annotations

import contextlib
import gc
import threading
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from attrs import define, field
from werkzeug import Response

from groq import (
    APIConnectionError,
    Call,
    CircuitBreakerConfig,
    CircuitState,
    Groq,
    GroqError,
    Middleware,
    ModelError,
    Sending,
    ServerError,
    StreamEnd,
    StreamTruncatedError,
    TokenUsage,
    ValidationError,
)
from groq._limits import RateLimitStatus
from groq._middleware import tokens_in
from tests.bodies import Pieces, client_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytest_httpserver import HTTPServer

    from groq.testing import Simulator
    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
ASK: dict[str, Any] = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "Hi"}],
}
CUT = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"abc"},"finish_reason":null}]}\n\n'
)


@define
class Diary(Middleware):
    """Writes down what it is told."""

    name: str = ""
    told: list[Any] = field(factory=list[Any])

    @contextmanager
    def operation(self, call: Call) -> Generator[None, None, None]:
        self.told.append(f"{self.name}operation {call.operation}")
        try:
            yield
        finally:
            self.told.append(f"{self.name}ends {type(call.result or call.error).__name__}")

    @contextmanager
    def attempt(self, call: Call, sending: Sending) -> Generator[None, None, None]:
        assert sending.number == len(call.attempts)
        self.told.append(f"{self.name}attempt {sending.number}")
        sending.headers["X-Attempt"] = str(sending.number)
        try:
            yield
        finally:
            self.told.append(f"{self.name}attempt ends {type(sending.error).__name__}")

    def on_response(self, call: Call, sending: Sending) -> None:
        assert "content-type" in sending.response_headers
        assert call.error is None
        self.told.append(f"{self.name}response {sending.status_code}")

    def on_retry(self, call: Call, error: GroqError, delay: float) -> None:
        assert call.error is None
        self.told.append(f"{self.name}retry {error.code} {delay:.2f}")

    def on_throttle(self, call: Call, limit: str | None, seconds: float) -> None:
        assert 0 <= seconds < 60
        self.told.append(f"{self.name}throttle {call.model} {limit}")

    def on_stream_end(self, call: Call, end: StreamEnd) -> None:
        assert call.is_stream
        self.told.append(end)

    def on_circuit(self, owner: object, model: str | None, state: CircuitState) -> None:
        assert owner is not None
        self.told.append((model, state))


async def test_an_operation_and_its_attempts_are_told_from_the_outside_in(world: World) -> None:
    diary = Diary("1 ")
    inner = Diary("2 ", diary.told)
    client = world.client(middleware=[diary, inner])
    await world.settle(client.chat.create(**ASK))
    assert diary.told == [
        "1 operation chat.create",
        "2 operation chat.create",
        "1 attempt 1",
        "2 attempt 1",
        "1 response 200",
        "2 response 200",
        "2 attempt ends NoneType",
        "1 attempt ends NoneType",
        "2 ends ChatCompletion",
        "1 ends ChatCompletion",
    ]


async def test_retries_are_told_and_each_attempt_has_headers_of_its_own(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request(CHAT, headers={"x-attempt": "1"}).respond_with_json(
        {"error": {"message": "down"}}, 503, headers={"retry-after": "0.01"}
    )
    httpserver.expect_ordered_request(CHAT, headers={"x-attempt": "2"}).respond_with_json(
        {"error": {"message": "bad"}}, 400
    )
    diary = Diary()
    client = server_world.client(middleware=[diary])
    with pytest.raises(ValidationError):
        await server_world.settle(client.chat.create(**ASK))
    assert diary.told == [
        "operation chat.create",
        "attempt 1",
        "response 503",
        "attempt ends ServerError",
        "retry server_error 0.01",
        "attempt 2",
        "response 400",
        "attempt ends ValidationError",
        "ends ValidationError",
    ]


async def test_a_call_shows_what_is_asked_and_what_it_took(world: World) -> None:
    seen: list[Call] = []

    class Look(Middleware):
        @contextmanager
        def operation(self, call: Call) -> Generator[None, None, None]:
            assert (call.result, call.error, call.usage, list(call.attempts)) == (None,) * 3 + ([],)
            call.notes[self] = "kept"
            yield
            seen.append(call)

    client = world.client(middleware=[Look()])
    completion: Any = await world.settle(client.chat.create(**ASK, temperature=0.5))
    usage = completion.usage
    (call,) = seen
    assert call.params == {**ASK, "temperature": 0.5}
    assert (call.model, call.address) == (ASK["model"], world.base_url + CHAT)
    assert call.result is completion
    assert call.usage == TokenUsage(usage.prompt_tokens, usage.completion_tokens)
    assert call.attempts[0].status_code == 200
    assert list(call.notes.values()) == ["kept"]


async def test_the_parameters_of_an_upload_are_told_without_its_file(world: World) -> None:
    seen: list[Any] = []

    class Look(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            assert sending.status_code == 200
            seen.append(call.params)

    client = world.client(middleware=[Look()])
    await world.settle(
        client.audio.transcribe(
            "scripts/examples/audio/canal-lock.flac", model="whisper-large-v3-turbo", language="en"
        )
    )
    assert seen == [{"model": "whisper-large-v3-turbo", "language": "en"}]


async def test_a_body_that_is_no_json_has_no_parameters(
    server_world: World, httpserver: HTTPServer
) -> None:
    seen: list[Any] = []

    class Look(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            assert sending.status_code == 200
            seen.append(call.params)

    httpserver.expect_request("/openai/v1/x").respond_with_json({})
    client = server_world.client(middleware=[Look()])
    await server_world.settle(client.post("/openai/v1/x", body=b"\xff{", cast_to=object))
    assert seen == [{}]


async def test_a_stream_is_told_when_it_is_opened_and_when_it_ends(world: World) -> None:
    diary = Diary()
    client = world.client(middleware=[diary])
    stream = await world.settle(client.chat.create_stream(**ASK))
    assert diary.told[-1] == "ends NoneType"
    assert len(diary.told) == 5
    completion = await world.settle(stream.collect())
    end = diary.told.pop()
    assert isinstance(end, StreamEnd)
    assert (end.status, end.error, end.content_length) == ("success", None, len(completion.content))
    assert end.received is not None
    assert end.received > 1
    assert end.usage == TokenUsage(
        completion.usage.prompt_tokens, completion.usage.completion_tokens
    )
    assert end.first_token_seconds is not None
    assert 0 < end.first_token_seconds <= end.seconds
    await world.close(stream)
    assert len(diary.told) == 5  # told once


async def test_a_stream_that_is_closed_or_breaks_is_told_with_what_has_arrived(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(CHAT).respond_with_data(CUT, content_type="text/event-stream")
    diary = Diary()
    client = server_world.client(middleware=[diary])
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    with pytest.raises(StreamTruncatedError) as caught:
        await server_world.settle(stream.collect())
    end = diary.told.pop()
    assert (end.status, end.error) == (caught.value.code, caught.value)
    assert (end.received, end.content_length, end.usage) == (1, 3, None)

    stream = await server_world.settle(client.chat.create_stream(**ASK))
    await server_world.close(stream)
    end = diary.told.pop()
    assert (end.status, end.error, end.received) == ("closed", None, 1)


async def test_waiting_for_a_rate_limit_is_told(
    server_world: World, httpserver: HTTPServer
) -> None:
    used_up = {
        "x-ratelimit-limit-requests": "1000",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "100ms",
    }
    httpserver.expect_request("/openai/v1/models").respond_with_json(
        {"object": "list", "data": []}, headers=used_up
    )
    diary = Diary()
    client = server_world.client(middleware=[diary])
    for _ in range(2):
        await server_world.settle(client.models.list())
    assert "throttle None RPD" in diary.told
    assert isinstance(client.rate_limit_status(), RateLimitStatus)


async def test_moves_of_the_circuit_breaker_are_told(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(CHAT).respond_with_json({}, 500)
    diary = Diary()
    breaker = CircuitBreakerConfig(failure_threshold=1, reset_timeout=60)
    client = server_world.client(middleware=[diary], circuit_breaker=breaker, max_retries=0)
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**ASK))
    client.with_options(max_retries=1).reset_circuit()
    moves = [told for told in diary.told if isinstance(told, tuple)]
    assert moves == [(ASK["model"], CircuitState.OPEN), (ASK["model"], CircuitState.CLOSED)]


async def test_an_error_of_middleware_reaches_the_caller_and_others_still_end(
    world: World,
) -> None:
    class Faulty(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            raise KeyError(call.operation, sending.number)

    diary = Diary()
    client = world.client(middleware=[diary, Faulty()])
    with pytest.raises(KeyError, match=r"chat\.create"):
        await world.settle(client.chat.create(**ASK))
    assert diary.told[-2:] == ["attempt ends KeyError", "ends KeyError"]
    with pytest.raises(KeyError):  # no place in the pool or the lane was lost
        await world.settle(client.with_options(deadline=5).chat.create(**ASK))


async def test_a_header_that_cannot_be_sent_is_refused_before_anything_is(world: World) -> None:
    class Faulty(Middleware):
        def attempt(self, call: Call, sending: Sending) -> Any:
            sending.headers["x-id"] = "a\r\nx-evil: 1"
            return super().attempt(call, sending)

    seen = Diary()
    client = world.client(middleware=[seen, Faulty()])
    with pytest.raises(ValidationError, match="x-id"):
        await world.settle(client.chat.create(**ASK))
    assert not any("response" in str(told) for told in seen.told)


async def test_a_cancelled_call_is_told(
    server_world: World, httpserver: HTTPServer, world_name: str
) -> None:
    if world_name == "blocking":
        pytest.skip("nothing cancels a blocking call but an interrupt")
    release = threading.Event()

    def slow(_: object) -> Response:
        release.wait(5)
        return Response("{}")

    httpserver.expect_request(CHAT).respond_with_handler(slow)
    diary = Diary()
    client = server_world.client(middleware=[diary])
    with anyio.move_on_after(0.3):
        await client.chat.create(**ASK)
    release.set()
    cancelled = anyio.get_cancelled_exc_class().__name__
    assert diary.told[-2:] == [f"attempt ends {cancelled}", f"ends {cancelled}"]


def test_what_is_no_middleware_is_refused() -> None:
    with pytest.raises(ValidationError, match="middleware must be a list; got Diary"):
        Groq("gsk_x", middleware=Diary())  # type: ignore[arg-type]  # the mistake is the test
    with pytest.raises(ValidationError, match=r"subclasses of groq\.Middleware; got 1"):
        Groq("gsk_x", middleware=[1])  # type: ignore[list-item]  # the mistake is the test


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        (None, None),
        ({"prompt_tokens": 3}, TokenUsage(3, 0)),
        ({"input_tokens": 3, "output_tokens": 4}, TokenUsage(3, 4)),
        ({"prompt_tokens": 3, "completion_tokens": "many"}, None),
        ({"prompt_tokens": None, "completion_tokens": 0}, None),
    ],
)
def test_tokens_are_read_by_whatever_name(
    usage: dict[str, Any] | None, tokens: TokenUsage | None
) -> None:
    class Usage:
        def __init__(self) -> None:
            vars(self).update(usage or {})

    assert tokens_in(usage and Usage()) == tokens


def test_a_failed_call_leaves_nothing_for_the_garbage_collector(simulator: Simulator) -> None:
    calls: list[weakref.ref[Call]] = []

    class Look(Middleware):
        @contextmanager
        def operation(self, call: Call) -> Generator[None, None, None]:
            calls.append(weakref.ref(call))
            yield

    with Groq("gsk_x", base_url=simulator.base_url, middleware=[Look()]) as client:
        gc.disable()
        try:
            with contextlib.suppress(ModelError):
                client.chat.create(model="nope", messages=ASK["messages"])
            assert calls[0]() is None
        finally:
            gc.enable()


async def test_a_stream_tells_what_it_amounts_to(world: World) -> None:
    diary = Diary()
    client = world.client(middleware=[diary])
    stream = await world.settle(client.chat.create_stream(**ASK))
    completion = await world.settle(stream.collect())
    assert diary.told[-1].result.content == completion.content
    stream = await world.settle(client.chat.create_stream(**ASK))
    await world.close(stream)
    assert diary.told[-1].result.choices[0].finish_reason is None  # its beginning
    stream = await world.settle(client.responses.create_stream(model=ASK["model"], input="Hi"))
    response = await world.settle(stream.collect())
    assert diary.told[-1].result is response


async def test_the_size_of_an_answer_is_told_unless_it_is_still_arriving(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/openai/v1/models").respond_with_data(
        b'{"object": "list", "data": []}', content_type="application/json"
    )
    httpserver.expect_request(CHAT).respond_with_data(CUT, content_type="text/event-stream")
    sizes: list[int | None] = []

    class Look(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            assert call.error is None
            sizes.append(sending.response_size)

    client = server_world.client(middleware=[Look()])
    await server_world.settle(client.models.list())
    await server_world.close(await server_world.settle(client.chat.create_stream(**ASK)))
    assert sizes == [30, None]


async def test_the_surface_of_groqs_own_sdk_tells_results_alike(world: World) -> None:
    results: list[object] = []

    class Look(Middleware):
        @contextmanager
        def operation(self, call: Call) -> Generator[None, None, None]:
            yield
            results.append(call.result)

    client = world.client(middleware=[Look()])
    raw = await world.settle(client.chat.completions.with_raw_response.create(**ASK))
    assert results == [await world.settle(raw.parse())]


async def test_a_stream_that_is_read_raw_is_told_when_it_ends_too(world: World) -> None:
    diary = Diary()
    create = world.client(middleware=[diary]).chat.completions.with_raw_response.create
    raw = await world.settle(create(**ASK, stream=True))
    assert [piece async for piece in world.iterate(raw.iter_bytes())]
    end = diary.told[-1]
    assert (end.status, end.error, end.usage, end.result) == ("success", None, None, None)
    assert 0 < end.seconds < 10

    raw = await world.settle(create(**ASK, stream=True))
    await world.settle(raw.close())
    assert diary.told[-1].status == "closed"

    told = len(diary.told)
    raw = await world.settle(create(**ASK, stream=True))
    stream = await world.settle(raw.parse())
    await world.settle(stream.collect())
    await world.settle(raw.close())
    ends = [end for end in diary.told[told:] if isinstance(end, StreamEnd)]
    assert [end.status for end in ends] == ["success"]
    assert ends[0].usage is not None


async def test_a_stream_that_breaks_while_it_is_read_raw_is_told_with_its_error(
    world: World,
) -> None:
    diary = Diary()
    client = client_of(world, Pieces(CUT, breaks=True), middleware=[diary])
    create = client.chat.completions.with_raw_response.create
    raw = await world.settle(create(**ASK, stream=True))
    with pytest.raises(APIConnectionError) as caught:
        await world.settle(raw.read())
    end = diary.told[-1]
    assert (end.status, end.error) == (caught.value.code, caught.value)


class Failing(Middleware):
    """Raises once it is told that a stream was opened, in one of three places."""

    def __init__(self, place: str, error: Exception) -> None:
        self.place, self.error = place, error

    @contextmanager
    def _around(self, place: str) -> Generator[None, None, None]:
        yield
        if place == self.place:
            raise self.error

    def operation(self, call: Call) -> Any:
        return self._around("operation" if call.is_stream else "")

    def attempt(self, call: Call, sending: Sending) -> Any:
        return self._around(f"attempt {sending.number}" if call.is_stream else "")

    def on_response(self, call: Call, sending: Sending) -> None:
        if call.is_stream and f"response {sending.number}" == self.place:
            raise self.error


@pytest.mark.parametrize("throttle", [True, False])
@pytest.mark.parametrize("place", ["operation", "attempt 1", "response 1"])
async def test_a_stream_that_middleware_keeps_from_the_caller_is_let_go(
    server_world: World, httpserver: HTTPServer, place: str, *, throttle: bool
) -> None:
    httpserver.expect_request(CHAT).respond_with_data(CUT, content_type="text/event-stream")
    httpserver.expect_request("/openai/v1/models").respond_with_json({"object": "list", "data": []})
    client = server_world.client(
        middleware=[Failing(place, KeyError())], max_connections=1, timeout=3, throttle=throttle
    )
    with pytest.raises(KeyError) as raised:  # which keeps all of its frames alive
        await server_world.settle(client.chat.create_stream(**ASK))
    await server_world.settle(client.models.list())
    assert client.rate_limit_status(ASK["model"]).calls_under_way == 0
    assert raised.value.args == ()


@pytest.mark.parametrize("place", ["attempt 1", "response 1"])
async def test_a_stream_is_let_go_before_it_is_opened_again(world: World, place: str) -> None:
    client = world.client(
        middleware=[Failing(place, ServerError("over", status_code=503, retry_after=0.01))],
        max_connections=1,
        timeout=3,
        retry_budget=False,
    )
    stream = await world.settle(client.chat.create_stream(**ASK))
    assert (await world.settle(stream.collect())).content


@pytest.mark.parametrize("place", ["operation", "attempt"])
async def test_middleware_cannot_swallow_the_error_of_a_call(
    server_world: World, httpserver: HTTPServer, place: str
) -> None:
    class Greedy(Middleware):
        def operation(self, *_: object) -> Any:
            return contextlib.suppress(*([GroqError] if place == "operation" else []))

        def attempt(self, *_: object) -> Any:
            return contextlib.suppress(*([GroqError] if place == "attempt" else []))

    httpserver.expect_request(CHAT).respond_with_json({"error": {"message": "no"}}, 500)
    client = server_world.client(middleware=[Greedy()], max_retries=0)
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**ASK))
