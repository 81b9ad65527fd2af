"""The stream's decisions, without a network; streams over HTTP are in test_chat."""

from __future__ import annotations

import tracemalloc
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import (
    APIStatusError,
    GroqError,
    ServerError,
    StreamDecodeError,
    StreamError,
    StreamTruncatedError,
    ValidationError,
)
from groq._accumulator import ChunkAccumulator
from groq._chunks import ChunkReader
from groq_api.api.chat.create_chat_completion import chunk_from_payload, from_payload


def event(payload: Any, name: str = "") -> bytes:
    head = f"event: {name}\n".encode() if name else b""
    return head + b"data: " + orjson.dumps(payload) + b"\n\n"


def chunk(text: str = "", finish: str | None = None, **fields: Any) -> dict[str, Any]:
    choice = {"index": 0, "delta": {"content": text}, "finish_reason": finish}
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
    return {**head, "choices": [choice], **fields}


DONE = b"data: [DONE]\n\n"


def reader_of(**fields: Any) -> ChunkReader:
    given: dict[str, Any] = {"parse_chunk": chunk_from_payload, **fields}
    return ChunkReader(
        operation="chat.create_stream",
        headers={"x-request-id": "req_1"},
        parse_completion=from_payload,
        **given,
    )


@pytest.fixture
def reader() -> ChunkReader:
    return reader_of()


def texts(reader: ChunkReader) -> list[str | None]:
    taken = iter(reader.take, None)
    return [one.content for one in taken]


def test_chunks_come_in_order_and_end_with_done(reader: ChunkReader) -> None:
    reader.feed(event(chunk("a")) + event(chunk("b", "stop")) + DONE)
    assert texts(reader) == ["a", "b"]
    assert reader.finished
    assert reader.result().content == "ab"
    assert reader.result().request_id == "req_1"


def test_what_follows_done_is_not_looked_at(reader: ChunkReader) -> None:
    reader.feed(event(chunk("a", "stop")) + DONE + event(chunk("b")))
    assert texts(reader) == ["a"]


def test_an_end_without_done_is_fine_when_the_answer_has_ended(reader: ChunkReader) -> None:
    reader.feed(event(chunk("a", "stop")))
    reader.end()
    assert reader.finished


@pytest.mark.parametrize(
    "received",
    [event(chunk("a")), event(chunk("a", "stop")) + b"data: {", event(chunk("a")) + b"dat"],
)
def test_an_early_end_is_an_error_with_the_text_until_then(
    reader: ChunkReader, received: bytes
) -> None:
    reader.feed(received)
    reader.end()
    assert reader.take() is not None
    with pytest.raises(StreamTruncatedError, match="ended before") as raised:
        reader.take()
    assert raised.value.partial_content == "a"
    assert raised.value.partial is not None
    assert raised.value.partial.content == "a"
    assert raised.value.partial.request_id == "req_1"
    assert raised.value.request_id == "req_1"
    assert raised.value.is_retryable


@pytest.mark.parametrize("left", [b"data: [DONE]", b"data:[DONE]\n", b"data: [DONE]\r\n"])
def test_done_without_its_empty_line_is_fine_when_the_answer_has_ended(
    reader: ChunkReader, left: bytes
) -> None:
    reader.feed(event(chunk("a", "stop")) + left)
    reader.end()
    assert texts(reader) == ["a"]
    assert reader.finished


def test_done_alone_is_no_answer(reader: ChunkReader) -> None:
    reader.feed(DONE)
    with pytest.raises(StreamError, match="No chunks received"):
        reader.take()


def test_chunks_that_amount_to_no_answer_are_an_error(reader: ChunkReader) -> None:
    odd = {"index": 0, "delta": {"tool_calls": [{"index": 0}]}, "finish_reason": "stop"}
    reader.feed(event({**chunk(), "choices": [odd]}) + DONE)
    assert reader.take() is not None
    with pytest.raises(StreamError, match="amounts to no answer"):
        reader.result()


@pytest.mark.parametrize(
    "delta",
    [{"content": 5}, {"tool_calls": [{"function": {"arguments": {}}}, 5]}, {"tool_calls": 5}],
)
def test_a_delta_that_cannot_be_put_together_is_an_error(
    reader: ChunkReader, delta: dict[str, Any]
) -> None:
    reader.feed(event({**chunk(), "choices": [{"index": 0, "delta": delta}]}))
    with pytest.raises(StreamError, match="cannot be read"):
        reader.take()


