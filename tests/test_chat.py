from __future__ import annotations

import threading
import time
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from werkzeug import Response

from groq import (
    AuthenticationError,
    ModelError,
    NetworkError,
    RateLimitError,
    ResponseParseError,
    ServerError,
    StreamError,
    TimeoutError,
    ValidationError,
)
from groq.types import ChatCompletion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Why locks?"}]}
TOOL = {
    "type": "function",
    "function": {
        "name": "tide_table",
        "parameters": {
            "type": "object",
            "properties": {"harbour": {"type": "string"}},
            "required": ["harbour"],
        },
    },
}
COMPLETION = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": MODEL,
    "choices": [
        {"index": 0, "message": {"role": "assistant", "content": "Hi"}, "finish_reason": "stop"}
    ],
}
PATH = "/openai/v1/chat/completions"


async def test_a_chat_answers(world: World) -> None:
    completion = await world.settle(world.client().chat.create(**ASK))
    assert "Why locks?" in completion.content
    assert completion.finish_reason == "stop"
    assert completion.tool_calls is None
    assert completion.usage.total_tokens > 0
    assert completion.request_id == completion.headers["x-request-id"] == completion.x_groq.id
    assert type(completion) is ChatCompletion


async def test_a_tool_is_called_and_its_result_used(world: World) -> None:
    chat = world.client().chat
    asked = await world.settle(chat.create(**ASK, tools=[TOOL], tool_choice="required"))
    assert asked.finish_reason == "tool_calls"
    (call,) = asked.tool_calls
    assert call.function.name == "tide_table"
    assert "harbour" in orjson.loads(call.function.arguments)
    answer = {"role": "tool", "tool_call_id": call.id, "content": "High tide at noon."}
    messages = [*ASK["messages"], asked.choices[0].message, answer]
    told = await world.settle(chat.create(model=MODEL, messages=messages, tools=[TOOL]))
    assert "High tide at noon." in told.content


@pytest.mark.parametrize(
    "extra",
    [
        {},
        {"tools": [TOOL], "tool_choice": "required"},
        {"model": "llama-3.3-70b-versatile"},
        {"max_completion_tokens": 5},
        {"stream_options": {"include_usage": True}},
    ],
    ids=["reasoning", "tool call", "plain", "cut short", "with usage"],
)
async def test_a_stream_collects_to_what_a_call_would_have_returned(
    world: World, extra: dict[str, Any]
) -> None:
    chat = world.client().chat
    ask = {**ASK, "seed": 7, **extra}
    whole = await world.settle(
        chat.create(**{k: v for k, v in ask.items() if k != "stream_options"})
    )
    stream = await world.settle(chat.create_stream(**ask))
    collected = await world.settle(stream.collect())
    for completion in (collected, whole):
        for call in completion.choices[0].message.tool_calls or []:
            call.id = "each call has an id of its own"
    assert collected.choices == whole.choices
    assert collected.usage == whole.usage
    assert collected.object == "chat.completion"
    assert collected.request_id == stream.request_id


async def test_the_chunks_of_a_stream_spell_the_answer(world: World) -> None:
    stream = await world.settle(world.client().chat.create_stream(**ASK))
    chunks = [chunk async for chunk in world.iterate(stream)]
    text = "".join(chunk.content or "" for chunk in chunks)
    assert text == stream.content
    assert len(chunks) > 10
    assert chunks[-1].finish_reason == "stop"


async def test_a_streamed_tool_call_is_put_together(world: World) -> None:
    stream = await world.settle(
        world.client().chat.create_stream(**ASK, tools=[TOOL], tool_choice="required")
    )
    completion = await world.settle(stream.collect())
    (call,) = completion.tool_calls
    assert call.function.name == "tide_table"
    assert "harbour" in orjson.loads(call.function.arguments)


