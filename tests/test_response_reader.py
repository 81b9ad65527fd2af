"""From the bytes of a stream of the Responses API to its events, whatever the service sends."""

from __future__ import annotations

import copy
import time
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import GroqError, ServerError, StreamDecodeError, StreamTruncatedError
from groq._response_reader import ResponseReader
from groq.types import Response, ResponseOutputItemAddedEvent, ResponseOutputTextDeltaEvent
from groq_api.api.responses.create_response import chunk_from_payload, from_payload
from tests.test_response_stream import (
    BEGUN,
    CREATED,
    LAST,
    USAGE,
    added,
    delta,
    event,
    message,
    response,
)


def reader_of() -> ResponseReader:
    return ResponseReader(
        operation="responses.create_stream",
        headers={"x-request-id": "req_1"},
        parse_event=chunk_from_payload,
        parse_response=from_payload,
    )


def unnamed(**payload: Any) -> bytes:
    return b"data: " + orjson.dumps(payload) + b"\n\n"


def named(name: str, **payload: Any) -> bytes:
    return b"event: " + name.encode() + b"\n" + unnamed(**payload)


def test_a_named_event_may_leave_out_its_type() -> None:
    reader = reader_of()
    reader.feed(CREATED + named("response.output_item.added", output_index=0, item=message()))
    reader.feed(named("response.output_text.delta", output_index=0, content_index=0, delta="Ebb"))
    reader.feed(named("response.completed", response=response("completed")))
    events = list(iter(reader.take, None))
    assert isinstance(events[1], ResponseOutputItemAddedEvent)
    assert isinstance(events[2], ResponseOutputTextDeltaEvent)
    assert reader.finished
    assert reader.result().status == "completed"


@pytest.mark.parametrize("item", [5, "item", [], None])
@pytest.mark.parametrize("name", ["response.output_item.added", "response.output_item.done"])
def test_an_item_that_is_no_object_is_an_error(name: str, item: object) -> None:
    reader = reader_of()
    reader.feed(CREATED + named(name, output_index=0, item=item))
    assert reader.take() is not None
    with pytest.raises(StreamDecodeError) as raised:
        reader.take()
    assert raised.value.partial_response is not None


@pytest.mark.parametrize("strange", [5, "response", [], None])
def test_an_unknown_event_cannot_spoil_what_has_come(strange: object) -> None:
    reader = reader_of()
    reader.feed(BEGUN + delta("Ebb") + event("response.thunder", response=strange))
    reader.end()
    with pytest.raises(StreamTruncatedError) as raised:
        while reader.take() is not None:
            pass
    assert isinstance(raised.value.partial_response, Response)
    assert raised.value.partial_response.to_dict()["output"][0]["content"][0]["text"] == "Ebb"


@pytest.mark.parametrize("first", [delta("Ebb"), event("response.thunder", loudness=3)])
def test_what_came_before_a_failure_is_handed_out_though_no_response_was_created(
    first: bytes,
) -> None:
    reader = reader_of()
    reader.feed(first + event("error", code="over_capacity", message="full"))
    assert not reader.has_failed_at_once
    assert reader.take() is not None
    with pytest.raises(ServerError):
        reader.take()


def test_what_follows_the_last_event_is_not_looked_at() -> None:
    reader = reader_of()
    reader._decoder.max_event_size = 5_000
    reader.feed(CREATED + LAST + b"data: " + b"x" * 6_000)
    reader.feed(event("error", message="too late") + b"data: {\n\n")
    reader.end()
    assert len(list(iter(reader.take, None))) == 2
    assert reader.failure is None
    assert reader.result().status == "completed"


@pytest.mark.parametrize("name", ["input_tokens", "output_tokens"])
@pytest.mark.parametrize("number", [None, "80", [], {}])
def test_usage_that_is_no_number_costs_nobody_knows_what(name: str, number: object) -> None:
    reader = reader_of()
    usage = {**USAGE, name: number}
    reader.feed(CREATED + event("response.completed", response=response("completed", usage=usage)))
    assert reader.finished
    assert reader.cost is None


def test_ten_thousand_items_are_put_together_in_a_moment() -> None:
    reader = reader_of()
    reader.feed(CREATED)
    for index in range(10_000):
        reader.feed(added(message(), index) + delta("x", output_index=index))
    started = time.process_time()
    reader.end()
    taken = time.process_time() - started
    assert isinstance(reader.failure, StreamTruncatedError)
    assert reader.failure.partial_response is not None
    assert len(reader.failure.partial_response.output) == 10_000
    assert taken < 5


EVENTS: list[Any] = [
    orjson.loads(piece.partition(b"data: ")[2])
    for piece in (
        CREATED,
        added(message()),
        added({"type": "reasoning", "id": "rs_1", "status": "in_progress", "summary": []}, 1),
        added(
            {"type": "function_call", "id": "fc_1", "call_id": "c", "name": "n", "arguments": ""}
        ),
        event("response.output_item.done", output_index=0, item=message("Ebb", "completed")),
        delta("Ebb"),
        delta("Why?", "reasoning_text", 1),
        delta("{", "function_call_arguments"),
        LAST,
        event("response.failed", response=response("failed", usage=USAGE)),
        event("error", error={"message": "no", "status_code": 503}),
        event("error", code="full", message="no"),
        event("response.thunder", response={"id": "r"}),
    )
]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, -1, 2**63, 1e308, "", "x", [], {}, [None], [{}], {"a": 1}]
)


def places_in(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[tuple[Any, ...]] = []
    for step, item in inner:
        found.append((*place, step))
        if isinstance(item, dict | list):
            found += places_in(item, (*place, step))
    return found


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """An event, mostly with something in it that is not what the API documents, or is missing."""
    payload = copy.deepcopy(draw(st.sampled_from(EVENTS)))
    if draw(st.booleans()):
        *way, last = draw(st.sampled_from(places_in(payload)))
        holder = payload
        for step in way:
            holder = holder[step]
        if draw(st.booleans()):
            holder[last] = copy.deepcopy(draw(ODD))
        else:
            del holder[last]
    name = draw(st.sampled_from(["", "error", "response.completed", "response.output_item.added"]))
    return named(name, **payload) if name else unnamed(**payload)


@given(st.lists(damaged(), max_size=6), st.booleans())
def test_whatever_arrives_the_stream_ends_in_one_of_its_ways(
    pieces: list[bytes],
    together: bool,
) -> None:
    reader = reader_of()
    for piece in [b"".join(pieces)] if together else pieces:
        reader.feed(piece)
    reader.end()
    try:
        while reader.take() is not None:
            pass
    except GroqError as error:
        assert not reader.finished
        assert error.partial_content == reader.content  # noqa: PT017  it may also end well
    else:
        assert reader.finished
        assert isinstance(reader.result(), Response)
    assert reader.cost is None or reader.cost.tokens >= 0