def test_an_empty_stream_is_an_early_end_that_another_try_may_mend(reader: ChunkReader) -> None:
    reader.end()
    assert reader.has_failed_at_once
    with pytest.raises(StreamTruncatedError) as raised:
        reader.take()
    assert raised.value.is_retryable
    assert raised.value.partial is None


def test_half_a_tool_call_is_no_partial_completion_but_an_error_all_the_same(
    reader: ChunkReader,
) -> None:
    odd = {"index": 0, "delta": {"tool_calls": [{"index": 0}]}, "finish_reason": None}
    reader.feed(event({**chunk(), "choices": [odd]}))
    reader.end()
    assert reader.take() is not None
    with pytest.raises(StreamTruncatedError) as raised:
        reader.take()
    assert raised.value.partial is None


def test_times_are_taken_from_the_call_on() -> None:
    readings = iter([10.5, 12.0])
    reader = reader_of(started=10.0, clock=lambda: next(readings))
    times = []
    for piece in (event(chunk("")), event(chunk("a")), event(chunk("b", "stop")), DONE):
        reader.feed(piece)
        times.append((reader.first_token_seconds, reader.total_seconds))
    assert times == [(None, None), (0.5, None), (0.5, None), (0.5, 2.0)]


@given(
    st.lists(st.binary() | st.sampled_from([DONE, event(chunk("a")), event(chunk("b", "stop"))]))
)
def test_whatever_arrives_the_stream_ends_in_one_of_its_ways(pieces: list[bytes]) -> None:
    reader = reader_of()
    for piece in pieces:
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
        assert reader.result().content == (reader.content or None)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["choices", "delta", "index", "content", "tool_calls", "function", "id"]
            ),
            inner,
            max_size=4,
        )
    ),
)


@given(st.lists(JSON))
def test_whatever_json_arrives_only_errors_of_ours_come_out(payloads: list[Any]) -> None:
    reader = reader_of()
    for payload in payloads:
        odd = {**chunk(), "choices": [{"index": 0, "finish_reason": None, "delta": payload}]}
        reader.feed(event(payload) + event(odd))
    reader.end()
    with pytest.raises(GroqError):
        while reader.take() is not None:
            pass


DELTAS = st.fixed_dictionaries(
    {},
    optional={
        "content": st.text(max_size=3),
        "reasoning": st.text(max_size=3) | st.none(),
        "channel": st.sampled_from(["analysis", "final"]),
        "role": st.just("assistant"),
        "tool_calls": st.just([{"index": 0, "function": {"arguments": "{}"}}]),
    },
)


@given(st.lists(st.tuples(DELTAS, st.integers(0, 1), st.integers(1, 4), st.booleans())), st.data())
def test_chunks_are_those_that_were_sent_whatever_they_have_in_common(
    runs: list[tuple[dict[str, Any], int, int, bool]], data: st.DataObject
) -> None:
    sent = []
    for delta, index, times, has_usage in runs:
        choice = {"index": index, "delta": delta, "finish_reason": None}
        more = {"usage": None} if has_usage else {}
        sent += [{**chunk(), **more, "choices": [choice]}] * times
    reader, received = reader_of(), ChunkAccumulator()
    size = data.draw(st.integers(1, 1000))
    stream = b"".join(map(event, sent))
    for start in range(0, len(stream), size):
        reader.feed(stream[start : start + size])
    for payload in sent:
        received.add(payload)
    assert [*reader.ready] == [chunk_from_payload(payload) for payload in sent]
    assert reader._received.payload() == received.payload()
    assert reader.items_received == len(sent)


def test_what_chunks_repeat_is_read_once() -> None:
    parsed = []

    def parse(payload: Any) -> Any:
        parsed.append(payload)
        return chunk_from_payload(payload)

    reader = reader_of(parse_chunk=parse)
    for number in range(50):
        reader.feed(event(chunk(str(number))))
    assert [one.content for one in reader.ready] == list(map(str, range(50)))
    assert len(parsed) < 5


def test_a_named_event_is_what_its_name_says_however_like_a_chunk_it_is(
    reader: ChunkReader,
) -> None:
    for name in ("", "", "ping", "message"):
        reader.feed(event(chunk("a"), name))
    assert texts(reader) == ["a", "a", "a"]
    reader.feed(event(chunk("a"), "error"))
    with pytest.raises(ServerError):
        reader.take()


def test_memory_does_not_grow_with_the_number_of_chunks(reader: ChunkReader) -> None:
    def read(count: int) -> int:
        for _ in range(count):
            reader.feed(event(chunk("word ")))
            assert reader.take() is not None
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        before = read(2_000)
        grown = read(20_000) - before
    finally:
        tracemalloc.stop()
    assert len(reader.content) == 22_000 * 5
    assert grown < 3 * 20_000 * 5  # the text itself, and not what held it


