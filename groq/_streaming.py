"""Streams for blocking and async callers.

`BlockingStream` and `AwaitedStream` fetch the pieces of the body, and close it; a reader decides
everything else. Whatever happens, a stream ends in one of three ways: finished, closed by its
user, or in an error that carries all that was received until then.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from groq._any_stream import AnyStream, broken
from groq._reader import Item, Result
from groq._sse import ServerSentEvent
from groq.errors import GroqError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator
    from types import TracebackType

    import httpx

    from groq._transport import AsyncBody, Body

# ServerSentEvent is not used here, but code for Groq's own SDK looks here for it.
__all__ = [
    "AsyncDerived",
    "AsyncStream",
    "AwaitedStream",
    "BlockingStream",
    "ServerSentEvent",
    "Stream",
]

T = TypeVar("T")


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


class BlockingStream(AnyStream[Item, Result], Stream[Item]):
    """Something that is still arriving, for a blocking caller."""

    _body: Body

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Item:
        try:
            if self._ready:
                return self._ready.popleft()
        except IndexError:
            pass  # somebody else was faster
        except BaseException as end:  # an interrupt, and the item perhaps lost
            self._break_off(end)
            raise
        if not self._reading.acquire(False):  # noqa: FBT003  the keyword takes longer than the lock
            raise self._taken()
        try:
            return self._next()
        finally:
            self._reading.release()

    def _next(self) -> Item:
        """The next item, once it has arrived."""
        reader = self._reader
        try:
            while (item := reader.take()) is None:
                if reader.closed:
                    raise StopIteration
                if reader.finished:
                    self._body.drain()
                    raise StopIteration
                self._fetch()
        except (GroqError, StopIteration) as end:
            self._release(end)
            raise
        except BaseException as end:
            self._break_off(end)
            raise
        return item

    def _break_off(self, end: BaseException) -> None:
        self._reader.interrupt()
        self._release(end)

    def _fetch(self) -> None:
        try:
            piece = self._body.receive()
        except GroqError as error:
            self._reader.fail(broken(error, self._reader.operation))
        else:
            self._reader.take_in(piece)

    def collect(self) -> Result:
        """Read to the end; return what a call without streaming would have returned."""
        for _ in self:
            pass
        return self._reader.result()

    def close(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""
        self._give_up()
        self._release()

    def _release(self, end: BaseException | None = None) -> None:
        try:
            self._ends(end)
        finally:  # middleware may raise
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
        try:
            if self._ready:
                return self._ready.popleft()
        except IndexError:
            pass  # somebody else was faster
        except BaseException as end:  # an interrupt, and the item perhaps lost
            await self._break_off(end)
            raise
        if not self._reading.acquire(False):  # noqa: FBT003  the keyword takes longer than the lock
            raise self._taken()
        try:
            return await self._next()
        finally:
            self._reading.release()

    async def _next(self) -> Item:
        """The next item, once it has arrived."""
        reader = self._reader
        try:
            while (item := reader.take()) is None:
                if reader.closed:
                    raise StopAsyncIteration
                if reader.finished:
                    await self._body.drain()
                    raise StopAsyncIteration
                await self._fetch()
        except (GroqError, StopAsyncIteration) as end:
            await self._release(end)
            raise
        except BaseException as end:
            await self._break_off(end)
            raise
        return item

    async def _break_off(self, end: BaseException) -> None:
        self._reader.interrupt()
        await self._release(end)

    async def _fetch(self) -> None:
        try:
            piece = await self._body.receive()
        except GroqError as error:
            self._reader.fail(broken(error, self._reader.operation))
        else:
            self._reader.take_in(piece)

    async def collect(self) -> Result:
        """Read to the end; return what a call without streaming would have returned."""
        async for _ in self:
            pass
        return self._reader.result()

    async def aclose(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""
        self._give_up()
        await self._release()

    async def _release(self, end: BaseException | None = None) -> None:
        try:
            self._ends(end)
        finally:  # middleware may raise
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
