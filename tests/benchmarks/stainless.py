"""The SDKs of Groq and of OpenAI, which one generator has made alike."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

_MESSAGE = {"role": "user", "content": "Hello"}


def parse(sdk: str, kind: str, text: bytes) -> object:
    """From bytes to an object, by the steps that such an SDK takes in a call or a stream."""
    types: Any = import_module(f"{sdk}.types.chat")
    models: Any = import_module(f"{sdk}._models")
    result: object = models.construct_type(type_=getattr(types, kind), value=json.loads(text))
    return result


class Blocking:
    """Streams, calls and uploads of a blocking client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def completion(self, model: str, messages: list[dict[str, str]]) -> Any:
        """An answer."""
        return self._client.chat.completions.create(model=model, messages=messages)

    def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        text: str = self.completion(model, messages).choices[0].message.content
        return text

    def ask(self, model: str, prompt: str, most_tokens: int) -> tuple[int, int]:
        """Have a prompt answered; how many tokens it had, and the answer."""
        usage = self._client.chat.completions.create(
            model=model,
            messages=[{"role": "user", "content": prompt}],
            max_completion_tokens=most_tokens,
        ).usage
        return usage.prompt_tokens, usage.completion_tokens

    def transcribe(self, model: str, file: str) -> str:
        """What is said in a file on disk."""
        text: str = self._client.audio.transcriptions.create(model=model, file=Path(file)).text
        return text

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        with self._open(model) as stream:
            for chunk in stream:
                if chunk.choices[0].delta.content:
                    count += 1
        return count

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
    """Streams and calls of an async client."""

    def __init__(self, client: Any) -> None:
        self._client = client

    async def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        answer = await self._client.chat.completions.create(model=model, messages=messages)
        text: str = answer.choices[0].message.content
        return text

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        async with await self._open(model) as stream:
            async for chunk in stream:
                if chunk.choices[0].delta.content:
                    count += 1
        return count

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
