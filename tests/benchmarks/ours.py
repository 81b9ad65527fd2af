"""This SDK, used as its README says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from groq import AsyncGroq, Groq, GroqError
from groq._json import decode
from groq._throttle import RateLimits
from groq_api.api.chat import create_chat_completion

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

    from groq.types import (
        ChatCompletion,
        ChatCompletionChunk,
        ChatMessageParam,
        CompletionUsage,
        UserMessageParam,
    )

FAILURE = GroqError

STARTUP = "from groq import Groq; client = Groq('gsk_benchmark')"

_KEY = "gsk_benchmark"
_MESSAGE: UserMessageParam = {"role": "user", "content": "Hello"}

completion_of = create_chat_completion.parse


def chunk_of(text: bytes) -> ChatCompletionChunk:
    """Read a chunk as a stream reads one that is not like the one before."""
    return create_chat_completion.chunk_from_payload(decode(text))


def another() -> object:
    """One more client."""
    return Groq(_KEY)


class Blocking:
    """Streams, calls and uploads of a `Groq`.

    Args:
        base_url: Of the server.
        throttle: As that of the client.
        minute: Seconds in which limits a minute come back, if that is not a minute.
    """

    def __init__(
        self, base_url: str, *, throttle: bool = True, minute: float | None = None
    ) -> None:
        self._client = Groq(_KEY, base_url=base_url, throttle=throttle)
        if minute is not None:
            _shorten_minutes(self._client, minute)

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        with self._client.chat.create_stream(model=model, messages=[_MESSAGE]) as stream:
            for chunk in stream:
                if chunk.content:
                    count += 1
        return count

    def completion(self, model: str, messages: list[ChatMessageParam]) -> ChatCompletion:
        """An answer."""
        return self._client.chat.create(model=model, messages=messages)

    def call(self, model: str, messages: list[ChatMessageParam]) -> str:
        """The text of an answer."""
        return self.completion(model, messages).content or ""

    def transcribe(self, model: str, file: str) -> str:
        """What is said in a file on disk."""
        return self._client.audio.transcribe(file, model=model).text

    def ask(self, model: str, prompt: str, most_tokens: int) -> tuple[int, int]:
        """Have a prompt answered; how many tokens it had, and the answer."""
        completion = self._client.chat.create(
            model=model,
            messages=[{"role": "user", "content": prompt}],
            max_completion_tokens=most_tokens,
        )
        return _tokens(completion.usage)

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
    """Streams and calls of an `AsyncGroq`.

    Args:
        base_url: Of the server.
        throttle: As that of the client.
        minute: Seconds in which limits a minute come back, if that is not a minute.
    """

    def __init__(
        self, base_url: str, *, throttle: bool = True, minute: float | None = None
    ) -> None:
        self._client = AsyncGroq(_KEY, base_url=base_url, throttle=throttle)
        if minute is not None:
            _shorten_minutes(self._client, minute)

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        stream = await self._client.chat.create_stream(model=model, messages=[_MESSAGE])
        async with stream:
            async for chunk in stream:
                if chunk.content:
                    count += 1
        return count

    async def call(self, model: str, messages: list[ChatMessageParam]) -> str:
        """The text of an answer."""
        return (await self._client.chat.create(model=model, messages=messages)).content or ""

    async def ask(self, model: str, prompt: str, most_tokens: int) -> tuple[int, int]:
        """Have a prompt answered; how many tokens it had, and the answer."""
        completion = await self._client.chat.create(
            model=model,
            messages=[{"role": "user", "content": prompt}],
            max_completion_tokens=most_tokens,
        )
        return _tokens(completion.usage)

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


def _tokens(usage: CompletionUsage | None) -> tuple[int, int]:
    if usage is None:
        raise ValueError("an answer without usage")
    return usage.prompt_tokens, usage.completion_tokens


def _shorten_minutes(client: Groq | AsyncGroq, minute: float) -> None:
    # No public option: the service's minutes last a minute.
    client._pipeline = evolve(client._pipeline, limits=RateLimits(minute=minute))
