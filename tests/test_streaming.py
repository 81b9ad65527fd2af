"""How streams let go of what they hold, whatever carries them."""

from __future__ import annotations

import gc
import gzip
import logging
import random
import re
import socket
import sys
import threading
import time
from collections import deque
from contextlib import aclosing, closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import orjson
import pytest
from werkzeug import Response

from groq import (
    AsyncGroq,
    Finished,
    Groq,
    GroqError,
    ReasoningDelta,
    ResponseParseError,
    StreamConnectionError,
    StreamError,
    StreamTimeoutError,
    StreamTruncatedError,
    TextDelta,
    ToolCallArguments,
    ToolCallDone,
    ToolCallStarted,
    UsageReported,
    ValidationError,
)
from tests.bodies import Pieces, client_of, ended, trace_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from pytest_httpserver import HTTPServer

    from groq.testing import Simulator
    from tests.conftest import World


pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
MODEL = "openai/gpt-oss-20b"
SSE = {"content-type": "text/event-stream", "x-request-id": "req_1"}
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

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            released.set()
            thread.join(10)


class Endless(httpx.AsyncByteStream):
    """A body that always has more, and never waits for it."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield CHUNK


async_only = pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)


async def text_of(world: World, client: Any) -> str:
    stream = await world.settle(client.chat.create_stream(**ASK))
    return "".join([chunk.content or "" async for chunk in world.iterate(stream)])


def event(text: str, finish: str | None = None, **delta: Any) -> bytes:
    choice = {"index": 0, "delta": {"content": text, **delta}, "finish_reason": finish}
    head = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return b"data: " + orjson.dumps({**head, "choices": [choice]}) + b"\n\n"


WHOLE = b"\xef\xbb\xbf" + event("né") + b": ping\r\n\r\n" + event("e 🎉", "stop") + DONE


async def test_where_the_body_is_cut_makes_no_difference(world: World) -> None:
    for cut in range(len(WHOLE) + 1):
        client = client_of(world, Pieces(WHOLE[:cut], WHOLE[cut:]))
        assert await text_of(world, client) == "née 🎉"


async def test_a_stream_tells_the_attempts_that_it_took(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_ordered_request(CHAT).respond_with_data("", 503, {"retry-after": "0"})
    httpserver.expect_ordered_request(CHAT).respond_with_data(WHOLE, headers=SSE)
    stream = await server_world.settle(server_world.client().chat.create_stream(**ASK))
    assert [attempt.status_code for attempt in stream.attempts] == [503, 200]
    completion = await server_world.settle(stream.collect())
    assert completion.attempts == stream.attempts


async def test_an_interrupt_ends_a_stream_and_closes_it(world: World) -> None:
    class Interrupted(Pieces):
        def __iter__(self) -> Iterator[bytes]:
            yield event("a")
            raise KeyboardInterrupt

    stream = await world.settle(client_of(world, Interrupted()).chat.create_stream(**ASK))
    chunks = world.iterate(stream)
    assert (await anext(chunks)).content == "a"
    with pytest.raises(KeyboardInterrupt):
        await anext(chunks)
    with pytest.raises(StreamError, match="interrupted"):
        await world.settle(stream.collect())


async def test_an_interrupt_while_a_chunk_is_handed_out_ends_a_stream(world: World) -> None:
    """The chunk is perhaps lost, and an answer with a hole in it must not pass for whole."""

    class Interrupted(deque[Any]):
        def popleft(self) -> Any:
            raise KeyboardInterrupt

    body = Pieces(event("a") + event("b", "stop") + DONE)
    stream = await world.settle(client_of(world, body).chat.create_stream(**ASK))
    stream._ready = Interrupted(stream._ready)
    with pytest.raises(KeyboardInterrupt):
        await anext(world.iterate(stream))
    stream._ready = stream._reader.ready
    with pytest.raises(StreamError, match="interrupted"):
        await world.settle(stream.collect())


async def test_nothing_is_handed_out_by_a_stream_that_was_closed(world: World) -> None:
    body = Pieces(event("a") + event("b", "stop") + DONE)
    stream = await world.settle(client_of(world, body).chat.create_stream(**ASK))
    async with aclosing(world.iterate(stream)) as chunks:
        assert (await anext(chunks)).content == "a"
    await world.close(stream)
    assert [chunk async for chunk in world.iterate(stream)] == []


async def test_a_compressed_stream_is_read_alike(
    server_world: World, httpserver: HTTPServer
) -> None:
    handler = httpserver.expect_request(CHAT)
    headers = {**SSE, "content-encoding": "gzip"}
    handler.respond_with_data(gzip.compress(WHOLE), headers=headers)
    assert await text_of(server_world, server_world.client()) == "née 🎉"


async def test_an_accept_header_of_the_caller_does_not_spoil_a_stream(
    server_world: World, httpserver: HTTPServer
) -> None:
    expected = httpserver.expect_request(CHAT, headers={"accept": SSE["content-type"]})
    expected.respond_with_data(WHOLE, headers=SSE)
    ask = {**ASK, "extra_headers": {"Accept": "*/*"}}
    stream = await server_world.settle(server_world.client().chat.create_stream(**ask))
    assert (await server_world.settle(stream.collect())).content == "née 🎉"


async def test_a_body_that_comes_byte_by_byte_is_read_alike(world: World) -> None:
    pieces = (WHOLE[at : at + 1] for at in range(len(WHOLE)))
    assert await text_of(world, client_of(world, Pieces(*pieces))) == "née 🎉"


@pytest.mark.parametrize("breaks", [True, False], ids=["broken", "ended"])
async def test_wherever_a_stream_is_cut_the_error_has_exactly_what_arrived(
    world: World, breaks: bool
) -> None:
    events = [event(text) for text in "abcdefgh"]
    sent = b"".join(events)
    kind = StreamConnectionError if breaks else StreamTruncatedError
    for cut in random.Random(4).sample(range(len(events[0]), len(sent)), 60):  # noqa: S311  no secret
        arrived = "abcdefgh"[: cut // len(events[0])]
        client = client_of(world, Pieces(sent[:cut], breaks=breaks))
        stream = await world.settle(client.chat.create_stream(**ASK))
        with pytest.raises(kind) as raised:
            await world.settle(stream.collect())
        assert raised.value.partial_content == arrived
        assert raised.value.partial is not None
        assert raised.value.partial.content == arrived
        assert raised.value.is_retryable


BROKEN_AT_ONCE = [
    Pieces(b": ping\n\n", breaks=True),
    Pieces(b"data: {"),
    Pieces(),
    Pieces(DONE),
    Pieces(b'event: error\ndata: {"error": {"message": "down", "status_code": 503}}\n\n'),
]


@pytest.mark.parametrize("broken", BROKEN_AT_ONCE, ids=range(len(BROKEN_AT_ONCE)))
async def test_what_breaks_before_the_first_chunk_is_tried_again(
    world: World, broken: Pieces, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("groq._retry.BASE_DELAY", 0.001)
    client = client_of(world, broken, Pieces(WHOLE))
    assert await text_of(world, client) == "née 🎉"


async def test_what_another_try_cannot_mend_is_raised_by_the_call(world: World) -> None:
    refusal = b'data: {"error": {"message": "bad", "status_code": 400, "param": "tools"}}\n\n'
    client = client_of(world, Pieces(refusal))
    with pytest.raises(ValidationError) as raised:
        await world.settle(client.chat.create_stream(**ASK))
    assert raised.value.param == "tools"


async def test_nothing_is_tried_again_once_a_chunk_was_handed_out(world: World) -> None:
    client = client_of(world, Pieces(event("a"), breaks=True), Pieces(WHOLE))
    stream = await world.settle(client.chat.create_stream(**ASK))
    with pytest.raises(StreamConnectionError):
        await world.settle(stream.collect())
    assert await text_of(world, client) == "née 🎉"  # the second body was not used up


async def test_a_success_that_is_no_stream_is_an_error_that_shows_it(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(CHAT).respond_with_json({"id": "c"})
    with pytest.raises(ResponseParseError, match="no event stream") as raised:
        await server_world.settle(server_world.client().chat.create_stream(**ASK))
    assert raised.value.body == {"id": "c"}
    assert len(httpserver.log) == 1


async def test_a_silent_stream_is_given_up_after_its_own_timeout(
    server_world: World, httpserver: HTTPServer
) -> None:
    """Longer than the timeout to begin, and silent after a while."""
    released = threading.Event()

    def answer(_: object) -> Response:
        def body() -> Iterator[bytes]:
            yield event("a")
            released.wait(10)

        time.sleep(0.3)
        return Response(body(), content_type="text/event-stream")

    httpserver.expect_request(CHAT).respond_with_handler(answer)
    client = server_world.client(timeout=5, idle_timeout=0.1, max_retries=0)
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    try:
        with pytest.raises(StreamTimeoutError) as raised:
            await server_world.settle(stream.collect())
    finally:
        released.set()
    assert raised.value.partial_content == "a"
    assert raised.value.timeout == 0.1


async def test_ten_streams_take_one_connection(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    trace_of(monkeypatch, made)
    client = world.client()
    for _ in range(10):
        stream = await world.settle(client.chat.create_stream(**{**ASK, "model": MODEL}))
        await world.settle(stream.collect())
    assert len(made) == 1


async def test_a_lost_stream_is_told_by_the_line_that_opened_it_and_holds_no_connection(
    world: World,
) -> None:
    client = world.client(max_connections=1, timeout=5)
    ask = {**ASK, "model": MODEL}
    for _ in range(3):
        stream = await world.settle(client.chat.create_stream(**ask))
        with pytest.warns(ResourceWarning, match=r"opened at .*(streaming|conftest)\.py:\d+"):
            del stream
    stream = await world.settle(client.chat.create_stream(**ask))
    assert (await world.settle(stream.collect())).content


class Node:
    """Part of a reference cycle, which only the garbage collector ends."""

    stream: Any
    me: Any


async def test_a_stream_lost_in_a_cycle_is_closed_by_the_next_call_not_by_the_collector(
    world: World, simulator: Simulator
) -> None:
    """The collector may run where the lock of the connection pool is held."""
    simulator.slow(6000)  # so that it is not over yet
    client = world.client(max_connections=1, timeout=5)
    ask = {**ASK, "model": MODEL}
    node = Node()
    node.me, node.stream = node, await world.settle(client.chat.create_stream(**ask))
    is_over = ended(node.stream._body)
    del node
    with pytest.warns(ResourceWarning, match="never closed"):
        gc.collect()
    assert not is_over()
    await world.settle(client.models.list())
    assert is_over()


async def test_the_text_is_that_of_the_first_choice(world: World) -> None:
    def choice(index: Any, text: str) -> dict[str, Any]:
        return {"index": index, "delta": {"content": text}, "finish_reason": "stop"}

    head = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    body = orjson.dumps({**head, "choices": [choice(1, "B"), choice(0, "A")]})
    client = client_of(world, Pieces(b"data: " + body + b"\n\n" + DONE))
    stream = await world.settle(client.chat.create_stream(**ASK))
    assert [text async for text in world.iterate(stream.text_stream)] == ["A"]
    assert stream.content == "A"


@pytest.mark.parametrize("index", [None, [], "0"], ids=["null", "list", "text"])
async def test_an_index_that_is_none_is_stood_in_for_by_the_place(world: World, index: Any) -> None:
    call = {"index": index, "id": "a", "function": {"name": "f", "arguments": "{}"}}
    client = client_of(world, Pieces(event("", "tool_calls", tool_calls=[call]), DONE))
    stream = await world.settle(client.chat.create_stream(**ASK))
    events = [one async for one in world.iterate(stream.events())]
    assert [one.index for one in events if isinstance(one, ToolCallDone)] == [0]


async def test_the_text_alone_can_be_iterated(world: World) -> None:
    client = client_of(world, Pieces(WHOLE))
    stream = await world.settle(client.chat.create_stream(**ASK))
    texts = [text async for text in world.iterate(stream.text_stream)]
    assert texts == ["né", "e 🎉"]


async def test_text_and_events_may_be_left_early(world: World) -> None:
    for name in ("text_stream", "events"):
        client = client_of(world, Pieces(WHOLE))
        stream = await world.settle(client.chat.create_stream(**ASK))
        part = getattr(stream, name)
        part = part() if callable(part) else part
        async with aclosing(world.iterate(part)) as pieces:
            async for _ in pieces:
                break
        await world.close(stream)


async def test_events_tell_what_happens(world: World) -> None:
    def call(**fields: Any) -> bytes:
        return event("", tool_calls=[{"index": 0, **fields}])

    client = client_of(
        world,
        Pieces(
            event("Hi", reasoning="Hm."),
            call(id="a", type="function", function={"name": "tide", "arguments": '{"at": "Bre'}),
            call(function={"arguments": 'st"}'}),
            event("", "tool_calls"),
            DONE,
        ),
    )
    stream = await world.settle(client.chat.create_stream(**ASK))
    events = [one async for one in world.iterate(stream.events())]
    half = '{"at": "Bre'
    whole = '{"at": "Brest"}'
    assert events == [
        ReasoningDelta(choice=0, text="Hm."),
        TextDelta(choice=0, text="Hi"),
        ToolCallStarted(choice=0, index=0, id="a", name="tide"),
        ToolCallArguments(choice=0, index=0, delta=half, pieces=[half], count=1),
        ToolCallArguments(choice=0, index=0, delta='st"}', pieces=[half, 'st"}'], count=2),
        ToolCallDone(choice=0, index=0, id="a", name="tide", arguments=whole),
        Finished(choice=0, finish_reason="tool_calls"),
    ]
    assert [e.partial() for e in events if isinstance(e, ToolCallArguments)] == [
        {"at": "Bre"},
        {"at": "Brest"},
    ]
    assert [e.parse() for e in events if isinstance(e, ToolCallDone)] == [{"at": "Brest"}]


def test_half_a_json_text_needs_an_extra_and_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jiter", None)
    half = ToolCallArguments(choice=0, index=0, delta="{", pieces=["{"], count=1)
    with pytest.raises(ImportError, match=r"groq-openapi\[partial-json\]"):
        half.partial()


async def test_usage_is_reported_once(world: World) -> None:
    stream = await world.settle(
        world.client().chat.create_stream(
            **{**ASK, "model": MODEL}, stream_options={"include_usage": True}
        )
    )
    events = [one async for one in world.iterate(stream.events())]
    (usage,) = [one.usage for one in events if isinstance(one, UsageReported)]
    assert usage.total_tokens > 0
    assert 0 < stream.first_token_seconds < stream.total_seconds


@async_only
async def test_a_body_that_does_not_end_behind_its_last_event_is_not_waited_for() -> None:
    with server_that_sends(HEAD + chunked(CHUNK + DONE)) as url:
        async with AsyncGroq(api_key="gsk_x", base_url=url) as client:
            stream = await client.chat.create_stream(**ASK)
            with anyio.fail_after(5):
                assert [chunk.content async for chunk in stream] == ["a"]
            assert (await stream.collect()).content == "a"


# A body that never waits cannot be cancelled, so trio finds its generators half way.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@async_only
async def test_a_stream_left_early_is_closed_at_once_however_much_is_to_come() -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(200, headers=SSE, stream=Endless()))
    async with httpx.AsyncClient(transport=transport) as own:
        client = AsyncGroq(api_key="gsk_x", http_client=own)
        with anyio.fail_after(5):
            async with await client.chat.create_stream(**ASK) as stream:
                async for chunk in stream:
                    assert chunk.content == "a"
                    break
        assert stream.content == "a"


@async_only
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


@async_only
async def test_two_hundred_streams_at_once_are_all_read_whole(simulator: Simulator) -> None:
    texts: list[str | None] = []

    async def read(client: AsyncGroq, number: int) -> None:
        ask = {**ASK, "model": MODEL, "messages": [{"role": "user", "content": f"No. {number}"}]}
        stream = await client.chat.create_stream(**ask, max_completion_tokens=40)
        texts.append((await stream.collect()).content)

    async with (
        AsyncGroq(
            api_key=f"gsk_{anyio.get_current_task().id}",
            base_url=simulator.base_url,
            throttle=False,
        ) as client,
        anyio.create_task_group() as tasks,
    ):
        for number in range(200):
            tasks.start_soon(read, client, number)
    assert len(texts) == 200


def told_of_streams(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str]]:
    """Levels and statuses of the events that tell of the end of a stream."""
    pattern = re.compile(
        r"event=groq.stream operation=chat.create_stream model=m attempt=1 request_id=req_1 "
        r"status=(\w+) first_token_ms=[\d.]+ duration_ms=[\d.]+"
    )
    told = [record for record in caplog.records if "groq.stream" in record.getMessage()]
    return [
        (record.levelname, match[1])
        for record in told
        if (match := pattern.fullmatch(record.getMessage()))
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (Pieces(WHOLE), ("INFO", "success")),
        (Pieces(event("a")), ("ERROR", "stream_truncated_error")),
        (Pieces(event("a"), breaks=True), ("ERROR", "stream_connection_error")),
        (
            Pieces(event("a") + b'data: {"error": {"message": "", "code": "over"}}\n\n'),
            ("ERROR", "over"),
        ),
    ],
)
async def test_the_end_of_a_stream_is_told_once(
    world: World, caplog: pytest.LogCaptureFixture, body: Pieces, told: tuple[str, str]
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    stream = await world.settle(client_of(world, body).chat.create_stream(**ASK))
    assert told_of_streams(caplog) == []
    for _ in range(2):  # an error is raised again
        with suppress(GroqError):
            await world.settle(stream.collect())
        await world.close(stream)
    assert told_of_streams(caplog) == [told]


async def test_a_stream_that_is_closed_half_way_is_told_as_closed(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="groq")
    client = client_of(world, Pieces(event("a"), breaks=True))
    stream = await world.settle(client.chat.create_stream(**ASK))
    await world.close(stream)
    assert told_of_streams(caplog) == [("INFO", "closed")]


@async_only
async def test_a_cancelled_reader_is_told_as_cancelled(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    head = HEAD.replace(b"200 OK\r\n", b"200 OK\r\nx-request-id: req_1\r\n")
    caplog.set_level(logging.INFO, logger="groq")
    with server_that_sends(head + chunked(CHUNK)) as url:
        stream = await world.client(base_url=url).chat.create_stream(**ASK)
        with anyio.move_on_after(0.2):
            async for _ in stream:
                pass
    assert told_of_streams(caplog) == [("INFO", "cancelled")]


@async_only
async def test_a_cancelled_reader_leaves_nothing_open() -> None:
    with server_that_sends(HEAD + chunked(CHUNK)) as url:
        async with AsyncGroq(api_key="gsk_x", base_url=url, max_connections=1) as client:
            with anyio.move_on_after(0.2) as scope:
                async with await client.chat.create_stream(**ASK) as stream:
                    async for _ in stream:
                        pass
            assert scope.cancelled_caught


@pytest.mark.parametrize("world_name", ["blocking"], indirect=True)
async def test_a_blocking_stream_left_early_gives_its_connection_back() -> None:
    with server_that_sends(HEAD + chunked(CHUNK)) as url, Groq(api_key="gsk_x", base_url=url) as c:
        with c.chat.create_stream(**ASK) as stream:
            assert next(stream).content == "a"
        assert list(stream) == []


async def test_a_stream_that_waits_ends_when_somebody_else_closes_it(world: World) -> None:
    with server_that_sends(HEAD + chunked(CHUNK)) as base_url:
        client = world.client(base_url=base_url, timeout=30)
        stream = await world.settle(client.chat.create_stream(**ASK))
        is_over = ended(stream._body)
        chunks: list[Any] = []

        async def read() -> None:
            chunks.extend([chunk async for chunk in world.iterate(stream)])

        def close_soon() -> None:
            time.sleep(0.2)
            stream.close()

        started = time.monotonic()
        if world.name == "blocking":
            closer = threading.Thread(target=close_soon)
            closer.start()
            await read()
            closer.join()
        else:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(read)
                await anyio.sleep(0.2)
                await stream.aclose()
        assert time.monotonic() - started < 5
        assert len(chunks) == 1
        assert is_over()
