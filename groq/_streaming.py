"""Chat streams for blocking and async callers.

`ChatStream` and `AsyncChatStream` fetch the pieces of the body, and close it; a `ChunkReader`
decides everything else. Whatever happens, a stream ends in one of three ways: finished,
closed by its user, or in an error that carries the text received until then.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

import anyio
from attrs import frozen

from groq.errors import GroqError, StreamError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from types import TracebackType

    from groq._chunks import ChunkReader
    from groq._transport import AsyncBody, Body
    from groq.types import ChatCompletion, ChatCompletionChunk


@frozen
class OpenedStream:
    """A chat stream whose response has begun; each world reads it in its own way."""

    reader: ChunkReader
    body: Any

    def blocking(self) -> ChatStream:
        """The stream for a blocking caller."""
        return ChatStream(self.reader, self.body)

    def asynchronous(self) -> AsyncChatStream:
        """The stream for an async caller."""
        return AsyncChatStream(self.reader, self.body)


# Longer than the end of a body takes to arrive behind its last event.
_DRAIN_SECONDS = 0.25


class _Stream:
    """What both kinds of stream have in common."""

    def __init__(self, reader: ChunkReader) -> None:
        self._reader = reader

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the response."""
        return self._reader.headers

    @property
    def request_id(self) -> str | None:
        """The service's id of the request, to quote in support."""
        return self.headers.get("x-request-id")

    @property
    def content(self) -> str:
        """The text of the first choice received until now."""
        return self._reader.content


class ChatStream(_Stream):
    """An answer that is still arriving: iterate it, or `collect()` it.

        with client.chat.create_stream(model=..., messages=[...]) as stream:
            for chunk in stream:
                print(chunk.content or "", end="", flush=True)

    Belongs to one consumer at a time. Iterating to the end closes it; a consumer that may
    stop earlier uses `with`, or calls `close()`.

    Raises, while iterating:
        StreamError: The stream broke or ended early; `partial_content` has the text until then.
        APIStatusError: The service reported an error inside the stream.
    """

    def __init__(self, reader: ChunkReader, body: Body) -> None:
        super().__init__(reader)
        self._body = body
        self._pieces: Iterator[bytes] = iter(body)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> ChatCompletionChunk:
        try:
            while (chunk := self._reader.take()) is None:
                if self._reader.finished or self._reader.closed:
                    self._drain()
                    raise StopIteration
                self._fetch()
        except BaseException:
            self._body.close()
            raise
        return chunk

    def _fetch(self) -> None:
        try:
            piece = next(self._pieces, None)
        except GroqError as error:
            self._reader.fail(_broken(error))
        else:
            self._reader.take_in(piece)

    def _drain(self) -> None:
        # The body ends behind the last event; reading that end lets the connection be used
        # again. The answer is complete, so a connection that breaks now does no harm.
        if not self._reader.closed:
            with suppress(GroqError):
                next(self._pieces, None)

    def collect(self) -> ChatCompletion:
        """Read to the end; return what a call without streaming would have returned."""
        for _ in self:
            pass
        return self._reader.completion()

    def close(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""
        self._reader.closed = True
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

    Belongs to one consumer at a time. Iterating to the end closes it; a consumer that may
    stop earlier uses `async with`, or calls `aclose()`.

    Raises, while iterating:
        StreamError: The stream broke or ended early; `partial_content` has the text until then.
        APIStatusError: The service reported an error inside the stream.
    """

    def __init__(self, reader: ChunkReader, body: AsyncBody) -> None:
        super().__init__(reader)
        self._body = body
        self._pieces: AsyncIterator[bytes] = aiter(body)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> ChatCompletionChunk:
        try:
            while (chunk := self._reader.take()) is None:
                if self._reader.finished or self._reader.closed:
                    await self._drain()
                    raise StopAsyncIteration
                await self._fetch()
        except BaseException:
            await self._body.aclose()
            raise
        return chunk

    async def _fetch(self) -> None:
        try:
            piece = await anext(self._pieces, None)
        except GroqError as error:
            self._reader.fail(_broken(error))
        else:
            self._reader.take_in(piece)

    async def _drain(self) -> None:
        # As in `ChatStream`, but a body that does not end is not waited for.
        if not self._reader.closed:
            with anyio.move_on_after(_DRAIN_SECONDS), suppress(GroqError):
                await anext(self._pieces, None)

    async def collect(self) -> ChatCompletion:
        """Read to the end; return what a call without streaming would have returned."""
        async for _ in self:
            pass
        return self._reader.completion()

    async def aclose(self) -> None:
        """Give the connection back; nothing more can be read. Safe to call twice."""
        self._reader.closed = True
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


def _broken(error: GroqError) -> StreamError:
    failure = StreamError(f"The stream broke: {error.message}")
    failure.__cause__ = error
    return failure
