"""What a stream is, in either world: a reader, a body, and how it has ended."""

from __future__ import annotations

import inspect
import warnings
from collections import deque
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic

from groq._middleware import StreamEnd, tokens_in
from groq._reader import Item, Result
from groq._transport import ignore_end
from groq.errors import (
    GroqError,
    StreamConnectionError,
    StreamError,
    StreamTimeoutError,
    TimeoutError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import httpx

    from groq._cost import Cost
    from groq._reader import Reader
    from groq.types import Attempt

_OK = 200


def ignore(_cost: Cost | None) -> None:
    """Nobody wants to know."""


class AnyStream(Generic[Item, Result]):
    """What the streams of both worlds have in common."""

    def __init__(
        self,
        reader: Reader[Item, Result],
        body: Any,
        tell_cost: Callable[[Cost | None], None] = ignore,
        tell_end: Callable[[StreamEnd], None] = ignore_end,
    ) -> None:
        self._reader = reader
        self._ready: deque[Item] = reader.ready
        self._body = body
        self._tell_cost = tell_cost
        self._tell_end = tell_end
        self._is_open = True
        self._reading = Lock()  # held while the next item is got
        self._opened_at = _line_of_caller()

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the response."""
        return self._reader.headers

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, to quote in support."""
        return self.headers.get("x-request-id")

    @property
    def response(self) -> httpx.Response:
        """Status and headers of the response, as httpx's class; the body is read here alone."""
        from groq._http_objects import response_of  # noqa: PLC0415  few ask for it

        status_code = self.attempts[-1].status_code if self.attempts else None
        return response_of(status_code or _OK, self.headers, asked=self._reader.asked)

    @property
    def attempts(self) -> tuple[Attempt, ...]:
        """Every send that it took to open the stream, the successful one last."""
        return self._reader.attempts

    @property
    def is_finished(self) -> bool:
        """Whether the answer has arrived whole."""
        return self._reader.finished

    @property
    def total_seconds(self) -> float | None:
        """Seconds from the call until the answer was complete; None before."""
        return self._reader.total_seconds

    def _give_up(self) -> None:
        """Hand out nothing any more, not even what has arrived."""
        self._reader.closed = True
        self._ready = deque()

    def _taken(self) -> StreamError:
        """The error for a second consumer, which leaves the first one alone."""
        return StreamError(
            "The stream is being read by another thread or task; it belongs to one at a time",
            partial_content=self._reader.content,
        )

    def _ends(self, end: BaseException | None) -> None:
        """Take note that the stream is over, and tell how, the first time that it is."""
        was_open, self._is_open = self._is_open, False
        self._reader.failure = None  # by its traceback it may hold the reader that holds it
        self._tell_cost(self._reader.cost)
        if was_open and not isinstance(end, GeneratorExit):  # dropped: a finaliser tells nothing
            self._tell_end(self._how_it_ended(end if isinstance(end, GroqError) else None))

    def _how_it_ended(self, error: GroqError | None) -> StreamEnd:
        reader = self._reader
        return StreamEnd(
            status=reader.status if error is None else error.code,
            error=error,
            seconds=reader.seconds,
            first_token_seconds=reader.first_token_seconds,
            received=reader.items_received,
            content_length=len(reader.content),
            usage=tokens_in(reader.used),
            amounts_to=reader.partial,
        )

    def __del__(self) -> None:
        # A finaliser may run anywhere, in the middle of somebody's lock: it must not close.
        if getattr(self, "_is_open", False):
            self._body.abandon()
            self._ends(GeneratorExit())
            warnings.warn(
                f"a stream was never closed; it was opened at {self._opened_at}. "
                "Read it to its end, or open it by `with`.",
                ResourceWarning,
                source=self,
                stacklevel=2,
            )


class WrittenStream(AnyStream[Item, Result]):
    """What streams of text have in common."""

    @property
    def content(self) -> str:
        """The text received until now; of a chat completion, that of the first choice."""
        return self._reader.content

    @property
    def first_token_seconds(self) -> float | None:
        """Seconds from the call until the first text or call of a tool arrived; None before."""
        return self._reader.first_token_seconds


def broken(error: GroqError, operation: str) -> GroqError:
    """The error of a stream whose body cannot be read any further."""
    if isinstance(error, TimeoutError):
        failure: GroqError = StreamTimeoutError(
            f"The stream fell silent: {error.message}",
            timeout=error.timeout,
            operation=operation,
        )
    else:
        failure = StreamConnectionError(f"The stream broke: {error.message}")
    failure.__cause__ = error
    return failure


def _line_of_caller() -> str:
    """The line outside this package that is being run."""
    frame = inspect.currentframe()  # not inspect.stack(), which takes milliseconds
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "groq":
        frame = frame.f_back
    return "an unknown line" if frame is None else f"{frame.f_code.co_filename}:{frame.f_lineno}"
