"""Chat streams for blocking and async callers.

`ChatStream` and `AsyncChatStream` fetch the pieces of the body, and close it; a `ChunkReader`
decides everything else. Whatever happens, a stream ends in one of three ways: finished,
closed by its user, or in an error that carries all that was received until then.
"""

from __future__ import annotations

import inspect
import logging
import time
import warnings
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from attrs import define

from groq import _telemetry
from groq._cost import cost_of
from groq._events import EventMaker
from groq._flow import Close, Receive
from groq.errors import GroqError, StreamConnectionError, StreamTimeoutError, TimeoutError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
    from types import TracebackType

    from groq._chunks import ChunkReader
    from groq._cost import Cost
    from groq._events import ChatEvent
    from groq._flow import Flow
    from groq._transport import AsyncBody, Body
    from groq._turn import Turn
    from groq.types import Attempt, ChatCompletion, ChatCompletionChunk

T = TypeVar("T")

_OPERATION = "chat.create_stream"


def _ignore(_cost: Cost | None) -> None:
    """Nobody wants to know."""


@define
class OpenedStream:
    """A chat stream whose first chunk has arrived; each world reads it in its own way."""

    reader: ChunkReader
    body: Any
    _tell_cost: Callable[[Cost | None], None] = _ignore

    def account_to(self, turn: Turn) -> None:
        """Keep a turn in the rate limits until the stream is over, then tell what it took."""
        turn.keep()
        self._tell_cost = turn.end

    def blocking(self) -> ChatStream:
        """The stream for a blocking caller."""
        return ChatStream(self.reader, self.body, self._tell_cost)

    def asynchronous(self) -> AsyncChatStream:
        """The stream for an async caller."""
        return AsyncChatStream(self.reader, self.body, self._tell_cost)


def open_stream(
    reader: ChunkReader, body: Body | AsyncBody, time_left: float | None = None
) -> Flow[OpenedStream]:
    """Read until the first chunk: what breaks before it can be tried again like any call.

    Raises:
        GroqError: The stream broke before its first chunk, or the chunk did not come in time.
    """
    ends_at = None if time_left is None else time.monotonic() + time_left
    while reader.is_waiting:
        within = None if ends_at is None else max(0.0, ends_at - time.monotonic())
        reader.take_in((yield from Receive(body, within)))
    if reader.has_failed_at_once:
        yield from Close(body)
        reader.take()
    return OpenedStream(reader, body)


class _Stream:
    """What both kinds of stream have in common."""

    def __init__(
        self, reader: ChunkReader, body: Any, tell_cost: Callable[[Cost | None], None]
    ) -> None:
        self._reader = reader
        self._body = body
        self._tell_cost = tell_cost
        self._is_open = True
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
    def attempts(self) -> tuple[Attempt, ...]:
        """Every send that it took to open the stream, the successful one last."""
        return self._reader.attempts

    @property
    def content(self) -> str:
        """The text of the first choice received until now."""
        return self._reader.content

    @property
    def is_finished(self) -> bool:
        """Whether the answer has arrived whole."""
        return self._reader.finished

    @property
    def first_token_seconds(self) -> float | None:
        """Seconds from the call until the first text or tool call arrived; None before."""
        return self._reader.first_token_seconds

    @property
    def total_seconds(self) -> float | None:
        """Seconds from the call until the answer was complete; None before."""
        return self._reader.total_seconds

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
            operation=_OPERATION,
            status=status,
            request_id=self.request_id,
            first_token_ms=None if first_token is None else _in_ms(first_token),
            duration_ms=_in_ms(self._reader.seconds),
        )

    def _end(self) -> None:
        self._is_open = False
        self._tell_cost(cost_of(self._reader.usage))

    def __del__(self) -> None:
        # A finaliser may run anywhere, in the middle of somebody's lock: it must not close.
        if getattr(self, "_is_open", False):
            self._body.abandon()
            self._end()
            warnings.warn(
                f"a chat stream was never closed; it was opened at {self._opened_at}. "
                "Read it to its end, or open it by `with`.",
                ResourceWarning,
                source=self,
                stacklevel=2,
            )


