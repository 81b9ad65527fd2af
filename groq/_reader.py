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
    from groq.types import Attempt, CompletionUsage, ResponseUsage

# Of events of one stream. The longest answer there is, with the odds of every token, has half of
# that; its text is kept, so there must be an end.
MOST_STREAM_BYTES = 512 * 2**20

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
        is_over: Whether nothing more is taken in: it is finished, or broken.
        ready: Items to be handed out, the oldest first.
        items_received: How many items have arrived.
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
    is_over: bool = field(default=False, init=False)
    items_received: int = field(default=0, init=False)
    first_token_seconds: float | None = field(default=None, init=False)
    total_seconds: float | None = field(default=None, init=False)
    _broken: str = field(default="", init=False)
    ready: deque[Item] = field(factory=deque["Item"], init=False)

    @property
    def is_waiting(self) -> bool:
        """Whether there is nothing to tell yet: no item, no failure, no end."""
        return not (self.ready or self.failure or self.finished)

    @property
    def is_empty(self) -> bool:
        """Whether the stream has ended without an item, to be asked before any is taken."""
        return self.finished and not self.ready

    @property
    def has_failed_at_once(self) -> bool:
        """Whether the stream broke, and there is no item to hand out before that is told."""
        return self.failure is not None and not self.ready

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
    def used(self) -> CompletionUsage | ResponseUsage | None:
        """The tokens used; None until the service has told."""
        return None

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
        try:
            if self.ready:
                return self.ready.popleft()
        except IndexError:
            pass  # another thread was faster
        if self.failure is not None:
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
        self.failure, self.is_over = error, True

    def interrupt(self) -> None:
        """Take note that reading was interrupted, and a piece perhaps lost: there is no way on."""
        self.finished, self.is_over = False, True
        self.ready.clear()
        self._broken = "The stream was interrupted while it was being read"

    def partial(self) -> Result | None:
        """What has arrived until now amounts to; None if that is nothing."""
        return None

    def _add_partial(self, error: GroqError) -> None:
        """Let an error hold what has arrived until now."""

    def _finish(self) -> None:
        self.finished = self.is_over = True
        self.total_seconds = self.seconds

    def _check_finished(self) -> None:
        if not self.finished:
            raise StreamError("The stream was closed before its end", partial_content=self.content)


@define(kw_only=True)
class EventReader(Reader[Item, Result]):
    """A reader of server-sent events."""

    _decoder: SSEDecoder = field(factory=SSEDecoder, init=False)
    _bytes_left: int = field(default=MOST_STREAM_BYTES, init=False)

    def feed(self, piece: bytes) -> None:
        """Take in the next piece of the body."""
        self._bytes_left -= len(piece)
        if self._bytes_left < 0:
            self._refuse_more()
            return
        plain = self._decoder.plain(piece)
        if plain is None:
            self._feed_any(piece)
            return
        for data in plain:
            if self.is_over:
                return
            self._take_event(data)

    def _refuse_more(self) -> None:
        if not self.is_over:
            what = f"The stream has more than {MOST_STREAM_BYTES} bytes, of which the text is kept"
            self.fail(StreamDecodeError(what))

    def _feed_any(self, piece: bytes) -> None:
        too_large: EventTooLargeError | None = None
        try:
            events = self._decoder.feed(piece)
        except EventTooLargeError as error:
            events, too_large = error.events, error
        for event in events:
            if self.is_over:
                return
            self._take_event(event.data, event.event)
        if too_large is not None and not self.is_over:
            self.fail(StreamDecodeError(f"The stream cannot be read: {too_large}"))

    @abstractmethod
    def _take_event(self, data: bytes, name: str = "") -> None:
        """Take in the next event: its data, and its name if it has one."""


def unreadable(data: bytes, reason: Exception) -> StreamDecodeError:
    """The error for an event that is not what the API documents."""
    text = data.decode("utf-8", "replace")
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
