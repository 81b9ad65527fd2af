"""`create(stream=True)`, and streams in their raw and their streamed view."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, Any, get_args

import httpx
import pytest

from groq import (
    APIConnectionError,
    APIError,
    AsyncStream,
    Stream,
    StreamDecodeError,
    StreamTruncatedError,
)
from groq import _streaming as official
from groq.types import ChatCompletionChunk
from tests.bodies import SSE, Pieces, client_of
from tests.test_chat import ASK, PATH

if TYPE_CHECKING:
    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHUNK = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"half"},"finish_reason":null}]}\n\n'
)


async def opened(world: World, client: Any) -> Any:
    return await world.settle(client.chat.completions.create(**ASK, stream=True))


async def test_a_stream_is_iterated(world: World) -> None:
    stream = await opened(world, world.client())
    kind = Stream if world.name == "blocking" else AsyncStream
    assert isinstance(stream, kind)
    assert kind in (official.Stream, official.AsyncStream)
    assert not isinstance(stream, AsyncStream if kind is Stream else Stream)
    chunks = [chunk async for chunk in world.iterate(stream)]
    assert {type(chunk) for chunk in chunks} == {ChatCompletionChunk}
    assert "Why locks?" in "".join(chunk.choices[0].delta.content or "" for chunk in chunks)


def test_the_types_of_streams_take_what_they_stream() -> None:
    for alias in (Stream[ChatCompletionChunk], AsyncStream[ChatCompletionChunk]):
        assert get_args(alias) == (ChatCompletionChunk,)


async def test_a_stream_tells_of_its_response(world: World) -> None:
    stream = await opened(world, world.client())
    response = stream.response
    assert isinstance(response, httpx.Response)
    assert response.status_code == 200
    assert response.headers["x-request-id"] == stream.request_id
    assert (response.request.method, response.request.url.path) == ("POST", PATH)
    assert "authorization" not in response.request.headers
    await world.settle(stream.close())


async def test_a_stream_is_closed_by_the_same_name_in_every_world(world: World) -> None:
    client = world.client(max_connections=1, timeout=5)
    for _ in range(3):
        stream = await opened(world, client)
        async with aclosing(world.iterate(stream)) as chunks:
            assert await anext(chunks)
        await world.settle(stream.close())
        await world.settle(stream.close())
        assert [chunk async for chunk in world.iterate(stream)] == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (Pieces(CHUNK, breaks=True), APIConnectionError),
        (Pieces(CHUNK), StreamTruncatedError),
        (Pieces(CHUNK, b'event: error\ndata: {"error":{"message":"No."}}\n\n'), APIError),
    ],
)
async def test_what_breaks_a_stream_is_an_api_error_with_a_request(
    world: World, body: Pieces, kind: type[APIError]
) -> None:
    stream = await opened(world, client_of(world, body))
    with pytest.raises(kind) as raised:
        _ = [chunk async for chunk in world.iterate(stream)]
    assert isinstance(raised.value, APIError)
    assert raised.value.request.url.path == PATH
    assert raised.value.partial_content == "half"


async def test_a_raw_stream_is_parsed_into_a_stream(world: World) -> None:
    raw_create = world.client().chat.completions.with_raw_response.create
    raw = await world.settle(raw_create(**ASK, stream=True))
    assert raw.headers["content-type"].startswith("text/event-stream")
    assert not raw.is_closed
    stream = await world.settle(raw.parse())
    assert stream is await world.settle(raw.parse())
    assert isinstance(stream, Stream | AsyncStream)
    with pytest.raises(RuntimeError, match="handed out"):
        await world.settle(raw.read())
    assert [chunk async for chunk in world.iterate(stream)]
    assert raw.is_closed


async def test_the_lines_of_a_streamed_stream_are_those_of_the_wire(world: World) -> None:
    streaming = world.client().chat.completions.with_streaming_response
    manager = streaming.create(**ASK, stream=True)
    if world.name == "blocking":
        with manager as response:
            lines = list(response.iter_lines())
    else:
        async with manager as response:
            lines = [line async for line in response.iter_lines()]
    assert lines[0].startswith("data: {")
    assert "data: [DONE]" in lines


async def test_leaving_a_streamed_stream_closes_what_was_parsed_of_it(world: World) -> None:
    client = world.client(max_connections=1, timeout=5)
    for _ in range(2):
        manager = client.chat.completions.with_streaming_response.create(**ASK, stream=True)
        if world.name == "blocking":
            with manager as response:
                assert next(response.parse()).choices
        else:
            async with manager as response:
                assert (await anext(await response.parse())).choices
        assert response.is_closed
    assert client.rate_limit_status(ASK["model"]).calls_under_way == 0


async def test_a_raw_stream_that_broke_breaks_again_for_who_reads_it(world: World) -> None:
    client = client_of(world, Pieces(CHUNK, breaks=True), headers=SSE)
    raw_create = client.chat.completions.with_raw_response.create
    raw = await world.settle(raw_create(**ASK, stream=True))
    with pytest.raises(APIConnectionError) as raised:
        await world.settle(raw.text())
    assert raised.value.request.url.path == PATH
    assert raw.is_closed
    assert client.rate_limit_status(ASK["model"]).calls_under_way == 0


async def test_a_raw_stream_that_breaks_at_once_is_an_error_of_parse(world: World) -> None:
    client = client_of(world, Pieces(b"data: {}\n\n"))
    raw_create = client.chat.completions.with_raw_response.create
    raw = await world.settle(raw_create(**ASK, stream=True))
    with pytest.raises(StreamDecodeError):
        await world.settle(raw.parse())
    assert client.rate_limit_status(ASK["model"]).calls_under_way == 0


async def test_an_event_is_decoded() -> None:
    assert official.ServerSentEvent(event="", data=b'{"a": 1}').json() == {"a": 1}
