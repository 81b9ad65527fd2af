"""Streams for blocking and async callers.

`BlockingStream` and `AwaitedStream` fetch the pieces of the body, and close it; a reader decides
everything else. Whatever happens, a stream ends in one of three ways: finished, closed by its
user, or in an error that carries all that was received until then.
"""

from __future__ import annotations

import inspect
import logging
import time
import warnings
from abc import ABC, abstractmethod
from collections import deque
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast

from attrs import define

from groq import _telemetry
from groq._flow import Close, Receive
from groq._reader import Item, Result
from groq._sse import ServerSentEvent
from groq.errors import (
    GroqError,
    StreamConnectionError,
    StreamError,
    StreamTimeoutError,
    TimeoutError,
)

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
    from types import TracebackType

    import httpx

    from groq._cost import Cost
    from groq._flow import Flow
    from groq._reader import Reader
    from groq._transport import AsyncBody, Body, Response
    from groq._turn import Turn
    from groq.types import Attempt

# ServerSentEvent is not used here, but code for Groq's own SDK looks here for it.
__all__ = [
    "AnyStream",
    "AsyncDerived",
    "AsyncStream",
    "AwaitedStream",
    "BlockingStream",
    "OpenedStream",
    "ServerSentEvent",
    "Stream",
    "WrittenStream",
    "account_stream",
    "open_stream",
]

_OK = 200

T = TypeVar("T")
S = TypeVar("S", bound="BlockingStream[Any, Any]")
A = TypeVar("A", bound="AwaitedStream[Any, Any]")


def _ignore(_cost: Cost | None) -> None:
    """Nobody wants to know."""


@define
class OpenedStream(Generic[S, A]):
    """A stream whose first item has arrived; each world reads it in its own way."""

    _kinds: tuple[type[S], type[A]]
    reader: Reader[Any, Any]
    body: Any
    tell_cost: Callable[[Cost | None], None] = _ignore

    def blocking(self) -> S:
        """The stream for a blocking caller."""
        return self._kinds[0](self.reader, self.body, self.tell_cost)

    def asynchronous(self) -> A:
        """The stream for an async caller."""
        return self._kinds[1](self.reader, self.body, self.tell_cost)


def account_stream(opened: OpenedStream[Any, Any], turn: Turn) -> None:
    """Keep a turn in the rate limits until a stream is over, then tell what it took."""
    turn.keep()
    opened.tell_cost = turn.end


def open_stream(
    kinds: tuple[type[S], type[A]], reader: Reader[Any, Any], response: Response
) -> Flow[OpenedStream[S, A]]:
    """Read until the first item: what breaks before it can be tried again like any call.

    Raises:
        GroqError: The stream broke before its first item, or that did not come in time.
    """
    body, time_left = cast("Body | AsyncBody", response.body), response.time_left
    ends_at = None if time_left is None else time.monotonic() + time_left
    while reader.is_waiting:
        within = None if ends_at is None else max(0.0, ends_at - time.monotonic())
        reader.take_in((yield from Receive(body, within)))
    if reader.has_failed_at_once:
        yield from Close(body)
        reader.take()
    return OpenedStream(kinds, reader, body)