async def test_a_stream_may_be_left_early(server_world: World, httpserver: HTTPServer) -> None:
    left = threading.Event()

    def pieces() -> Iterator[bytes]:
        yield stream_of("a", done=False, finish=None)
        left.wait(5)  # or the whole answer may have arrived before it is left
        yield stream_of("b")

    httpserver.expect_request(PATH).respond_with_handler(
        lambda _: Response(pieces(), content_type="text/event-stream")
    )
    world, client = server_world, server_world.client(max_connections=1)
    for _ in range(3):
        left.clear()
        stream = await world.settle(client.chat.create_stream(**ASK))
        async with aclosing(world.iterate(stream)) as chunks:
            async for chunk in chunks:
                if chunk.content:
                    break
        await world.close(stream)
        left.set()
        assert [chunk async for chunk in world.iterate(stream)] == []
        with pytest.raises(StreamError, match="closed before"):
            await world.settle(stream.collect())


async def test_a_finished_stream_gives_its_connection_back(
    server_world: World, httpserver: HTTPServer
) -> None:
    """One connection is allowed: a stream that kept it would block the next for ever."""
    serve(httpserver, stream_of("a", "b"), repeat=True)
    client = server_world.client(max_connections=1, timeout=5, max_retries=0)
    for _ in range(10):
        stream = await server_world.settle(client.chat.create_stream(**ASK))
        assert [c.content async for c in server_world.iterate(stream)] == ["a", "b"]


async def test_a_stream_is_a_context_manager(world: World) -> None:
    stream = await world.settle(world.client(max_connections=1).chat.create_stream(**ASK))
    if world.name == "blocking":
        with stream as entered:
            assert next(entered).x_groq.id == stream.request_id
        assert list(stream) == []
    else:
        async with stream as entered:
            assert (await anext(entered)).x_groq.id == stream.request_id
        assert [chunk async for chunk in stream] == []


async def test_a_stream_that_was_never_read_can_be_closed(world: World) -> None:
    whole = await world.settle(world.client().chat.create(**ASK))
    stream = await world.settle(world.client().chat.create_stream(**ASK))
    await world.close(stream)
    await world.close(stream)
    assert whole.content.startswith(stream.content)  # what had arrived


async def test_the_request_is_what_was_asked_and_nothing_more(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, COMPLETION)
    client = server_world.client(default_headers={"X-Team": "canals"})
    await server_world.settle(
        client.chat.create(
            **ASK,
            temperature=0.5,
            top_p=None,
            reasoning_format=None,
            extra_headers={"User-Agent": "mine"},
            extra_body={"brand_new": 1},
        )
    )
    request, _ = httpserver.log[0]
    assert request.path == PATH
    assert request.json == {**ASK, "temperature": 0.5, "reasoning_format": None, "brand_new": 1}
    assert request.headers.getlist("User-Agent") == ["mine"]
    assert request.headers["X-Team"] == "canals"
    assert request.headers["Authorization"].startswith("Bearer gsk_test")
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Content-Type"] == "application/json"


async def test_a_stream_is_asked_for_as_one(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, stream_of("a"))
    stream = await server_world.settle(server_world.client().chat.create_stream(**ASK))
    await server_world.settle(stream.collect())
    request, _ = httpserver.log[0]
    assert request.json == {**ASK, "stream": True}
    assert request.headers["Accept"] == "text/event-stream"


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"temperature": 9}, "temperature"),
        ({"messages": []}, "messages"),
        ({"messages": [{"role": "user", "content": ""}]}, "messages[0].content"),
        ({"model": ""}, "model"),
        ({"tools": [{"type": "function", "function": {"name": "a b"}}]}, "tools[0].function.name"),
        ({"max_tokenz": 5}, "max_tokenz"),
        ({"timeout": -1}, "timeout"),
        ({"max_wait": float("nan")}, "max_wait"),
        ({"max_wait": "5"}, "max_wait"),
        ({"max_retries": -1}, "max_retries"),
        ({"extra_headers": ["x"]}, "extra_headers"),
        ({"extra_body": ["x"]}, "extra_body"),
        ({"seed": 2**70}, "seed"),
        ({"messages": [{"role": "user", "content": "\ud800"}]}, "messages[0].content"),
        ({"metadata": {"a": {1, 2}}}, "metadata.a"),
        ({"extra_headers": {"x": "a\nb"}}, "extra_headers"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str | None
) -> None:
    client = server_world.client()
    for call in (client.chat.create, client.chat.create_stream):
        with pytest.raises(ValidationError) as refused:
            await server_world.settle(call(**{**ASK, **parameters}))
        assert refused.value.param == param
    assert httpserver.log == []


