"""What a stream is read by: pieces of a body go in, items come out, and the end it deserves.

A reader decides and does no I/O. `_streaming` fetches the pieces; what the items are is up to
the kind of stream: `_chunks` and `_response_reader` read events, `_byte_stream` plain bytes.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import define, field

from groq._error_mapping import from_body
from groq._json import as_object
from groq._sse import EventTooLargeError, SSEDecoder
from groq.errors import GroqError, StreamDecodeError, StreamError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from groq._cost import Cost
    from groq._sse import ServerSentEvent
    from groq.types import Attempt

Item = TypeVar("Item")
Result = TypeVar("Result")


@define(kw_only=True)
class Reader(ABC, Generic[Item, Result]):
    """Turns the pieces of a body into items.

    Attributes:
        operation: What opened the stream, such as `chat.create_stream`.
        model: The model that was asked; None when the operation has none.
        headers: Headers of the response.
        attempts: The sends that it took to open the stream.
        asked: HTTP method and address of the call.
        finished: Whether everything has arrived.
        closed: Whether the consumer gave up on the rest.
        failure: What the stream broke from, until it is raised.
        first_token_seconds: From the call until a model had written something.
        total_seconds: From the call until everything had arrived.
    """

    operation: str
    headers: Mapping[str, str]
    model: str | None = None
    attempts: tuple[Attempt, ...] = ()
    asked: tuple[str, str] | None = None
    _started: float = field(factory=time.perf_counter, alias="started")
    _clock: Callable[[], float] = field(default=time.perf_counter, alias="clock")
    finished: bool = field(default=False, init=False)
    closed: bool = field(default=False, init=False)
    failure: GroqError | None = field(default=None, init=False)
    first_token_seconds: float | None = field(default=None, init=False)
    total_seconds: float | None = field(default=None, init=False)
    _broken: str = field(default="", init=False)
    _ready: deque[Item] = field(factory=deque["Item"], init=False)

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to tell yet: no item, no failure, no end."""
        return not (self._ready or self.failure or self.finished)

    @property
    def is_empty(self) -> bool:
        """Whether the stream has ended without an item, to be asked before any is taken."""
        return self.finished and not self._ready

    @property
    def has_failed_at_once(self) -> bool:
        """Whether the stream broke, and there is no item to hand out before that is told."""
        return self.failure is not None and not self._ready

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

    @property
    @abstractmethod
    def content(self) -> str:
        """The text received until now."""

    @property
    def cost(self) -> Cost | None:
        """What the operation took of the rate limits; None when nobody has told."""
        return None

    @abstractmethod
    def feed(self, piece: bytes) -> None:
        """Take in the next piece of the body."""

    @abstractmethod
    def end(self) -> None:
        """Take note that the body has ended."""

    @abstractmethod
    def result(self) -> Result:
        """What the items amount to.

        Raises:
            StreamError: The stream was closed before its end, or amounts to nothing.
        """

    def take(self) -> Item | None:
        """The next item; None when more bytes are needed, or when there are no more to come.

        Raises:
            GroqError: The stream broke; every item before the break was handed out first.
        """
        if self.closed:
            self.failure = None  # of a read that closing has ended
            return None
        if self._ready:
            return self._ready.popleft()
        self._raise_failure()
        if self._broken:
            raise self._failure_told_again()
        return None

    def _raise_failure(self) -> None:
        # Once and for all: an error that stayed here would hold, by its traceback, the frames
        # that hold this reader, and only the garbage collector could part them.
        failure, self.failure = self.failure, None
        if failure is None:
            return
        self._broken = f"The stream is broken: {failure}"
        try:
            raise failure
        finally:
            failure = None

    def _failure_told_again(self) -> GroqError:
        again = StreamError(self._broken, partial_content=self.content)
        self._add_partial(again)
        return again

    def take_in(self, piece: bytes | None) -> None:
        """Take in the next piece of the body; None for its end."""
        if self.closed:
            return  # to a read that waits, closing may look like the end of a body
        if piece is None:
            self.end()
        else:
            self.feed(piece)

    def fail(self, error: GroqError) -> None:
        """Take note that the stream broke; the error is raised after the items before it."""
        error.partial_content = self.content
        error.asked = self.asked
        error.request_id = error.request_id or self.headers.get("x-request-id")
        self._add_partial(error)
        self.failure = error

    def interrupt(self) -> None:
        """Take note that reading was interrupted, and a piece perhaps lost: there is no way on."""
        self.finished = False
        self._ready.clear()
        self._broken = "The stream was interrupted while it was being read"

    def _add_partial(self, error: GroqError) -> None:
        """Let an error hold what has arrived until now."""

    @property
    def _is_over(self) -> bool:
        return self.finished or self.failure is not None or bool(self._broken)

    def _finish(self) -> None:
        self.finished = True
        self.total_seconds = self.seconds

    def _check_finished(self) -> None:
        if not self.finished:
            raise StreamError("The stream was closed before its end", partial_content=self.content)


@define(kw_only=True)
class EventReader(Reader[Item, Result]):
    """A reader of server-sent events."""

    _decoder: SSEDecoder = field(factory=SSEDecoder, init=False)

    def feed(self, piece: bytes) -> None:
        """Take in the next piece of the body."""
        too_large: EventTooLargeError | None = None
        try:
            events = self._decoder.feed(piece)
        except EventTooLargeError as error:
            events, too_large = error.events, error
        for event in events:
            if self._is_over:
                return
            self._take_event(event)
        if too_large is not None and not self._is_over:
            self.fail(StreamDecodeError(f"The stream cannot be read: {too_large}"))

    @abstractmethod
    def _take_event(self, event: ServerSentEvent) -> None:
        """Take in the next event."""


def unreadable(event: ServerSentEvent, reason: Exception) -> StreamDecodeError:
    """The error for an event that is not what the API documents."""
    text = event.data.decode("utf-8", "replace")
    failure = StreamDecodeError(f"A chunk of the stream cannot be read: {reason}", body=text)
    failure.__cause__ = reason
    return failure


def in_stream_error(payload: Any, headers: Mapping[str, str]) -> GroqError:
    """The same error as the HTTP status would have given, had the answer not begun."""
    detail = as_object(as_object(payload).get("error"))
    status = detail.get("status_code")
    if not isinstance(status, int):
        status = 400 if detail.get("type") == "invalid_request_error" else 500
    return from_body(status, payload, headers)
