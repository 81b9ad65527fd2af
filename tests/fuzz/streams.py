"""Fuzz targets for streams: server-sent events, chunks, events of the Responses API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from groq import GroqError
from groq._chunks import ChunkReader
from groq._json import as_array
from groq._response_reader import ResponseReader
from groq._sse import EventTooLargeError, SSEDecoder
from groq.types import ChatCompletion
from groq_api.api.chat import create_chat_completion
from groq_api.api.responses import create_response
from tests.test_sse import slowly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq._reader import Reader
    from groq._sse import ServerSentEvent
    from groq.types import ChatCompletionChunk

_SMALL = 64
_MOST_BYTES = 1 << 14


def cut(data: bytes) -> tuple[bytes, list[bytes]]:
    """What follows the first byte, whole, and cut as that says."""
    size, rest = data[0] if data else 0, data[1:]
    if not size:
        return rest, [rest]
    return rest, [rest[start : start + size] for start in range(0, len(rest), size)]


def sse(data: bytes) -> None:
    """However it is cut, a stream has the events that the standard's algorithm finds."""
    whole, pieces = cut(data)
    decoder = SSEDecoder()
    assert [event for piece in pieces for event in decoder.feed(piece)] == slowly(whole)


def sse_bounded(data: bytes) -> None:
    """With a limit: the first events of those, no larger than it, or all of them."""
    whole, pieces = cut(data)
    decoder = SSEDecoder(max_event_size=_SMALL)
    events: list[ServerSentEvent] = []
    try:
        for piece in pieces:
            events += decoder.feed(piece)
    except EventTooLargeError as error:
        events += error.events
    assert events == slowly(whole)[: len(events)]
    assert all(len(event.data) <= _SMALL for event in events)


def _read(reader: Reader[Any, Any], pieces: list[bytes]) -> tuple[list[Any], GroqError | None]:
    """Items, and the error that ended them."""
    items: list[Any] = []
    try:
        for piece in [*pieces, None]:
            reader.take_in(piece)
            while (item := reader.take()) is not None:
                items.append(item)
    except GroqError as error:
        return items, error
    return items, None


def _told(error: GroqError | None) -> tuple[object, ...]:
    if error is None:
        return ()
    assert str(error).isprintable()
    assert len(str(error)) < _MOST_BYTES * 2
    return type(error), error.code, error.message, error.partial_content, error.partial


def _chunk_reader() -> ChunkReader:
    return ChunkReader(
        operation="chat.create_stream",
        headers={},
        parse_chunk=create_chat_completion.chunk_from_payload,
        parse_completion=create_chat_completion.from_payload,
    )


def _plainly(stream: bytes) -> Iterator[ChatCompletionChunk]:
    """The chunks, each read by itself, up to the first that is none."""
    for event in slowly(stream):
        if event.event not in {"", "message"} or not event.data:
            continue
        try:
            payload = orjson.loads(event.data)
            if payload.get("error"):
                return
            yield create_chat_completion.chunk_from_payload(payload)
        except (AttributeError, KeyError, TypeError, ValueError):
            return


def chunks(data: bytes) -> None:
    """A chat stream ends well or in an error, alike however it is cut; its chunks are as sent."""
    whole, pieces = cut(data)
    once, again = _chunk_reader(), _chunk_reader()
    read, error = _read(once, [whole])
    read_again, error_again = _read(again, pieces)
    assert read == read_again
    assert _told(error) == _told(error_again)
    assert read == list(_plainly(whole))[: len(read)]
    if error is None:
        assert once.finished
        _result(once)
    repr(read)


def _result(reader: ChunkReader) -> None:
    try:
        completion = reader.result()
    except GroqError as error:
        _told(error)
        return
    assert ChatCompletion.from_dict(orjson.loads(completion.to_json())) == completion
    assert (completion.content or "") == reader.content or not as_array(completion.choices)
    repr(completion)


def responses(data: bytes) -> None:
    """The same for a stream of the Responses API."""
    whole, pieces = cut(data)
    outcomes = []
    for each in ([whole], pieces):
        reader = ResponseReader(
            operation="responses.create_stream",
            headers={},
            parse_event=create_response.chunk_from_payload,
            parse_response=create_response.from_payload,
        )
        events, error = _read(reader, each)
        outcomes.append((events, _told(error)))
        if error is None:
            repr(reader.result())
    assert outcomes[0] == outcomes[1]