@pytest.mark.parametrize(
    "data", [b"{", b"[]", b"5", b"null", b'{"id": "x"}', b"\xff\xfe", b'{"choices": 5}']
)
def test_a_chunk_that_cannot_be_read_is_an_error_that_shows_it(
    reader: ChunkReader, data: bytes
) -> None:
    reader.feed(event(chunk("a")) + b"data: " + data + b"\n\n")
    assert reader.take() is not None
    with pytest.raises(StreamDecodeError, match="cannot be read") as raised:
        reader.take()
    assert raised.value.partial_content == "a"
    assert raised.value.body == data.decode("utf-8", "replace")
    assert raised.value.__cause__ is not None


@pytest.mark.parametrize(
    ("detail", "cls", "status"),
    [
        ({"message": "bad", "status_code": 400}, ValidationError, 400),
        ({"message": "bad", "type": "invalid_request_error"}, ValidationError, 400),
        ({"message": "down", "type": "internal_server_error"}, ServerError, 500),
        ({"message": "down", "status_code": 503}, ServerError, 503),
        ("down", ServerError, 500),
    ],
)
@pytest.mark.parametrize("name", ["error", ""])
def test_an_error_inside_the_stream_is_the_one_its_status_would_give(
    reader: ChunkReader, name: str, detail: object, cls: type[APIStatusError], status: int
) -> None:
    reader.feed(event(chunk("a")) + event({"error": detail}, name))
    assert reader.take() is not None
    with pytest.raises(cls) as raised:
        reader.take()
    assert raised.value.status_code == status
    assert raised.value.partial_content == "a"
    assert raised.value.request_id == "req_1"


def test_an_error_event_that_says_nothing_is_an_error_all_the_same(reader: ChunkReader) -> None:
    reader.feed(event({}, "error"))
    with pytest.raises(ServerError):
        reader.take()


def test_a_stream_stopped_early_by_the_service_hands_out_its_last_chunk_first(
    reader: ChunkReader,
) -> None:
    reader.feed(event(chunk("a", x_groq={"id": "req_1", "error": "over capacity"})) + DONE)
    assert reader.take() is not None
    with pytest.raises(StreamError, match="over capacity"):
        reader.take()


def test_unknown_events_and_empty_data_are_passed_over(reader: ChunkReader) -> None:
    reader.feed(event({"t": 1}, "ping") + b"data\n\n" + b"id: 7\n\n" + event(chunk("a", "stop")))
    reader.feed(DONE)
    assert texts(reader) == ["a"]


def test_an_endless_event_is_an_error(reader: ChunkReader) -> None:
    reader._decoder.max_event_size = 300
    reader.feed(event(chunk("a")) + b"data: " + b"x" * 400)
    assert reader.take() is not None
    with pytest.raises(StreamError, match="more than 300 bytes"):
        reader.take()


def test_a_closed_stream_hands_out_nothing_and_is_not_complete(reader: ChunkReader) -> None:
    reader.feed(event(chunk("a")) + event(chunk("b")))
    assert reader.take() is not None
    reader.closed = True
    assert reader.take() is None
    with pytest.raises(StreamError, match="closed before"):
        reader.result()


def test_an_interrupted_stream_has_no_way_on(reader: ChunkReader) -> None:
    """A piece may be lost, and an answer with a hole in it must not pass for whole."""
    reader.feed(event(chunk("a")) + event(chunk("b", "stop")) + DONE)
    assert reader.take() is not None
    reader.interrupt()
    with pytest.raises(StreamError, match="interrupted") as raised:
        reader.take()
    assert raised.value.partial is not None
    with pytest.raises(StreamError):
        reader.result()


def test_an_interrupted_stream_takes_nothing_in(reader: ChunkReader) -> None:
    reader.feed(event(chunk("a")))
    reader.interrupt()
    reader.feed(event(chunk("b", "stop")) + DONE)
    with pytest.raises(StreamError, match="interrupted"):
        reader.take()
    assert not reader.finished


def test_an_error_is_raised_again_when_asked_again(reader: ChunkReader) -> None:
    reader.end()
    with pytest.raises(StreamTruncatedError):
        reader.take()
    for _ in range(2):
        with pytest.raises(StreamError, match="is broken: The stream ended before"):
            reader.take()
    reader.end()
    reader.feed(event(chunk("a")))
    with pytest.raises(StreamError):
        reader.take()
