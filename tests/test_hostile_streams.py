"""Event streams made to exhaust: time grows as the bytes do, memory does not."""

from __future__ import annotations

import time
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

import pytest

from groq import StreamDecodeError, StreamTruncatedError
from groq._chunks import ChunkReader
from groq._reader import MOST_STREAM_BYTES
from groq._sse import EventTooLargeError, SSEDecoder
from groq_api.api.chat import create_chat_completion
from tests.hostile import EVENTS, bounded, endless, needs_linux, serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import World

pytestmark = pytest.mark.usefixtures("uncovered")

ASK: dict[str, Any] = {"model": "m", "messages": [{"role": "user", "content": "Hi"}]}


def chunk(content: str) -> bytes:
    return (
        b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
        b'"choices":[{"index":0,"delta":{"content":"%b"},"finish_reason":null}]}\n\n'
        % content.encode()
    )


# Each makes so many bytes, more or less.
STREAMS: dict[str, Callable[[int], bytes]] = {
    "empty events": lambda size: b"\n" * size,
    "empty events by CR": lambda size: b"\r" * size,
    "comments": lambda size: b":\n" * (size // 2),
    "long comments": lambda size: (b":" + b"x" * 1000 + b"\n") * (size // 1000),
    "names": lambda size: b"event: a\n" * (size // 9),
    "ids": lambda size: b"id: 1\n" * (size // 6),
    "retries": lambda size: b"retry: 1\n" * (size // 9),
    "retries of many digits": lambda size: (b"retry: " + b"9" * 1000 + b"\n") * (size // 1000),
    "unknown fields": lambda size: b"x: y\n" * (size // 5),
    "empty data": lambda size: b"data\n\n" * (size // 6),
    "data of many lines": lambda size: b"data:\n" * (size // 6),
    "data that waits": lambda size: b"data: a\n" * 1000 + b":\n" * (size // 2),
    "one line": lambda size: b"x" * size,
    "one line of colons": lambda size: b":" * size,
    "mixed ends": lambda size: b"data: a\r\n\r\ndata: b\r\rdata: c\n\n" * (size // 33),
    "nearly plain": lambda size: b"data: a\n\n" * (size // 9 - 1) + b"data: b\n:\n\n",
    "marks": lambda size: b"\xef\xbb\xbf" * (size // 3),
}


# Those that are one event, or one line, and so too large in the end.
UNENDED = {"one line", "one line of colons", "marks", "data of many lines", "data that waits"}


def seconds(pieces: list[bytes]) -> float:
    decoder = SSEDecoder()
    started = time.process_time()
    for piece in pieces:
        decoder.feed(piece)
    return time.process_time() - started


@pytest.mark.parametrize("cut", [1, 7, 4096, 10**9])
@pytest.mark.parametrize("name", STREAMS)
def test_eight_times_the_bytes_take_about_eight_times_as_long(name: str, cut: int) -> None:
    size = 20_000 if cut == 1 else 100_000
    small, large = (
        [stream[start : start + cut] for start in range(0, len(stream), cut)]
        for stream in (STREAMS[name](size), STREAMS[name](8 * size))
    )
    # What takes quadratic time takes 64 times as long, however often it is tried.
    assert any(seconds(large) < 20 * seconds(small) + 0.02 for _ in range(3))


@needs_linux
@pytest.mark.parametrize("name", STREAMS)
def test_five_megabytes_of_anything_take_less(name: str) -> None:
    decoder = SSEDecoder(max_event_size=100_000)
    pieces = [STREAMS[name](100_000)] * 50
    with bounded(4):
        try:
            for piece in pieces:
                decoder.feed(piece)
        except EventTooLargeError:
            assert name in UNENDED


@pytest.mark.anyio
@pytest.mark.parametrize(
    "piece",
    [
        b"x" * 65_536,
        b"id: " + b"x" * 65_536,
        b":" * 65_536,
        (b"data: " + b"x" * 57 + b"\n") * 1024,
    ],
)
async def test_a_line_or_an_event_without_end_breaks_the_stream(world: World, piece: bytes) -> None:
    with serving(lambda: chain([EVENTS, b"\r\n", chunk("a")], endless(piece))) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        stream = await world.settle(client.chat.create_stream(**ASK))
        with pytest.raises(StreamDecodeError, match="16777216 bytes") as raised:
            await world.settle(stream.collect())
    assert raised.value.partial_content == "a"


@pytest.mark.anyio
async def test_a_million_comments_before_a_chunk_are_no_matter(world: World) -> None:
    answer = [EVENTS, b"\r\n", b":\n" * 10**6, b"\n" * 10**6, chunk("a"), b"data: [DONE]\n\n"]
    with serving(lambda: answer) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        stream = await world.settle(client.chat.create_stream(**ASK))
        assert (await world.settle(stream.collect())).content == "a"


@pytest.mark.anyio
async def test_comments_and_no_chunk_are_an_answer_that_was_cut_off(world: World) -> None:
    with serving(lambda: [EVENTS, b"\r\n", b":\n\n" * 10**5]) as told:
        client = world.client(base_url=told[0].decode(), max_retries=0)
        with pytest.raises(StreamTruncatedError):
            await world.settle(client.chat.create_stream(**ASK))


@needs_linux
def test_chunks_without_end_break_the_stream_before_they_fill_the_memory() -> None:
    """Of a stream its text is kept, so that an error can tell it."""
    reader = ChunkReader(
        operation="chat.create_stream",
        headers={},
        parse_chunk=create_chat_completion.chunk_from_payload,
        parse_completion=create_chat_completion.from_payload,
    )
    assert reader._bytes_left == MOST_STREAM_BYTES == 512 * 2**20
    reader._bytes_left = most = MOST_STREAM_BYTES // 8  # it takes as much of what there is
    large = chunk("x" * 1_000_000)
    with bounded(250), pytest.raises(StreamDecodeError, match="bytes") as raised:
        for piece in islice(endless(large), most // len(large) + 2):
            reader.feed(piece)
            while reader.take() is not None:
                pass
    assert len(raised.value.partial_content) > most // 2


def test_a_tool_call_in_a_million_pieces_takes_time_in_proportion() -> None:
    def took(count: int) -> float:
        call = b'"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"x"}}]'
        piece = chunk("a").replace(b'"content":"a"', call) * 100
        reader = ChunkReader(
            operation="chat.create_stream",
            headers={},
            parse_chunk=create_chat_completion.chunk_from_payload,
            parse_completion=create_chat_completion.from_payload,
        )
        started = time.process_time()
        for _ in range(count // 100):
            reader.feed(piece)
            while reader.take() is not None:
                pass
        return time.process_time() - started

    assert took(24_000) < 20 * took(3000)
