"""Raw responses, and calls that give them on entering, for blocking and for async callers."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, cast, overload

from groq._dropin.base_response import BaseResponse
from groq._dropin.splitting import Chunks, Lines, Texts
from groq._flow import Async, Blocking, T
from groq._stream_opening import OpenedStream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
    from types import TracebackType

    from groq._dropin.splitting import Splitter
    from groq._flow import Flow

S = TypeVar("S")
Piece = TypeVar("Piece", bytes, str)


class APIResponse(BaseResponse[Blocking, T]):
    """A raw response of a blocking client.

        response = client.chat.completions.with_raw_response.create(model=..., messages=[...])
        print(response.headers["x-ratelimit-remaining-tokens"])
        completion = response.parse()

    An answer that is no success raises its error, as without `with_raw_response`.
    """

    @overload
    def parse(self) -> T: ...
    @overload
    def parse(self, *, to: type[S]) -> S: ...
    def parse(self, *, to: type[Any] | None = None) -> Any:
        """What the method returns without `with_raw_response`; or that which `to` says.

        Raises:
            ResponseParseError: The body is not what the API documents, or not what `to` says.
        """
        if to is None and self._result is not None:
            return self._result
        result: Any = self._runtime.run(self._parse(to))
        if isinstance(result, OpenedStream):
            result = self._stream = cast("Any", result).blocking()
        if to is None:
            self._result = result
        return result

    @property
    def content(self) -> bytes:
        """The whole body, as `read()` gives it."""
        return self.read()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body as it comes, or in chunks of that many bytes."""
        return self._split(Chunks(chunk_size))

    def iter_text(self) -> Iterator[str]:
        """The body as it comes, as text."""
        return self._split(Texts())

    def iter_lines(self) -> Iterator[str]:
        """The lines of the body as they come, without their ends."""
        return self._split(Lines())

    def _split(self, splitter: Splitter[Piece]) -> Iterator[Piece]:
        take = self._walk()
        while (piece := self._runtime.run(take())) is not None:
            yield from splitter.feed(piece)
        yield from splitter.end()

    def close(self) -> None:
        """Give the connection back, if anything is left on it. Safe to call twice."""
        if self._stream is not None:
            self._stream.close()
        self._runtime.run(self._close())


class AsyncAPIResponse(BaseResponse[Async, T]):
    """A raw response of an async client: as `APIResponse`, but what may take time is awaited."""

    @overload
    async def parse(self) -> T: ...
    @overload
    async def parse(self, *, to: type[S]) -> S: ...
    async def parse(self, *, to: type[Any] | None = None) -> Any:
        """What the method returns without `with_raw_response`; see `APIResponse.parse`."""
        if to is None and self._result is not None:
            return self._result
        result: Any = await self._runtime.run(self._parse(to))
        if isinstance(result, OpenedStream):
            result = self._stream = cast("Any", result).asynchronous()
        if to is None:
            self._result = result
        return result

    def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body as it comes, or in chunks of that many bytes."""
        return _AsyncSplit(self._runtime, self._walk(), Chunks(chunk_size))

    def iter_text(self) -> AsyncIterator[str]:
        """The body as it comes, as text."""
        return _AsyncSplit(self._runtime, self._walk(), Texts())

    def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the body as they come, without their ends."""
        return _AsyncSplit(self._runtime, self._walk(), Lines())

    async def close(self) -> None:
        """Give the connection back, if anything is left on it. Safe to call twice."""
        if self._stream is not None:
            await self._stream.aclose()
        await self._runtime.run(self._close())


class _AsyncSplit(Generic[Piece]):
    """A class, where a generator would be shorter: trio warns of those left before their end."""

    def __init__(
        self, runtime: Async, take: Callable[[], Flow[bytes | None]], splitter: Splitter[Piece]
    ) -> None:
        self._runtime = runtime
        self._take = take
        self._splitter: Splitter[Piece] = splitter
        self._ready: deque[Piece] = deque()
        self._is_over = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Piece:
        while not self._ready and not self._is_over:
            piece = await self._runtime.run(self._take())
            self._is_over = piece is None
            fed = self._splitter.end() if piece is None else self._splitter.feed(piece)
            self._ready.extend(fed)
        if not self._ready:
            raise StopAsyncIteration
        return self._ready.popleft()


class ResponseContextManager(Generic[T]):
    """A call that is made on entering: gives a response to be read, and closes it on leaving."""

    def __init__(self, call: Callable[[], APIResponse[T]]) -> None:
        self._call = call
        self._response: APIResponse[T] | None = None

    def __enter__(self) -> APIResponse[T]:
        self._response = self._call()
        return self._response

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            self._response.close()


class AsyncResponseContextManager(Generic[T]):
    """As `ResponseContextManager`, by `async with`."""

    def __init__(self, call: Callable[[], Coroutine[Any, Any, AsyncAPIResponse[T]]]) -> None:
        self._call = call
        self._response: AsyncAPIResponse[T] | None = None

    async def __aenter__(self) -> AsyncAPIResponse[T]:
        self._response = await self._call()
        return self._response

    async def __aexit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._response is not None:
            await self._response.close()
