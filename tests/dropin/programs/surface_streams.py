# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""Streams as consumers hold, read, leave and close them."""

from __future__ import annotations

from typing import Any

import httpx
from expecting import MESSAGES, MODEL, answering, error_of

import groq
from groq._streaming import AsyncStream, Stream

CHUNK = (
    'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":'
    '[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n'
)
FAILURE = 'event: error\ndata: {"error":{"message":"over capacity","code":"x"}}\n\n'


def _stream(client: groq.Groq | None = None) -> Any:
    client = client or groq.Groq()
    return client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)


async def _async_stream(client: groq.AsyncGroq) -> Any:
    return await client.chat.completions.create(model=MODEL, messages=MESSAGES, stream=True)


def a_stream_is_a_stream() -> None:
    stream = _stream()
    assert isinstance(stream, Stream)
    assert not isinstance(stream, AsyncStream)
    stream.close()


def a_stream_is_iterated_with_next() -> None:
    stream = _stream()
    assert iter(stream) is not None
    first = next(stream)
    rest = list(stream)
    assert first.choices[0].delta.role == "assistant"
    assert rest[-1].choices[0].finish_reason == "stop"
    error_of(StopIteration, lambda: next(stream))


def a_stream_is_left_early() -> None:
    stream = _stream()
    for chunk in stream:
        assert chunk.id
        break
    stream.close()
    stream.close()
    assert stream.response.is_closed


def a_stream_is_a_context() -> None:
    with _stream() as stream:
        assert isinstance(stream, Stream)
        next(stream)
    assert stream.response.is_closed


def a_stream_shows_its_response() -> None:
    with _stream() as stream:
        assert isinstance(stream.response, httpx.Response)
        assert stream.response.status_code == 200
        assert stream.response.headers["content-type"].startswith("text/event-stream")
        assert stream.response.request.url.path == "/openai/v1/chat/completions"
        assert stream.response.headers["x-ratelimit-limit-requests"].isdigit()


async def an_async_stream_is_a_stream() -> None:
    async with groq.AsyncGroq() as client:
        stream = await _async_stream(client)
        assert isinstance(stream, AsyncStream)
        first = await anext(stream)
        rest = [chunk async for chunk in stream]
        assert first.choices[0].delta.role == "assistant"
        assert rest[-1].choices[0].finish_reason == "stop"


async def an_async_stream_is_a_context_and_closed() -> None:
    async with groq.AsyncGroq() as client:
        async with await _async_stream(client) as stream:
            async for chunk in stream:
                assert chunk.id
                break
        assert stream.response.is_closed
        other = await _async_stream(client)
        await other.close()
        assert other.response.is_closed
        assert other.response.headers["content-type"].startswith("text/event-stream")


def a_refused_stream_is_an_error_of_the_call() -> None:
    client = groq.Groq()
    error = error_of(
        groq.NotFoundError,
        lambda: client.chat.completions.create(
            model="no-such-model", messages=MESSAGES, stream=True
        ),
    )
    assert error.status_code == 404


def an_error_in_a_stream_is_an_api_error() -> None:
    response = httpx.Response(
        200, headers={"content-type": "text/event-stream"}, content=(CHUNK + FAILURE).encode()
    )
    stream = _stream(groq.Groq(http_client=answering(response)))
    next(stream)
    error = error_of(groq.APIError, lambda: next(stream))
    assert "over capacity" in str(error)
    assert error.request.url.path == "/openai/v1/chat/completions"
    assert error.body


def usage_comes_with_the_last_chunk() -> None:
    chunks = list(_stream())
    assert chunks[-1].x_groq.usage.total_tokens > 0
    assert chunks[0].x_groq.id.startswith("req_")


def events_have_parts() -> None:
    from groq._streaming import ServerSentEvent  # noqa: PLC0415  only this use needs it

    event = ServerSentEvent(event="error", data='{"a": 1}', id="7", retry=3)
    assert (event.event, event.data, event.id, event.retry) == ("error", '{"a": 1}', "7", 3)
    assert event.json() == {"a": 1}