async def test_stream_may_be_said_where_it_is_true(world: World) -> None:
    chat = world.client().chat
    await world.settle(chat.create(**ASK, stream=False))
    await world.settle((await world.settle(chat.create_stream(**ASK, stream=True))).collect())
    for call, wrong in ((chat.create, True), (chat.create_stream, False)):
        with pytest.raises(ValidationError) as refused:
            await world.settle(call(**ASK, stream=wrong))
        assert refused.value.param == "stream"


async def test_a_429_then_success_is_exactly_two_requests(
    server_world: World, httpserver: HTTPServer
) -> None:
    refuse(httpserver, 429, {"retry-after": "0"})
    serve(httpserver, COMPLETION)
    completion = await server_world.settle(server_world.client().chat.create(**ASK))
    assert completion.content == "Hi"
    assert len(httpserver.log) == 2


async def test_opening_a_stream_is_retried_like_any_call(
    server_world: World, httpserver: HTTPServer
) -> None:
    refuse(httpserver, 503, {"retry-after": "0"})
    serve(httpserver, stream_of("a"))
    stream = await server_world.settle(server_world.client().chat.create_stream(**ASK))
    assert [chunk.content async for chunk in server_world.iterate(stream)] == ["a"]


async def test_a_refused_stream_is_an_error_and_gives_its_connection_back(
    server_world: World, httpserver: HTTPServer
) -> None:
    client = server_world.client(max_connections=1, max_retries=0, timeout=5)
    for _ in range(3):
        refuse(httpserver, 400, error={"message": "no", "param": "model"})
        with pytest.raises(ValidationError) as raised:
            await server_world.settle(client.chat.create_stream(**ASK))
        assert raised.value.param == "model"


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"[]", b"{}", b'{"id": "x", "choices": "nope"}', b"\xff"]
)
async def test_a_success_that_cannot_be_read_is_an_error_with_the_request_id(
    server_world: World, httpserver: HTTPServer, content: bytes
) -> None:
    serve(httpserver, Response(content, 200, {"x-request-id": "req_1"}, "application/json"))
    with pytest.raises(ResponseParseError) as raised:
        await server_world.settle(server_world.client().chat.create(**ASK))
    assert raised.value.request_id == "req_1"
    assert raised.value.status_code == 200
    assert len(httpserver.log) == 1


async def test_a_cut_stream_is_an_error_with_what_was_received(
    server_world: World, httpserver: HTTPServer
) -> None:
    serve(httpserver, stream_of("a", "b", done=False, finish=None))
    stream = await server_world.settle(server_world.client().chat.create_stream(**ASK))
    received: list[str] = []
    with pytest.raises(StreamError) as raised:
        async for chunk in server_world.iterate(stream):
            received.append(chunk.content)  # noqa: PERF401  a comprehension would lose all at the error
    assert received == ["a", "b"]
    assert raised.value.partial_content == "ab"
    with pytest.raises(StreamError):  # it stays broken, and does not turn into an end
        await server_world.settle(stream.collect())


async def test_a_dropped_connection_inside_a_stream_is_an_error_with_what_was_received(
    server_world: World, httpserver: HTTPServer
) -> None:
    whole = stream_of("a", "b")
    headers = {"Content-Length": str(len(whole) + 1)}
    serve(httpserver, Response(iter([whole[:-20]]), 200, headers, "text/event-stream"))
    stream = await server_world.settle(server_world.client().chat.create_stream(**ASK))
    with pytest.raises(StreamError, match="broke") as raised:
        await server_world.settle(stream.collect())
    assert raised.value.partial_content == "a"
    assert isinstance(raised.value.__cause__, NetworkError)


