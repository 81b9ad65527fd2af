"""Streams of the Responses API: what they hand out, and how they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import orjson
import pytest
from werkzeug import Response as Answer

from groq import (
    APIStatusError,
    ResponseParseError,
    ServerError,
    StreamConnectionError,
    StreamDecodeError,
    StreamError,
    StreamTruncatedError,
    ValidationError,
)
from groq.types import Response, ResponseCompletedEvent, ResponseOutputTextDeltaEvent
from tests.bodies import SSE, Pieces, client_of, server_that_answers, trace_of

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/responses"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "input": "Why do canals have locks?"}
WORDS = ["Locks", " lift", " boats."]


def response(status: str = "in_progress", **changes: Any) -> dict[str, Any]:
    return {
        "id": "resp_1",
        "object": "response",
        "status": status,
        "created_at": 1790842200,
        "output": [],
        "model": MODEL,
        "tools": [],
        "tool_choice": "auto",
        "truncation": "disabled",
        "metadata": {},
        "temperature": 1,
        "top_p": 1,
        "service_tier": "default",
        "parallel_tool_calls": True,
        "store": False,
        "text": {"format": {"type": "text"}},
        "reasoning": {"effort": "medium", "summary": None},
        "error": None,
        "incomplete_details": None,
        **changes,
    }


def message(text: str = "", status: str = "in_progress") -> dict[str, Any]:
    part: dict[str, Any] = {
        "type": "output_text",
        "text": text,
        "annotations": [],
        "logprobs": None,
    }
    content = [part] if text else []
    return {
        "type": "message",
        "id": "msg_1",
        "status": status,
        "role": "assistant",
        "content": content,
    }


USAGE = {
    "input_tokens": 80,
    "input_tokens_details": {"cached_tokens": 30},
    "output_tokens": 36,
    "output_tokens_details": {"reasoning_tokens": 12},
    "total_tokens": 116,
}


def event(kind: str, **fields: Any) -> bytes:
    return f"event: {kind}\ndata: ".encode() + orjson.dumps({"type": kind, **fields}) + b"\n\n"


def delta(text: str, kind: str = "output_text", output_index: int = 0) -> bytes:
    return event(
        f"response.{kind}.delta",
        item_id="msg_1",
        output_index=output_index,
        content_index=0,
        delta=text,
    )


def added(item: dict[str, Any], output_index: int = 0) -> bytes:
    return event("response.output_item.added", output_index=output_index, item=item)


CREATED = event("response.created", response=response())
BEGUN = CREATED + added(message())
WRITTEN = BEGUN + b"".join(map(delta, WORDS))
LAST = event(
    "response.completed",
    response=response("completed", output=[message("".join(WORDS), "completed")], usage=USAGE),
)
WHOLE = WRITTEN + LAST


def answer(httpserver: HTTPServer, *pieces: bytes, **changes: Any) -> None:
    def handle(_: object) -> Answer:
        return Answer(iter(pieces), headers={**SSE, **changes.get("headers", {})})

    httpserver.expect_request(PATH, method="POST").respond_with_handler(handle)


async def opened(world: World, **options: Any) -> Any:
    client = world.client(max_retries=0)
    return await world.settle(client.responses.create_stream(**ASK, **options))


async def test_events_come_as_they_are_and_amount_to_the_response(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer(httpserver, WHOLE)
    stream = await opened(server_world)
    events = [event async for event in server_world.iterate(stream)]
    assert [type(event) for event in events].count(ResponseOutputTextDeltaEvent) == len(WORDS)
    assert isinstance(events[-1], ResponseCompletedEvent)
    collected = await server_world.settle(stream.collect())
    assert isinstance(collected, Response)
    assert collected == events[-1].response
    assert collected.request_id == "req_1"
    assert collected.attempts[-1].status_code == 200
    assert stream.is_finished
    assert 0 < stream.first_token_seconds < stream.total_seconds
    sent = orjson.loads(httpserver.log[0][0].data)
    assert sent == {**ASK, "stream": True}
    assert httpserver.log[0][0].headers["accept"] == "text/event-stream"


async def test_the_text_comes_piece_by_piece(server_world: World, httpserver: HTTPServer) -> None:
    answer(httpserver, WHOLE)
    stream = await opened(server_world)
    assert [text async for text in server_world.iterate(stream.text_stream)] == WORDS
    assert stream.content == "".join(WORDS)


@pytest.mark.parametrize("status", ["failed", "incomplete"])
async def test_how_a_response_ended_is_told_by_its_status(
    server_world: World, httpserver: HTTPServer, status: str
) -> None:
    error = {"code": "tool_required_not_called", "message": "no"}
    last = response(status, error=error if status == "failed" else None)
    answer(httpserver, WRITTEN + event(f"response.{status}", response=last))
    stream = await opened(server_world)
    assert (await server_world.settle(stream.collect())).status == status


async def test_an_event_of_an_unknown_kind_is_a_dict(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer(httpserver, CREATED + event("response.thunder", loudness=3) + LAST)
    stream = await opened(server_world)
    events = [event async for event in server_world.iterate(stream)]
    assert events[1] == {"type": "response.thunder", "loudness": 3}


@pytest.mark.parametrize("kept", range(0, len(WHOLE), 97))
async def test_a_cut_stream_ends_in_an_error_with_the_text_that_came(
    server_world: World, httpserver: HTTPServer, kept: int
) -> None:
    answer(httpserver, WHOLE[:kept])
    texts: list[str] = []
    with pytest.raises(StreamTruncatedError) as raised:
        stream = await opened(server_world)
        async for text in server_world.iterate(stream.text_stream):
            texts.append(text)  # noqa: PERF401  a comprehension would lose them at the error
    arrived = re.findall(rb'"delta":"([^"]*)"[^\n]*\n\n', WHOLE[:kept])
    assert raised.value.partial_content == "".join(texts) == b"".join(arrived).decode()
    if texts:
        partial = raised.value.partial_response
        assert isinstance(partial, Response)
        assert partial.status == "in_progress"
        assert partial.to_dict()["output"][0]["content"][0]["text"] == "".join(texts)


async def test_what_came_of_other_items_is_in_the_partial_response(
    server_world: World, httpserver: HTTPServer
) -> None:
    thought: dict[str, Any] = {
        "type": "reasoning",
        "id": "rs_1",
        "status": "in_progress",
        "content": [],
    }
    call = {
        "type": "function_call",
        "id": "fc_1",
        "call_id": "fc_9",
        "name": "tide_table",
        "arguments": "",
        "status": "in_progress",
    }
    done = event("response.output_item.done", output_index=1, item=message("Whole.", "completed"))
    answer(
        httpserver,
        CREATED,
        added({**thought, "summary": []}),
        delta("Water ", "reasoning_text"),
        delta("rises.", "reasoning_text"),
        added(message(), 1),
        delta("Whole.", output_index=1),
        done,
        added(call, 2),
        delta('{"harbour"', "function_call_arguments", 2),
    )
    stream = await opened(server_world)
    with pytest.raises(StreamTruncatedError) as raised:
        await server_world.settle(stream.collect())
    assert isinstance(raised.value.partial_response, Response)
    thought, text, call = raised.value.partial_response.to_dict()["output"]
    assert thought["content"][0] == {"type": "reasoning_text", "text": "Water rises."}
    assert text["content"][0]["text"] == "Whole."
    assert text["status"] == "completed"
    assert call["arguments"] == '{"harbour"'


@pytest.mark.parametrize(
    ("broken", "cls", "code"),
    [
        (event("error", code="over_capacity", message="full"), ServerError, "over_capacity"),
        (
            event("error", error={"message": "no", "type": "invalid_request_error", "code": "x"}),
            ValidationError,
            "x",
        ),
        (b'data: {"error": {"message": "m", "status_code": 503}}\n\n', ServerError, None),
        (b"data: {\n\n", StreamDecodeError, None),
        (b"data: 17\n\n", StreamDecodeError, None),
        (event("response.output_text.delta", delta=7), StreamDecodeError, None),
        (event("response.completed", response={"id": "r"}), StreamDecodeError, None),
    ],
)
async def test_a_stream_that_breaks_raises_what_broke_it_after_what_came(
    server_world: World,
    httpserver: HTTPServer,
    broken: bytes,
    cls: type[APIStatusError],
    code: str | None,
) -> None:
    answer(httpserver, WRITTEN + broken)
    stream = await opened(server_world)
    with pytest.raises(cls) as raised:
        await server_world.settle(stream.collect())
    assert raised.value.partial_content == "".join(WORDS)
    assert raised.value.request_id == "req_1"
    assert code is None or raised.value.code == code
    with pytest.raises(StreamError, match="is broken"):
        await server_world.settle(stream.collect())


async def test_what_breaks_before_the_first_event_is_tried_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    bodies = [b"", WHOLE]

    def handle(_: object) -> Answer:
        return Answer(iter([bodies.pop(0)]), headers=SSE)

    httpserver.expect_request(PATH).respond_with_handler(handle)
    client = server_world.client()
    stream = await server_world.settle(client.responses.create_stream(**ASK))
    assert (await server_world.settle(stream.collect())).status == "completed"
    assert len(stream.attempts) == 2


async def test_an_answer_that_is_no_event_stream_is_an_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer(httpserver, orjson.dumps(response()), headers={"content-type": "application/json"})
    with pytest.raises(ResponseParseError, match="no event stream"):
        await opened(server_world)


async def test_a_stream_that_was_closed_amounts_to_nothing(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer(httpserver, BEGUN)
    stream = await opened(server_world)
    await server_world.close(stream)
    with pytest.raises(StreamError, match="closed before its end"):
        await server_world.settle(stream.collect())


async def test_what_it_took_is_counted_at_its_end(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer(httpserver, WHOLE)
    client = server_world.client(max_retries=0)
    stream = await server_world.settle(client.responses.create_stream(**ASK))
    assert client.rate_limit_status(MODEL).calls_under_way == 1
    await server_world.settle(stream.collect())
    assert client.rate_limit_status(MODEL).calls_under_way == 0


async def test_a_connection_that_breaks_is_an_error(world: World) -> None:
    stream = await world.settle(
        client_of(world, Pieces(WRITTEN, breaks=True)).responses.create_stream(**ASK)
    )
    with pytest.raises(StreamConnectionError) as raised:
        await world.settle(stream.collect())
    assert raised.value.partial_content == "".join(WORDS)


@pytest.mark.parametrize("stream", [False, 0])
async def test_a_stream_cannot_be_asked_for_as_none(world: World, stream: object) -> None:
    with pytest.raises(ValidationError, match="call the other") as raised:
        await world.settle(world.client().responses.create_stream(**ASK, stream=stream))
    assert raised.value.param == "stream"


async def test_the_simulator_tells_the_same_streamed_and_whole(world: World) -> None:
    client = world.client()
    ask = {"model": MODEL, "input": "Why do canals have locks?", "temperature": 0}
    stream = await world.settle(client.responses.create_stream(**ask))
    streamed = await world.settle(stream.collect())
    whole = await world.settle(client.responses.create(**ask))
    assert streamed.status == whole.status == "completed"
    assert [type(item) for item in streamed.output] == [type(item) for item in whole.output]


@pytest.mark.parametrize("ending", [b"", b"data: [DONE]\n\n"])
async def test_ten_streams_take_one_connection(
    world: World, monkeypatch: pytest.MonkeyPatch, ending: bytes
) -> None:
    made: list[object] = []
    trace_of(monkeypatch, made)
    with server_that_answers(10, WHOLE, ending) as base_url:
        client = world.client(base_url=base_url)
        for _ in range(10):
            stream = await world.settle(client.responses.create_stream(**ASK))
            await world.settle(stream.collect())
    assert len(made) == 1
