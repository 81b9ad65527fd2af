"""Middleware that only watches cannot fail a call, and all are told whoever raises."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.sampling import Sampler
from werkzeug import Response

from groq import CircuitBreakerConfig, Middleware, Observer, ServerError
from groq.telemetry import OpenTelemetrySpans

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytest_httpserver import HTTPServer

    from groq import Call
    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
ASK: dict[str, Any] = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "Hi"}],
}
TOLD_PLAINLY = ["on_response", "on_retry", "on_circuit", "on_stream_end"]
AROUND = ["operation", "attempt"]
HOOKS = [*AROUND, *TOLD_PLAINLY]


class Named(Middleware):
    """Writes down which of its hooks were called."""

    def __init__(self, told: list[str]) -> None:
        self.told = told

    def __getattribute__(self, name: str) -> Any:
        if name in HOOKS:
            self.told.append(name)
        return super().__getattribute__(name)


def faulty(kind: type[Middleware], hook: str) -> Middleware:
    """Middleware with one hook that raises."""

    def fail(*_: object) -> Any:
        raise KeyError("what the user has asked")

    made: Middleware = type("Faulty", (kind,), {hook: fail})()
    return made


class Leaving(Observer):
    """Raises where its contexts are left."""

    @contextmanager
    def operation(self, call: Call) -> Generator[None, None, None]:
        try:
            yield
        finally:
            raise KeyError(call.operation)

    @contextmanager
    def attempt(self, *_: object) -> Generator[None, None, None]:
        yield
        raise KeyError("attempt")


async def fail_and_recover(server_world: World, httpserver: HTTPServer, client: Any) -> str:
    """A call that is tried twice, which opens the circuit, and a stream: every hook is called."""
    for _ in range(2):
        bad = httpserver.expect_oneshot_request(CHAT)
        bad.respond_with_json({"error": {"message": "no"}}, 500, {"retry-after": "0"})
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**ASK))
    client.reset_circuit()
    body = (
        b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
        b'"choices":[{"index":0,"delta":{"content":"yes"},"finish_reason":"stop"}]}\n\n'
        b"data: [DONE]\n\n"
    )
    httpserver.expect_request(CHAT).respond_with_data(body, content_type="text/event-stream")
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    completion = await server_world.settle(stream.collect())
    return str(completion.content)


def watched(server_world: World, *middleware: Middleware) -> Any:
    breaker = CircuitBreakerConfig(failure_threshold=2)
    return server_world.client(middleware=list(middleware), circuit_breaker=breaker, max_retries=1)


@pytest.mark.parametrize("hook", HOOKS)
async def test_what_an_observer_raises_is_logged_and_reaches_nobody(
    server_world: World, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture, hook: str
) -> None:
    sound: list[str] = []
    disturbed: list[str] = []
    with caplog.at_level(logging.WARNING, "groq"):
        client = watched(server_world, Named(sound))
        assert await fail_and_recover(server_world, httpserver, client) == "yes"
        httpserver.clear()
        caplog.clear()
        client = watched(server_world, faulty(Observer, hook), Named(disturbed))
        assert await fail_and_recover(server_world, httpserver, client) == "yes"
    assert disturbed == sound
    assert set(sound) == set(HOOKS)
    told = [record for record in caplog.records if "observer_failed" in record.getMessage()]
    assert told
    for record in told:
        facts = vars(record)
        assert (facts["observer"], facts["hook"], facts["error"]) == ("Faulty", hook, "KeyError")
        assert __file__ in facts["where"]
        assert "asked" not in record.getMessage()


async def test_an_observer_may_fail_when_it_is_left(
    server_world: World, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    client = watched(server_world, Leaving(), Named(told))
    with caplog.at_level(logging.WARNING, "groq"):
        assert await fail_and_recover(server_world, httpserver, client) == "yes"
    hooks = [vars(record)["hook"] for record in caplog.records if hasattr(record, "hook")]
    assert hooks == ["operation", "attempt", "operation"]  # attempts that fail end in their error


async def test_an_observer_swallows_nothing(server_world: World, httpserver: HTTPServer) -> None:
    class Greedy(Observer):
        @contextmanager
        def operation(self, call: Call) -> Generator[None, None, None]:
            _ = call
            try:
                yield
            except ServerError:
                return

    httpserver.expect_request(CHAT).respond_with_json({"error": {"message": "no"}}, 500)
    client = server_world.client(middleware=[Greedy()], max_retries=0)
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**ASK))


@pytest.mark.parametrize("hook", TOLD_PLAINLY)
async def test_others_are_told_whoever_raises(
    server_world: World, httpserver: HTTPServer, hook: str
) -> None:
    told: list[str] = []
    client = watched(server_world, faulty(Middleware, hook), Named(told))
    with pytest.raises(KeyError, match="user"):
        await fail_and_recover(server_world, httpserver, client)
    assert hook in told


async def test_a_stream_gives_its_connection_back_when_middleware_fails_at_its_end(
    server_world: World, httpserver: HTTPServer
) -> None:
    def endless() -> Generator[bytes, None, None]:
        yield b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
        yield b'"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n'
        while True:
            yield b": still here\n\n" * 1000

    httpserver.expect_request(CHAT).respond_with_handler(
        lambda _: Response(endless(), content_type="text/event-stream")
    )
    faults = [faulty(Middleware, "on_stream_end")]
    client = server_world.client(middleware=faults, max_connections=1, timeout=5)
    for _ in range(3):
        stream = await server_world.settle(client.chat.create_stream(**ASK))
        with pytest.raises(KeyError):
            await server_world.close(stream)


class Broken(SpanProcessor):
    def on_start(self, *_: object, **__: object) -> None:
        raise RuntimeError("started")

    def on_end(self, *_: object) -> None:
        raise RuntimeError("ended")


class Undecided(Sampler):
    def should_sample(self, *_: object, **__: object) -> Any:
        raise RuntimeError("undecided")

    def get_description(self) -> str:
        return "raises"


@pytest.mark.parametrize("part", ["processor", "sampler"])
async def test_tracing_that_is_broken_fails_no_call(
    server_world: World, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture, part: str
) -> None:
    provider = TracerProvider(sampler=Undecided()) if part == "sampler" else TracerProvider()
    if part == "processor":
        provider.add_span_processor(Broken())
    client = watched(server_world, OpenTelemetrySpans(provider))
    with caplog.at_level(logging.WARNING, "groq"):
        assert await fail_and_recover(server_world, httpserver, client) == "yes"
    failed = [vars(record) for record in caplog.records if hasattr(record, "observer")]
    assert {record["error"] for record in failed} == {"RuntimeError"}
    assert [record["hook"] for record in failed] == ["operation"] * 2  # and told no more
