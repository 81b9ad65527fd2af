"""Spans, kept by OpenTelemetry's own SDK: what they say, below what, and when they end."""

from __future__ import annotations

import contextvars
import gc
import logging
import pickle
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from anyio import to_thread
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF
from opentelemetry.trace import SpanKind, StatusCode, get_current_span
from werkzeug import Response

from groq import (
    Call,
    DeadlineExceededError,
    Groq,
    GroqError,
    Middleware,
    Sending,
    ServerError,
    StreamTruncatedError,
    ValidationError,
)
from groq._chunks import ChunkReader
from groq.telemetry import OpenTelemetrySpans
from groq.testing import Simulator
from tests.test_faults_kit import ROOMY
from tests.tracing import Tracing, attributes_of, events_of, id_of, parent_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
CUT = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"abc"},"finish_reason":null}]}\n\n'
)
DOWN = {"error": {"message": "down for Hi"}}
VOLATILE = ("groq.latency_ms", "server.address", "server.port")
TIMES = ("groq.queue_time", "groq.prompt_time", "groq.completion_time", "groq.total_time")


@pytest.fixture
def tracing() -> Tracing:
    return Tracing()


def traced(world: World, tracing: Tracing, *inner: Middleware, **settings: Any) -> Any:
    """A client with spans."""
    spans = OpenTelemetrySpans(tracing.provider)
    return world.client(middleware=[spans, *inner], **settings)


async def test_an_operation_is_a_span_and_its_attempt_one_below(
    world: World, tracing: Tracing
) -> None:
    client = traced(world, tracing)
    with tracing.tracer.start_as_current_span("caller") as caller:
        completion = await world.settle(
            client.chat.create(**ASK, temperature=0.5, seed=3, stop="x", max_completion_tokens=50)
        )
        assert get_current_span() is caller
    assert tracing.names == ["http_request", "groq_operation", "caller"]
    attempt, operation, _ = tracing.ended
    assert parent_of(operation) == caller.get_span_context().span_id
    assert parent_of(attempt) == id_of(operation)
    assert (operation.kind, attempt.kind) == (SpanKind.CLIENT, SpanKind.CLIENT)
    assert operation.status.status_code is attempt.status.status_code is StatusCode.UNSET
    assert attributes_of(operation, *VOLATILE, *TIMES) == {
        "operation": "chat.create",
        "model": MODEL,
        "groq.request_id": completion.request_id,
        "groq.tokens.prompt": completion.usage.prompt_tokens,
        "groq.tokens.completion": completion.usage.completion_tokens,
        "groq.attempts": 1,
        "groq.status": "success",
        "groq.x_groq.id": completion.x_groq.id,
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "groq",
        "gen_ai.request.model": MODEL,
        "gen_ai.request.temperature": 0.5,
        "gen_ai.request.seed": 3,
        "gen_ai.request.stop_sequences": ("x",),
        "gen_ai.request.max_tokens": 50,
        "gen_ai.response.id": completion.id,
        "gen_ai.response.model": MODEL,
        "gen_ai.response.finish_reasons": (completion.choices[0].finish_reason,),
        "gen_ai.usage.input_tokens": completion.usage.prompt_tokens,
        "gen_ai.usage.output_tokens": completion.usage.completion_tokens,
        "gen_ai.usage.reasoning.output_tokens": (
            completion.usage.completion_tokens_details.reasoning_tokens
        ),
    }
    assert attributes_of(attempt, "server.address", "server.port") == {
        "http.method": "POST",
        "http.request.method": "POST",
        "http.url": "/chat/completions",
        "url.path": CHAT,
        "http.request_content_length": attempt.attributes["http.request_content_length"],  # type: ignore[index]  # it is there
        "http.status_code": 200,
        "http.response.status_code": 200,
        "http.response_content_length": attempt.attributes["http.response_content_length"],  # type: ignore[index]  # it is there
        "groq.request_id": completion.request_id,
    }
    told = [name for name, _ in events_of(attempt)]
    assert told == ["request_started", "response_received", "response_parsed"]