async def test_a_server_that_does_not_answer_in_time_is_a_timeout(
    server_world: World, httpserver: HTTPServer
) -> None:
    def sleep(_: object) -> Response:
        time.sleep(0.5)
        return Response(orjson.dumps(COMPLETION), 200)

    httpserver.expect_request(PATH).respond_with_handler(sleep)
    client = server_world.client(timeout=0.1, max_retries=0)
    with pytest.raises(TimeoutError) as raised:
        await server_world.settle(client.chat.create(**ASK))
    assert raised.value.timeout == 0.1
    completion = await server_world.settle(client.chat.create(**ASK, timeout=5))
    assert completion.content == "Hi"


async def test_a_server_that_is_not_there_is_a_network_error(server_world: World) -> None:
    client = server_world.client(base_url="http://127.0.0.1:9", max_retries=0)
    with pytest.raises(NetworkError) as raised:
        await server_world.settle(client.chat.create(**ASK))
    assert raised.value.__cause__ is not None


async def test_a_wrong_key_is_an_authentication_error(world: World) -> None:
    client = world.client(api_key="not-a-groq-key")
    with pytest.raises(AuthenticationError) as raised:
        await world.settle(client.chat.create(**ASK))
    assert raised.value.code == "invalid_api_key"


async def test_an_unknown_model_is_a_model_error(world: World) -> None:
    with pytest.raises(ModelError) as raised:
        await world.settle(world.client().chat.create(**{**ASK, "model": "no/such-model"}))
    assert raised.value.code == "model_not_found"
    assert raised.value.model == "no/such-model"


async def test_a_long_retry_after_is_raised_at_once(
    server_world: World, httpserver: HTTPServer
) -> None:
    refuse(httpserver, 429, {"retry-after": "432"})
    with pytest.raises(RateLimitError) as raised:
        await server_world.settle(server_world.client().chat.create(**ASK))
    assert raised.value.retry_after == 432
    assert len(httpserver.log) == 1


async def test_a_status_that_python_does_not_know_is_no_surprise(
    server_world: World, httpserver: HTTPServer
) -> None:
    refuse(httpserver, 498, error={"message": "flex tier capacity exceeded"})
    with pytest.raises(ServerError) as raised:
        await server_world.settle(server_world.client(max_retries=0).chat.create(**ASK))
    assert raised.value.status_code == 498
    assert raised.value.is_retryable


def serve(httpserver: HTTPServer, answer: Any, *, repeat: bool = False) -> None:
    """Answer the next chat request, or every one, with this."""
    expect = httpserver.expect_request if repeat else httpserver.expect_oneshot_request
    if isinstance(answer, Response):
        expect(PATH).respond_with_response(answer)
    elif isinstance(answer, bytes):
        expect(PATH).respond_with_data(answer, content_type="text/event-stream")
    else:
        expect(PATH).respond_with_json(answer)


def refuse(
    httpserver: HTTPServer,
    status: int,
    headers: dict[str, str] | None = None,
    error: dict[str, str] | None = None,
) -> None:
    """Answer the next chat request with an error."""
    body = {"error": error or {"message": "no"}}
    handler = httpserver.expect_oneshot_request(PATH)
    handler.respond_with_json(body, status=status, headers=headers)


def stream_of(*texts: str, done: bool = True, finish: str | None = "stop") -> bytes:
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": MODEL}
    choices = [
        {
            "index": 0,
            "delta": {"content": text},
            "finish_reason": finish if text == texts[-1] else None,
        }
        for text in texts
    ]
    chunks = [orjson.dumps({**head, "choices": [choice]}) for choice in choices]
    events = [b"data: " + chunk + b"\n\n" for chunk in chunks]
    return b"".join(events) + (b"data: [DONE]\n\n" if done else b"")