class ChatStream(_Stream):
    """An answer that is still arriving: iterate it, or `collect()` it.

        with client.chat.create_stream(model=..., messages=[...]) as stream:
            for chunk in stream:
                print(chunk.content or "", end="", flush=True)

    Belongs to one consumer at a time. Reading to the end closes it; a consumer that may stop
    earlier uses `with`, or calls `close()`.

    Raises, while iterating:
        StreamError: The stream broke or ended early; its `partial` has what came until then.
        APIStatusError: The service reported an error inside the stream; so has this one.
    """

    _body: Body

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> ChatCompletionChunk:
        try:
            while (chunk := self._reader.take()) is None:
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
        return chunk

    def _fetch(self) -> None:
        try:
            piece = self._body.receive()
        except GroqError as error:
            self._reader.fail(_broken(error))
        else:
            self._reader.take_in(piece)

    @property
    def text_stream(self) -> Iterator[str]:
        """The text of the first choice, piece by piece: an iterator over the same stream."""
        return (text for chunk in self for text in _text_of(chunk))

    def events(self) -> Iterator[ChatEvent]:
        """What happens, for a user interface: an iterator over the same stream."""
        maker = EventMaker()
        for chunk in self:
            yield from maker.events_of(chunk)
        if self.is_finished:
            yield from maker.end()

    def collect(self) -> ChatCompletion:
        """Read to the end; return what a call without streaming would have returned."""
        for _ in self:
            pass
        return self._reader.completion()

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


class AsyncChatStream(_Stream):
    """An answer that is still arriving: iterate it, or `collect()` it.

        async with await client.chat.create_stream(model=..., messages=[...]) as stream:
            async for chunk in stream:
                print(chunk.content or "", end="", flush=True)

    Belongs to one consumer at a time. Reading to the end closes it; a consumer that may stop
    earlier uses `async with`, or calls `aclose()`.

    Raises, while iterating:
        StreamError: The stream broke or ended early; its `partial` has what came until then.
        APIStatusError: The service reported an error inside the stream; so has this one.
    """

    _body: AsyncBody

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ChatCompletionChunk:
        try:
            while (chunk := self._reader.take()) is None:
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
        return chunk

    async def _fetch(self) -> None:
        try:
            piece = await self._body.receive()
        except GroqError as error:
            self._reader.fail(_broken(error))
        else:
            self._reader.take_in(piece)

    @property
    def text_stream(self) -> AsyncIterator[str]:
        """The text of the first choice, piece by piece: an iterator over the same stream."""
        return AsyncDerived(self, _text_of)

    def events(self) -> AsyncIterator[ChatEvent]:
        """What happens, for a user interface: an iterator over the same stream."""
        maker = EventMaker()
        return AsyncDerived(self, maker.events_of, maker.end)

    async def collect(self) -> ChatCompletion:
        """Read to the end; return what a call without streaming would have returned."""
        async for _ in self:
            pass
        return self._reader.completion()

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


class AsyncDerived(Generic[T]):
    """Iterates over what each chunk of a stream gives.

    A class, where a generator would be shorter: trio warns of async generators that are left
    before their end, and this may be.
    """

    def __init__(
        self,
        stream: AsyncChatStream,
        derive: Callable[[ChatCompletionChunk], Iterable[T]],
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
            chunk = await anext(self._stream, None)
            if chunk is None:
                self._ready.extend(self._end() if self._stream.is_finished else ())
                if not self._ready:
                    raise StopAsyncIteration
            else:
                self._ready.extend(self._derive(chunk))
        return self._ready.popleft()


def _text_of(chunk: ChatCompletionChunk) -> Iterable[str]:
    return [
        choice.delta.content
        for choice in chunk.choices
        if choice.index == 0 and choice.delta.content
    ]


def _broken(error: GroqError) -> GroqError:
    if isinstance(error, TimeoutError):
        failure: GroqError = StreamTimeoutError(
            f"The stream fell silent: {error.message}",
            timeout=error.timeout,
            operation=_OPERATION,
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
