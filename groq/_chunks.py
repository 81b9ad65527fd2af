"""From the bytes of an event stream to chunks, and to the end that the stream deserves.

`ChunkReader` decides and does no I/O: it is fed pieces of the body, hands out chunks, and
knows whether the answer was complete. `_streaming` fetches the pieces.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

import orjson
from attrs import define, field

from groq._accumulator import ChunkAccumulator
from groq._json import as_object
from groq._sse import EventTooLargeError, SSEDecoder
from groq.errors import GroqError, StreamError, from_body

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._sse import ServerSentEvent
    from groq.types import ChatCompletion, ChatCompletionChunk

_DONE = b"[DONE]"
# What may be left of the last event by a sender that does not end it by an empty line.
_LEFT_OF_DONE = frozenset({b"", _DONE, b"data: [DONE]", b"data:[DONE]"})


@define
class ChunkReader:
    """Turns the pieces of an event stream into chunks.

    Attributes:
        headers: Headers of the response.
        finished: Whether the answer has arrived whole.
        closed: Whether the consumer gave up on the rest.
    """

    headers: Mapping[str, str]
    _parse_chunk: Callable[[Any], ChatCompletionChunk]
    _parse_completion: Callable[[Any], ChatCompletion]
    finished: bool = field(default=False, init=False)
    closed: bool = field(default=False, init=False)
    _decoder: SSEDecoder = field(factory=SSEDecoder, init=False)
    _received: ChunkAccumulator = field(factory=ChunkAccumulator, init=False)
    _ready: deque[ChatCompletionChunk] = field(factory=deque["ChatCompletionChunk"], init=False)
    _failure: GroqError | None = field(default=None, init=False)

    def take(self) -> ChatCompletionChunk | None:
        """The next chunk; None when more bytes are needed, or when there are no more to come.

        Raises:
            GroqError: The stream broke; every chunk before the break was handed out first.
        """
        if self._ready and not self.closed:
            return self._ready.popleft()
        if self._failure is not None and not self.closed:
            raise self._failure
        return None

    def take_in(self, piece: bytes | None) -> None:
        """Take in the next piece of the body; None for its end."""
        if piece is None:
            self.end()
        else:
            self.feed(piece)

    def feed(self, piece: bytes) -> None:
        """Take in the next piece of the body."""
        try:
            for event in self._decoder.feed(piece):
                if self.finished or self._failure is not None:
                    return
                self._take_event(event)
        except EventTooLargeError as error:
            self.fail(StreamError(f"The stream cannot be read: {error}"))

    def end(self) -> None:
        """Take note that the body has ended."""
        if self.finished or self._failure is not None:
            return
        if self._received.is_complete and self._decoder.unfinished.strip() in _LEFT_OF_DONE:
            self.finished = True  # some gateways leave out the last [DONE]
        else:
            self.fail(StreamError("The stream ended before the answer was complete"))

    def fail(self, error: GroqError) -> None:
        """Take note that the stream broke; the error is raised after the chunks before it."""
        error.partial_content = self.content
        error.request_id = error.request_id or self.headers.get("x-request-id")
        self._failure = error

    @property
    def content(self) -> str:
        """The text of the first choice until now."""
        return self._received.content

    def completion(self) -> ChatCompletion:
        """What the chunks amount to.

        Raises:
            StreamError: The stream was closed before the answer was complete, or its chunks do
                not amount to an answer.
        """
        if not self.finished:
            raise StreamError("The stream was closed before its end", partial_content=self.content)
        try:
            completion = self._parse_completion(self._received.payload())
        except ValueError as error:
            raise StreamError(
                f"The stream amounts to no answer: {error}", partial_content=self.content
            ) from error
        completion.attach(self.headers)
        return completion

    def _take_event(self, event: ServerSentEvent) -> None:
        if event.data == _DONE:
            self._take_done()
        elif event.data and event.event in {"", "message", "error"}:
            self._take_payload(event)

    def _take_done(self) -> None:
        if self._received.is_empty:
            self.fail(StreamError("No chunks received"))
        else:
            self.finished = True

    def _take_payload(self, event: ServerSentEvent) -> None:
        try:
            payload: Any = orjson.loads(event.data)
            if event.event == "error" or payload.get("error"):
                self.fail(_in_stream_error(payload, self.headers))
            else:
                self._take_chunk(payload)
        except (AttributeError, TypeError, ValueError) as reason:
            self.fail(_unreadable(event, reason))

    def _take_chunk(self, payload: Any) -> None:
        chunk = self._parse_chunk(payload)
        self._received.add(payload)
        self._ready.append(chunk)
        if chunk.x_groq is not None and chunk.x_groq.error:
            self.fail(StreamError(f"The service stopped the stream early: {chunk.x_groq.error}"))


def _unreadable(event: ServerSentEvent, reason: Exception) -> StreamError:
    text = event.data.decode("utf-8", "replace")
    failure = StreamError(f"A chunk of the stream cannot be read: {reason}", body=text)
    failure.__cause__ = reason
    return failure


def _in_stream_error(payload: Any, headers: Mapping[str, str]) -> GroqError:
    """The same error as the HTTP status would have given, had the answer not begun."""
    detail = as_object(as_object(payload).get("error"))
    status = detail.get("status_code")
    if not isinstance(status, int):
        status = 400 if detail.get("type") == "invalid_request_error" else 500
    return from_body(status, payload, headers)