class Stream(ABC, Generic[Item]):
    """What arrives piece by piece, as a blocking caller reads it: by `for`, inside `with`."""

    @property
    @abstractmethod
    def response(self) -> httpx.Response:
        """Status and headers of the response, as httpx's class; the body is read here alone."""

    @abstractmethod
    def __iter__(self) -> Iterator[Item]: ...

    @abstractmethod
    def __next__(self) -> Item: ...

    @abstractmethod
    def __enter__(self) -> Self: ...

    @abstractmethod
    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    @abstractmethod
    def close(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""


class AsyncStream(ABC, Generic[Item]):
    """What arrives piece by piece, as an async caller reads it; see `Stream`."""

    @property
    @abstractmethod
    def response(self) -> httpx.Response:
        """Status and headers of the response, as httpx's class; the body is read here alone."""

    @abstractmethod
    def __aiter__(self) -> AsyncIterator[Item]: ...

    @abstractmethod
    async def __anext__(self) -> Item: ...

    @abstractmethod
    async def __aenter__(self) -> Self: ...

    @abstractmethod
    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    @abstractmethod
    async def aclose(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""

    async def close(self) -> None:
        """The same as `aclose`."""
        await self.aclose()


class AnyStream(Generic[Item, Result]):
    """What the streams of both worlds have in common."""

    def __init__(
        self,
        reader: Reader[Item, Result],
        body: Any,
        tell_cost: Callable[[Cost | None], None] = _ignore,
    ) -> None:
        self._reader = reader
        self._body = body
        self._tell_cost = tell_cost
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

    def _taken(self) -> StreamError:
        """The error for a second consumer, which leaves the first one alone."""
        return StreamError(
            "The stream is being read by another thread or task; it belongs to one at a time",
            partial_content=self._reader.content,
        )

    def _log_end(self, end: BaseException | None) -> None:
        """Tell how the stream has ended, the first time that it does."""
        if not self._is_open or isinstance(end, GeneratorExit):  # dropped: a finaliser logs nothing
            return
        level, status = logging.INFO, self._reader.status
        if isinstance(end, GroqError):
            level, status = logging.ERROR, end.code
        first_token = self._reader.first_token_seconds
        _telemetry.log(
            level,
            "groq.stream",
            operation=self._reader.operation,
            model=self._reader.model,
            status=status,
            request_id=self.request_id,
            first_token_ms=None if first_token is None else _in_ms(first_token),
            duration_ms=_in_ms(self._reader.seconds),
        )

    def _end(self) -> None:
        self._is_open = False
        self._reader.failure = None  # by its traceback it may hold the reader that holds it
        self._tell_cost(self._reader.cost)

    def __del__(self) -> None:
        # A finaliser may run anywhere, in the middle of somebody's lock: it must not close.
        if getattr(self, "_is_open", False):
            self._body.abandon()
            self._end()
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


class BlockingStream(AnyStream[Item, Result], Stream[Item]):
    """Something that is still arriving, for a blocking caller."""

    _body: Body

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        if not self._reading.acquire(blocking=False):
            raise self._taken()
        try:
            return self._next()
        finally:
            self._reading.release()

    def _next(self) -> Item:
        try:
            while (item := self._reader.take()) is None:
                if self._reader.closed:
                    raise StopIteration
                if self._reader.finished:
                    self._body.drain()
                    raise StopIteration
                self._fetch()
        except (GroqError, StopIteration) as end:
            self._release(end)
            raise
        except BaseException as end:
            self._reader.interrupt()
            self._release(end)
            raise
        return item

    def _fetch(self) -> None:
        try:
            piece = self._body.receive()
        except GroqError as error:
            self._reader.fail(_broken(error, self._reader.operation))
        else:
            self._reader.take_in(piece)

    def collect(self) -> Result:
        """Read to the end; return what a call without streaming would have returned."""
        for _ in self:
            pass
        return self._reader.result()

    def close(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""
        self._reader.closed = True
        self._release()

    def _release(self, end: BaseException | None = None) -> None:
        self._log_end(end)
        self._end()
        self._body.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class AwaitedStream(AnyStream[Item, Result], AsyncStream[Item]):
    """Something that is still arriving, for an async caller."""

    _body: AsyncBody

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        if not self._reading.acquire(blocking=False):
            raise self._taken()
        try:
            return await self._next()
        finally:
            self._reading.release()

    async def _next(self) -> Item:
        try:
            while (item := self._reader.take()) is None:
                if self._reader.closed:
                    raise StopAsyncIteration
                if self._reader.finished:
                    await self._body.drain()
                    raise StopAsyncIteration
                await self._fetch()
        except (GroqError, StopAsyncIteration) as end:
            await self._release(end)
            raise
        except BaseException as end:
            self._reader.interrupt()
            await self._release(end)
            raise
        return item

    async def _fetch(self) -> None:
        try:
            piece = await self._body.receive()
        except GroqError as error:
            self._reader.fail(_broken(error, self._reader.operation))
        else:
            self._reader.take_in(piece)

    async def collect(self) -> Result:
        """Read to the end; return what a call without streaming would have returned."""
        async for _ in self:
            pass
        return self._reader.result()

    async def aclose(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""
        self._reader.closed = True
        await self._release()

    async def _release(self, end: BaseException | None = None) -> None:
        self._log_end(end)
        self._end()
        await self._body.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()


class AsyncDerived(Generic[Item, T]):
    """Iterates over what each item of a stream gives.

    A class, where a generator would be shorter: trio warns of async generators that are left
    before their end, and this may be.
    """

    def __init__(
        self,
        stream: AwaitedStream[Item, Any],
        derive: Callable[[Item], Iterable[T]],
        end: Callable[[], Iterable[T]] = tuple,
    ) -> None:
        self._stream = stream
        self._derive = derive
        self._end = end
        self._ready: deque[T] = deque()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        while not self._ready:
            item = await anext(self._stream, None)
            if item is None:
                self._ready.extend(self._end() if self._stream.is_finished else ())
                if not self._ready:
                    raise StopAsyncIteration
            else:
                self._ready.extend(self._derive(item))
        return self._ready.popleft()


def _broken(error: GroqError, operation: str) -> GroqError:
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


def _in_ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _line_of_caller() -> str:
    """The line outside this package that is being run."""
    frame = inspect.currentframe()  # not inspect.stack(), which takes milliseconds
    while frame is not None and frame.f_globals.get("__name__", "").partition(".")[0] == "groq":
        frame = frame.f_back
    return "an unknown line" if frame is None else f"{frame.f_code.co_filename}:{frame.f_lineno}"
