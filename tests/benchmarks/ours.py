"""This SDK, used as its README says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq import AsyncGroq, Groq

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from groq.types import UserMessageParam

_KEY = "gsk_benchmark"
_MESSAGE: UserMessageParam = {"role": "user", "content": "Hello"}


class Blocking:
    """Streams of a `Groq`."""

    def __init__(self, base_url: str) -> None:
        self._client = Groq(_KEY, base_url=base_url)

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        with self._client.chat.create_stream(model=model, messages=[_MESSAGE]) as stream:
            for chunk in stream:
                if chunk.content:
                    count += 1
        return count

    def collect(self, model: str) -> str:
        """The whole text of a stream."""
        with self._client.chat.create_stream(model=model, messages=[_MESSAGE]) as stream:
            return stream.collect().content or ""

    def contents(self, model: str) -> Generator[str, None, None]:
        """The texts of a stream; it is open as long as this is."""
        with self._client.chat.create_stream(model=model, messages=[_MESSAGE]) as stream:
            for chunk in stream:
                if chunk.content:
                    yield chunk.content


class Async:
    """Streams of an `AsyncGroq`."""

    def __init__(self, base_url: str) -> None:
        self._client = AsyncGroq(_KEY, base_url=base_url)

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        stream = await self._client.chat.create_stream(model=model, messages=[_MESSAGE])
        async with stream:
            async for chunk in stream:
                if chunk.content:
                    count += 1
        return count

    async def collect(self, model: str) -> str:
        """The whole text of a stream."""
        stream = await self._client.chat.create_stream(model=model, messages=[_MESSAGE])
        async with stream:
            return (await stream.collect()).content or ""

    async def contents(self, model: str) -> AsyncGenerator[str, None]:
        """The texts of a stream; it is open as long as this is."""
        stream = await self._client.chat.create_stream(model=model, messages=[_MESSAGE])
        async with stream:
            async for chunk in stream:
                if chunk.content:
                    yield chunk.content
