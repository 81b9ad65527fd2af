"""The official SDK, used as its README says. Runs in an environment of its own."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

# Its import name is that of this project, which is all that type checkers know here.
_groq: Any = import_module("groq")
if not hasattr(_groq, "DEFAULT_MAX_RETRIES"):
    raise ImportError(f"{_groq.__file__} is not the official SDK")

FAILURE: type[Exception] = _groq.GroqError

STARTUP = "from groq import Groq; client = Groq(api_key='gsk_benchmark')"

_KEY = "gsk_benchmark"
_MESSAGE = {"role": "user", "content": "Hello"}


def another() -> object:
    """One more client."""
    return _groq.Groq(api_key=_KEY)


class Blocking:
    """Streams and calls of a `Groq`."""

    def __init__(self, base_url: str) -> None:
        self._client = _groq.Groq(api_key=_KEY, base_url=base_url)

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        with self._open(model) as stream:
            for chunk in stream:
                if chunk.choices[0].delta.content:
                    count += 1
        return count

    def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        answer = self._client.chat.completions.create(model=model, messages=messages)
        text: str = answer.choices[0].message.content
        return text

    def ask(self, model: str, prompt: str, most_tokens: int) -> tuple[int, int]:
        """Have a prompt answered; how many tokens it had, and the answer."""
        usage = self._client.chat.completions.create(
            model=model,
            messages=[{"role": "user", "content": prompt}],
            max_completion_tokens=most_tokens,
        ).usage
        return usage.prompt_tokens, usage.completion_tokens

    def contents(self, model: str) -> Generator[str, None, None]:
        """The texts of a stream; it is open as long as this is."""
        with self._open(model) as stream:
            for chunk in stream:
                text = chunk.choices[0].delta.content
                if text:
                    yield text

    def _open(self, model: str) -> Any:
        completions = self._client.chat.completions
        return completions.create(model=model, messages=[_MESSAGE], stream=True)


class Async:
    """Streams of an `AsyncGroq`."""

    def __init__(self, base_url: str) -> None:
        self._client = _groq.AsyncGroq(api_key=_KEY, base_url=base_url)

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        async with await self._open(model) as stream:
            async for chunk in stream:
                if chunk.choices[0].delta.content:
                    count += 1
        return count

    async def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        answer = await self._client.chat.completions.create(model=model, messages=messages)
        text: str = answer.choices[0].message.content
        return text

    async def contents(self, model: str) -> AsyncGenerator[str, None]:
        """The texts of a stream; it is open as long as this is."""
        async with await self._open(model) as stream:
            async for chunk in stream:
                text = chunk.choices[0].delta.content
                if text:
                    yield text

    def _open(self, model: str) -> Any:
        completions = self._client.chat.completions
        return completions.create(model=model, messages=[_MESSAGE], stream=True)
