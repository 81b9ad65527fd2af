"""From the bytes of an event stream to chunks, and to the end that the stream deserves.

`ChunkReader` decides and does no I/O: it is fed pieces of the body, hands out chunks, and
knows whether the answer was complete. `_streaming` fetches the pieces.
"""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING, Any, NoReturn, cast

import orjson
from attrs import define, field

from groq._accumulator import ChunkAccumulator
from groq._error_mapping import from_body
from groq._json import as_object
from groq._sse import EventTooLargeError, SSEDecoder
from groq.errors import GroqError, StreamDecodeError, StreamError, StreamTruncatedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._sse import ServerSentEvent
    from groq.types import (
        Attempt,
        ChatCompletion,
        ChatCompletionChunk,
        CompletionUsage,
        XGroqChunk,
    )

_DONE = b"[DONE]"
_KNOWN_EVENTS = frozenset({"message", "error"})
# What may be left of the last event by a sender that does not end it by an empty line.
_LEFT_OF_DONE = frozenset({b"", _DONE, b"data: [DONE]", b"data:[DONE]"})


@define
class ChunkReader:
    """Turns the pieces of an event stream into chunks.

    Attributes:
        headers: Headers of the response.
        finished: Whether the answer has arrived whole.
        closed: Whether the consumer gave up on the rest.
        failure: What the stream broke from, until it is raised.
        first_token_seconds: From the call until the first text or tool call arrived.
        total_seconds: From the call until the answer was complete.
        usage: Tokens used, once the service has told.
        attempts: The sends that it took to open the stream.
    """

    headers: Mapping[str, str]
    _parse_chunk: Callable[[Any], ChatCompletionChunk]
    _parse_completion: Callable[[Any], ChatCompletion]
    _started: float = field(factory=time.perf_counter)
    _clock: Callable[[], float] = time.perf_counter
    attempts: tuple[Attempt, ...] = field(default=(), kw_only=True)
    usage: CompletionUsage | None = field(default=None, init=False)
    finished: bool = field(default=False, init=False)
    closed: bool = field(default=False, init=False)
    failure: GroqError | None = field(default=None, init=False)
    _broken: str = field(default="", init=False)
    first_token_seconds: float | None = field(default=None, init=False)
    total_seconds: float | None = field(default=None, init=False)
    _decoder: SSEDecoder = field(factory=SSEDecoder, init=False)
    _received: ChunkAccumulator = field(factory=ChunkAccumulator, init=False)
    _ready: deque[ChatCompletionChunk] = field(factory=deque["ChatCompletionChunk"], init=False)

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to tell yet: no chunk, no failure, no end."""
        return not (self._ready or self.failure or self.finished)

    @property
    def has_failed_at_once(self) -> bool:
        """Whether the stream broke before its first chunk."""
        return self.failure is not None and self._received.is_empty

    @property
    def seconds(self) -> float:
        """Seconds since the call."""
        return self._clock() - self._started

    @property
    def status(self) -> str:
        """How the stream has ended, if not in an error of its own."""
        if self.finished:
            return "success"
        return "closed" if self.closed else "cancelled"

    def take(self) -> ChatCompletionChunk | None:
        """The next chunk; None when more bytes are needed, or when there are no more to come.

        Raises:
            GroqError: The stream broke; every chunk before the break was handed out first.
        """
        if self.closed:
            return None
        if self._ready:
            return self._ready.popleft()
        if self.failure is not None:
            self._raise_failure()
        if self._broken:
            again = StreamError(self._broken, partial_content=self.content)
            again.partial = self._partial()
            raise again
        return None

    def _raise_failure(self) -> NoReturn:
        # Once and for all: an error that stayed here would hold, by its traceback, the frames
        # that hold this reader, and only the garbage collector could part them.
        failure, self.failure = self.failure, None
        self._broken = f"The stream is broken: {failure}"
        try:
            raise cast("GroqError", failure)
        finally:
            failure = None

    def take_in(self, piece: bytes | None) -> None:
        """Take in the next piece of the body; None for its end."""
        if piece is None:
            self.end()
        else:
            self.feed(piece)

    def feed(self, piece: bytes) -> None:
        """Take in the next piece of the body."""
        too_large: EventTooLargeError | None = None
        try:
            events = self._decoder.feed(piece)
        except EventTooLargeError as error:
            events, too_large = error.events, error
        for event in events:
            if self.finished or self.failure is not None or self._broken:
                return
            self._take_event(event)
        if too_large is not None:
            self.fail(StreamDecodeError(f"The stream cannot be read: {too_large}"))

    def end(self) -> None:
        """Take note that the body has ended."""
        if self._is_over:
            return
        if self._received.is_complete and self._decoder.unfinished.strip() in _LEFT_OF_DONE:
            self._finish()  # some gateways leave out the last [DONE]
        else:
            self.fail(StreamTruncatedError("The stream ended before the answer was complete"))

    @property
    def _is_over(self) -> bool:
        return self.finished or self.failure is not None or bool(self._broken)

    def fail(self, error: GroqError) -> None:
        """Take note that the stream broke; the error is raised after the chunks before it."""
        error.partial_content = self.content
        error.request_id = error.request_id or self.headers.get("x-request-id")
        error.partial = self._partial()
        self.failure = error

    def interrupt(self) -> None:
        """Take note that reading was interrupted, and a piece perhaps lost: there is no way on."""
        self.finished = False
        self._ready.clear()
        self._broken = "The stream was interrupted while it was being read"

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
            return self._parsed_completion()
        except ValueError as error:
            raise StreamDecodeError(
                f"The stream amounts to no answer: {error}", partial_content=self.content
            ) from error

    def _parsed_completion(self) -> ChatCompletion:
        completion = self._parse_completion(self._received.payload())
        completion.attach(self.headers, self.attempts)
        return completion

    def _partial(self) -> ChatCompletion | None:
        if self._received.is_empty:
            return None
        try:
            return self._parsed_completion()
        except ValueError:  # half a tool call, say, without the id that a whole one must have
            return None

    def _finish(self) -> None:
        self.finished = True
        self.total_seconds = self.seconds

    def _take_event(self, event: ServerSentEvent) -> None:
        data = event.data
        if data.startswith(_DONE) and data.rstrip() == _DONE:
            self._take_done()
        elif data and (not event.event or event.event in _KNOWN_EVENTS):
            self._take_payload(event)

    def _take_done(self) -> None:
        if self._received.is_empty:
            self.fail(StreamTruncatedError("No chunks received"))
        else:
            self._finish()

    def _take_payload(self, event: ServerSentEvent) -> None:
        try:
            payload: Any = orjson.loads(event.data)
            if event.event == "error" or payload.get("error"):
                self.fail(_in_stream_error(payload, self.headers))
                return
            chunk = self._parse_chunk(payload)
            self._received.add(payload)
        except (AttributeError, TypeError, ValueError) as reason:
            self.fail(_unreadable(event, reason))
            return
        self._ready.append(chunk)
        if self.first_token_seconds is None and self._received.has_output:
            self.first_token_seconds = self.seconds
        if chunk.usage is not None:
            self.usage = chunk.usage
        if chunk.x_groq is not None:
            self._take_note(chunk.x_groq)

    def _take_note(self, x_groq: XGroqChunk) -> None:
        if x_groq.usage is not None:
            self.usage = x_groq.usage
        if x_groq.error:
            self.fail(StreamError(f"The service stopped the stream early: {x_groq.error}"))


def _unreadable(event: ServerSentEvent, reason: Exception) -> StreamDecodeError:
    text = event.data.decode("utf-8", "replace")
    failure = StreamDecodeError(f"A chunk of the stream cannot be read: {reason}", body=text)
    failure.__cause__ = reason
    return failure


def _in_stream_error(payload: Any, headers: Mapping[str, str]) -> GroqError:
    """The same error as the HTTP status would have given, had the answer not begun."""
    detail = as_object(as_object(payload).get("error"))
    status = detail.get("status_code")
    if not isinstance(status, int):
        status = 400 if detail.get("type") == "invalid_request_error" else 500
    return from_body(status, payload, headers)