async def test_lengths_are_those_of_the_bodies(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    body = b'{"object": "list", "data": []}'
    httpserver.expect_request("/openai/v1/models").respond_with_data(
        body, content_type="application/json"
    )
    httpserver.expect_request(CHAT).respond_with_json({}, 400)
    client = traced(server_world, tracing)
    await server_world.settle(client.models.list())
    listing = tracing.take("http_request")
    assert listing.attributes is not None
    assert listing.attributes["http.response_content_length"] == len(body)
    assert "http.request_content_length" not in listing.attributes
    operation = attributes_of(tracing.take("groq_operation"), *VOLATILE)
    assert operation == {
        "operation": "models.list",
        "model": "unknown",
        "groq.attempts": 1,
        "groq.status": "success",
    }  # nothing of a model, which nobody asked
    tracing.clear()
    with pytest.raises(ValidationError):
        await server_world.settle(client.chat.create(**ASK))
    sent = httpserver.log[-1][0].data
    attempt = tracing.take("http_request")
    assert attempt.attributes is not None
    assert attempt.attributes["http.request_content_length"] == len(sent)


async def test_every_attempt_is_a_span_and_retries_are_events(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_ordered_request(CHAT).respond_with_json(
        DOWN, 503, headers={"retry-after": "0.01", "x-request-id": "req_1"}
    )
    httpserver.expect_ordered_request(CHAT).respond_with_json(
        {"error": {"message": "Hi is bad"}}, 400, headers={"x-request-id": "req_2"}
    )
    client = traced(server_world, tracing)
    with pytest.raises(ValidationError):
        await server_world.settle(client.chat.create(**ASK))
    first, second, operation = tracing.ended
    assert operation.name == "groq_operation"
    assert parent_of(first) == parent_of(second) == id_of(operation)
    assert first.attributes is not None
    assert "http.request.resend_count" not in first.attributes
    assert (first.attributes["groq.request_id"], first.attributes["error.type"]) == (
        "req_1",
        "server_error",
    )
    assert second.attributes is not None
    assert second.attributes["http.request.resend_count"] == 1
    assert second.attributes["http.response.status_code"] == 400
    assert [name for name, _ in events_of(second)] == ["request_started", "response_received"]
    for span in (second, operation):
        assert span.attributes is not None
        assert span.status.status_code is StatusCode.ERROR
        assert span.status.description == span.attributes["error.type"] == "validation_error"
        assert span.attributes["groq.request_id"] == "req_2"
    assert operation.attributes is not None
    assert operation.attributes["groq.attempts"] == 2
    assert operation.attributes["groq.status"] == "validation_error"
    retry = {"error.type": "server_error", "delay_ms": 10}
    assert events_of(operation) == [("groq.retry_scheduled", retry)]


async def test_what_is_tried_again_with_success_is_none_but_the_attempts_error(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_ordered_request("/openai/v1/models").respond_with_json(
        DOWN, 503, headers={"retry-after": "0.01"}
    )
    httpserver.expect_ordered_request("/openai/v1/models").respond_with_json(
        {"object": "list", "data": []}
    )
    await server_world.settle(traced(server_world, tracing).models.list())
    statuses = [span.status.status_code for span in tracing.ended]
    assert statuses == [StatusCode.ERROR, StatusCode.UNSET, StatusCode.UNSET]


async def test_waiting_for_a_rate_limit_is_an_event(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    used_up = {
        "x-ratelimit-limit-requests": "1000",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "100ms",
    }
    httpserver.expect_request("/openai/v1/models").respond_with_json(
        {"object": "list", "data": []}, headers=used_up
    )
    client = traced(server_world, tracing)
    for _ in range(2):
        await server_world.settle(client.models.list())
    ((name, attributes),) = events_of(tracing.ended[-1])
    assert (name, attributes["limit"]) == ("groq.throttled", "RPD")
    assert 0 < attributes["wait_ms"] <= 100


async def test_a_stream_is_a_span_that_ends_with_it(world: World, tracing: Tracing) -> None:
    client = traced(world, tracing)
    with tracing.tracer.start_as_current_span("caller") as caller:
        stream = await world.settle(client.chat.create_stream(**ASK))
        assert get_current_span() is caller
        assert tracing.names == ["http_request"]
        chunks = 0
        async for _ in world.iterate(stream):
            chunks += 1
            assert get_current_span() is caller  # what is done meanwhile is the caller's
            with tracing.tracer.start_as_current_span("work") as work:
                pass
            assert parent_of(work) == caller.get_span_context().span_id  # type: ignore[arg-type]  # the SDK's
    attempt, *_, processing, operation, _ = tracing.ended
    assert (processing.name, operation.name) == ("stream_processing", "groq_stream")
    assert parent_of(operation) == caller.get_span_context().span_id
    assert parent_of(attempt) == parent_of(processing) == id_of(operation)
    assert operation.attributes is not None
    usage = (await world.settle(stream.collect())).usage
    for name, value in {
        "operation": "chat.create_stream",
        "model": MODEL,
        "groq.request_id": stream.request_id,
        "groq.status": "success",
        "groq.tokens.prompt": usage.prompt_tokens,
        "groq.tokens.completion": usage.completion_tokens,
        "gen_ai.request.stream": True,
        "gen_ai.response.model": MODEL,
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.output_tokens": usage.completion_tokens,
    }.items():
        assert operation.attributes[name] == value
    first_chunk = operation.attributes["gen_ai.response.time_to_first_chunk"]
    told = attributes_of(processing)
    assert told["chunks_received"] == chunks
    assert told["total_content_length"] == len(stream.content)
    assert first_chunk * 1000 <= told["first_token_ms"] + 1  # type: ignore[operator]  # a number
    assert told["first_token_ms"] <= told["total_duration_ms"]
    assert operation.status.status_code is StatusCode.UNSET
    assert operation.end_time == processing.end_time or processing.end_time <= operation.end_time  # type: ignore[operator]  # both have ended
    await world.close(stream)
    assert tracing.names.count("groq_stream") == 1


async def test_a_stream_ends_its_spans_however_it_ends(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_request(CHAT).respond_with_data(CUT, content_type="text/event-stream")
    client = traced(server_world, tracing)
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    await server_world.close(stream)
    operation = tracing.take("groq_stream")
    assert operation.attributes is not None
    assert operation.status.status_code is StatusCode.UNSET
    assert operation.attributes["groq.status"] == "closed"
    assert operation.attributes["gen_ai.response.finish_reasons"] == ("error",)
    tracing.clear()

    stream = await server_world.settle(client.chat.create_stream(**ASK))
    with pytest.raises(StreamTruncatedError) as caught:
        await server_world.settle(stream.collect())
    for name in ("groq_stream", "stream_processing"):
        span = tracing.take(name)
        assert span.attributes is not None
        assert span.attributes["error.type"] == span.status.description == caught.value.code
        assert span.status.status_code is StatusCode.ERROR
    processing = attributes_of(tracing.take("stream_processing"))
    assert (processing["chunks_received"], processing["total_content_length"]) == (1, 3)


async def test_a_stream_that_cannot_be_opened_ends_at_once(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_request(CHAT).respond_with_json(DOWN, 500)
    client = traced(server_world, tracing, max_retries=0)
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create_stream(**ASK))
    assert tracing.names == ["http_request", "groq_stream"]
    assert {span.status.status_code for span in tracing.ended} == {StatusCode.ERROR}


@pytest.mark.filterwarnings("ignore:a stream was never closed:ResourceWarning")
async def test_a_stream_that_is_lost_ends_then_which_the_next_call_tells(
    world: World, tracing: Tracing
) -> None:
    client = traced(world, tracing)
    stream = await world.settle(client.chat.create_stream(**ASK))
    del stream
    gc.collect()
    lost_at = time.time_ns()
    assert "groq_stream" not in tracing.names  # a finaliser only takes a note
    await world.settle(client.models.list())
    operation = tracing.take("groq_stream")
    assert operation.attributes is not None
    assert operation.attributes["groq.status"] == "lost"
    assert operation.end_time is not None
    assert operation.end_time <= lost_at
    assert tracing.take("stream_processing").end_time == operation.end_time


async def test_a_stream_may_end_in_another_thread(world: World, tracing: Tracing) -> None:
    if world.name != "blocking":
        pytest.skip("streams of other worlds stay with their loop")
    stream = traced(world, tracing).chat.create_stream(**ASK)
    reader = threading.Thread(target=stream.collect)
    reader.start()
    reader.join()
    assert tracing.names == ["http_request", "stream_processing", "groq_stream"]


class Current(Middleware):
    """Takes note of which span is current, and when."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, Any]] = []

    @contextmanager
    def operation(self, call: Call) -> Generator[None, None, None]:
        self.seen.append((call.operation, get_current_span()))
        yield

    def on_response(self, call: Call, sending: Sending) -> None:
        self.seen.append((f"{call.operation} response {sending.number}", get_current_span()))

    def on_retry(self, call: Call, error: GroqError, delay: float) -> None:
        self.seen.append((f"{call.operation} retry {error.code} {delay}", get_current_span()))


async def test_a_span_is_current_while_it_lasts_and_then_what_was_before(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_request(CHAT).respond_with_json(DOWN, 503, headers={"retry-after": "0.01"})
    current = Current()
    client = traced(server_world, tracing, current, max_retries=1)
    before = get_current_span()
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**ASK))
    assert get_current_span() is before
    names = [(told, span.name) for told, span in current.seen]
    assert names == [
        ("chat.create", "groq_operation"),
        ("chat.create response 1", "http_request"),
        ("chat.create retry server_error 0.01", "groq_operation"),
        ("chat.create response 2", "http_request"),
    ]


async def test_what_traces_httpx_goes_on_below_the_attempt(world: World, tracing: Tracing) -> None:
    seen: list[Any] = []

    def look(_: httpx.Request) -> None:
        seen.append(get_current_span())

    async def look_async(request: httpx.Request) -> None:
        look(request)

    if world.name == "blocking":
        own: Any = httpx.Client(event_hooks={"request": [look]})
    else:
        own = httpx.AsyncClient(event_hooks={"request": [look_async]})
    client = traced(world, tracing, http_client=own)
    await world.settle(client.chat.create(**ASK))
    await world.close(own)
    assert [span.name for span in seen] == ["http_request"]


@pytest.fixture
def roomy() -> Iterator[Simulator]:
    """A simulator of limits that fifty calls do not run into."""
    with Simulator(limits=ROOMY) as simulator:
        yield simulator


async def test_fifty_calls_at_once_keep_their_parents_apart(
    world: World, tracing: Tracing, roomy: Simulator
) -> None:
    client = traced(world, tracing, base_url=roomy.base_url)

    async def ask(number: int) -> None:
        with tracing.tracer.start_as_current_span(f"caller {number}"):
            stream = await world.settle(client.chat.create_stream(**ASK))
            await world.settle(client.models.list())
            await world.settle(stream.collect())

    def ask_blocking(number: int) -> None:
        with tracing.tracer.start_as_current_span(f"caller {number}"):
            stream = client.chat.create_stream(**ASK)
            client.models.list()
            stream.collect()

    async with anyio.create_task_group() as tasks:
        for number in range(50):
            if world.name == "blocking":
                tasks.start_soon(to_thread.run_sync, ask_blocking, number)
            else:
                tasks.start_soon(ask, number)
    by_id = {id_of(span): span for span in tracing.ended}
    below: dict[str, list[str]] = {}
    for span in tracing.ended:
        top = span
        while (parent := parent_of(top)) is not None:
            top = by_id[parent]
        below.setdefault(top.name, []).append(span.name)
    for number in range(50):
        names = below.pop(f"caller {number}")
        assert names.count("groq_operation") == names.count("groq_stream") == 1
        assert names.count("stream_processing") == 1
        assert names.count("http_request") >= 2  # more on a machine that is busy: some try again
    assert below == {}


async def test_a_cancelled_call_ends_in_that(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    if server_world.name == "blocking":
        pytest.skip("nothing cancels a blocking call but an interrupt")
    release = threading.Event()

    def slow(_: object) -> Response:
        release.wait(5)
        return Response("{}")

    httpserver.expect_request(CHAT).respond_with_handler(slow)
    client = traced(server_world, tracing)
    before = get_current_span()
    with anyio.move_on_after(0.3):
        await client.chat.create(**ASK)
    release.set()
    assert get_current_span() is before
    assert tracing.names == ["http_request", "groq_operation"]
    for span in tracing.ended:
        assert span.attributes is not None
        assert span.attributes["error.type"] == "cancelled"
        assert span.status.status_code is StatusCode.ERROR


def test_an_interrupted_call_ends_in_that(simulator: Simulator, tracing: Tracing) -> None:
    class Interrupt(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            raise KeyboardInterrupt(call.operation, sending.number)

    middleware = [OpenTelemetrySpans(tracing.provider), Interrupt()]
    client = Groq("gsk_x", base_url=simulator.base_url, middleware=middleware)
    with client, pytest.raises(KeyboardInterrupt):
        client.models.list()
    assert [attributes_of(span)["error.type"] for span in tracing.ended] == ["cancelled"] * 2


async def test_a_cancelled_stream_ends_in_that(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    if server_world.name == "blocking":
        pytest.skip("nothing cancels a blocking stream but an interrupt")
    release = threading.Event()

    def slow(_: object) -> Response:
        def body() -> Generator[bytes, None, None]:
            yield CUT
            release.wait(5)

        return Response(body(), content_type="text/event-stream")

    httpserver.expect_request(CHAT).respond_with_handler(slow)
    stream = await traced(server_world, tracing).chat.create_stream(**ASK)
    with anyio.move_on_after(0.3):
        await stream.collect()
    release.set()
    operation = tracing.take("groq_stream")
    assert operation.attributes is not None
    assert operation.attributes["error.type"] == operation.attributes["groq.status"] == "cancelled"


def test_a_flow_that_is_dropped_elsewhere_ends_without_a_word(
    simulator: Simulator, tracing: Tracing, caplog: pytest.LogCaptureFixture
) -> None:
    spans = OpenTelemetrySpans(tracing.provider)
    with Groq("gsk_x", base_url=simulator.base_url, middleware=[spans]) as client:
        before = get_current_span()
        flow = type(client.models).list.flow(client.models)
        contextvars.copy_context().run(next, flow)  # until it sends
        with caplog.at_level(logging.DEBUG, "opentelemetry"):
            flow.close()  # as the garbage collector does, in a context that is not the flow's
        assert get_current_span() is before
        assert tracing.names == []
        client.models.list()
    assert caplog.messages == []
    assert tracing.names == ["http_request", "groq_operation"] * 2
    assert [attributes_of(span)["groq.status"] for span in tracing.ended[1::2]] == [
        "lost",
        "success",
    ]


async def test_a_call_that_is_too_late_to_be_sent_has_no_attempt(
    world: World, tracing: Tracing
) -> None:
    client = traced(world, tracing)
    with pytest.raises(DeadlineExceededError):
        await world.settle(client.chat.create(**ASK, deadline=1e-9))
    (operation,) = tracing.ended
    assert operation.attributes is not None
    assert operation.attributes["error.type"] == "deadline_exceeded_error"
    assert operation.attributes["groq.attempts"] == 0


async def test_a_bug_of_the_caller_is_told_by_its_class(world: World, tracing: Tracing) -> None:
    class Faulty(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            raise KeyError("gsk_secret", call.operation, sending.number)

    with pytest.raises(KeyError):
        await world.settle(traced(world, tracing, Faulty()).models.list())
    assert {(span.attributes or {})["error.type"] for span in tracing.ended} == {"KeyError"}
    assert "gsk_secret" not in tracing.text


async def test_the_trace_is_told_to_the_service_only_if_asked(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_request("/openai/v1/models").respond_with_json({"object": "list", "data": []})
    for propagates in (False, True):
        spans = OpenTelemetrySpans(tracing.provider, propagate=propagates)
        client = server_world.client(middleware=[spans])
        await server_world.settle(client.models.list())
    without, told = (request.headers for request, _ in httpserver.log)
    assert "traceparent" not in without
    attempt = tracing.ended[-2]
    assert attempt.context is not None
    _, trace_id, span_id, _ = told["traceparent"].split("-")
    assert (int(trace_id, 16), int(span_id, 16)) == (attempt.context.trace_id, id_of(attempt))


async def test_what_is_not_sampled_is_not_looked_at(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Call, "params", property(lambda _: pytest.fail("it was read")))
    monkeypatch.setattr(ChunkReader, "partial", lambda _: pytest.fail("it was made"))

    class Look(Middleware):
        def on_response(self, call: Call, sending: Sending) -> None:
            assert not get_current_span().is_recording(), (call.operation, sending.number)

    spans = OpenTelemetrySpans(TracerProvider(sampler=ALWAYS_OFF), capture_content=True)
    client = world.client(middleware=[spans, Look()])
    completion = await world.settle(client.chat.create(**ASK))
    stream = await world.settle(client.chat.create_stream(**ASK))
    assert completion.content
    assert (await world.settle(stream.collect())).content


async def test_without_a_provider_nothing_is_told_and_all_works(world: World) -> None:
    client = world.client(middleware=[OpenTelemetrySpans()])
    assert (await world.settle(client.chat.create(**ASK))).content
    assert not isinstance(trace.get_tracer_provider(), TracerProvider)


def test_a_client_with_spans_can_be_pickled() -> None:
    client = Groq("gsk_x", middleware=[OpenTelemetrySpans(capture_content=True, propagate=True)])
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GROQ_API_KEY", "gsk_x")
        twin = pickle.loads(pickle.dumps(client))  # noqa: S301  our own
    (spans,) = twin._pipeline.middleware
    assert isinstance(spans, OpenTelemetrySpans)
    assert (spans._captures, spans._propagates) == (True, True)
    client.close()
    twin.close()


async def test_each_call_of_an_operation_of_several_is_below_the_callers_span(
    world: World, tracing: Tracing
) -> None:
    client = traced(world, tracing)
    with tracing.tracer.start_as_current_span("caller") as caller:
        results = await world.settle(client.batches.run([("a", ASK)]))
        status = await world.settle(client.health_check())
    assert list(results.completions) == ["a"]
    assert status.healthy
    operations = [span for span in tracing.ended if span.name == "groq_operation"]
    assert {parent_of(span) for span in operations} == {caller.get_span_context().span_id}
    told = list(dict.fromkeys(attributes_of(span)["operation"] for span in operations))
    assert told == ["files.create", "batches.create", "batches.get", "files.content", "models.list"]


async def test_the_surface_of_groqs_own_sdk_is_traced_alike(world: World, tracing: Tracing) -> None:
    completions = traced(world, tracing).chat.completions
    plain = await world.settle(completions.create(**ASK))
    raw = await world.settle(completions.with_raw_response.create(**ASK))
    parsed = await world.settle(raw.parse())
    first, second = (span for span in tracing.ended if span.name == "groq_operation")
    for span, completion in ((first, plain), (second, parsed)):
        attributes = attributes_of(span)
        assert attributes["operation"] == "chat.create"
        assert attributes["gen_ai.response.id"] == completion.id
        assert attributes["gen_ai.usage.output_tokens"] == completion.usage.completion_tokens
        assert attributes["groq.tokens.completion"] == completion.usage.completion_tokens
    tracing.clear()
    stream = await world.settle(completions.create(**ASK, stream=True))
    assert [chunk async for chunk in world.iterate(stream)]
    assert tracing.names == ["http_request", "stream_processing", "groq_stream"]
    tracing.clear()
    raw = await world.settle(completions.with_raw_response.create(**ASK, stream=True))
    stream = await world.settle(raw.parse())
    assert [chunk async for chunk in world.iterate(stream)]
    assert tracing.names == ["http_request", "stream_processing", "groq_stream"]
    assert attributes_of(tracing.ended[-1])["gen_ai.response.finish_reasons"] == ("stop",)
    tracing.clear()
    raw = await world.settle(completions.with_raw_response.create(**ASK, stream=True))
    assert await world.settle(raw.read())
    assert set(attributes_of(tracing.take("stream_processing"))) == {"total_duration_ms"}
    assert attributes_of(tracing.take("groq_stream"))["groq.status"] == "success"


async def test_a_file_that_is_streamed_is_no_question_to_a_model(
    server_world: World, httpserver: HTTPServer, tracing: Tracing
) -> None:
    httpserver.expect_request("/openai/v1/files/file_1/content").respond_with_data(b"abc")
    client = traced(server_world, tracing)
    stream = await server_world.settle(client.files.content_stream("file_1"))
    assert await server_world.settle(stream.collect()) == b"abc"
    operation = attributes_of(tracing.take("groq_stream"), *VOLATILE)
    assert operation == {
        "operation": "files.content_stream",
        "model": "unknown",
        "groq.attempts": 1,
        "groq.status": "success",
    }
    processing = attributes_of(tracing.take("stream_processing"), "total_duration_ms")
    assert processing == {"chunks_received": 1, "total_content_length": 0}


async def test_an_upload_is_traced_with_the_size_of_what_it_holds(
    world: World, tracing: Tracing
) -> None:
    content = await anyio.Path("scripts/examples/audio/canal-lock.flac").read_bytes()
    client = traced(world, tracing)
    await world.settle(
        client.audio.transcribe(("lock.flac", content), model="whisper-large-v3-turbo")
    )
    size = attributes_of(tracing.take("http_request"))["http.request_content_length"]
    assert 0 < size - len(content) < 100  # the file and the field `model`
    operation = attributes_of(tracing.take("groq_operation"))
    assert operation["gen_ai.operation.name"] == "transcription"
