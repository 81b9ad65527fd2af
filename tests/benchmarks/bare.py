"""httpx as people write it first: `post` and `json.loads`, `iter_lines` and `json.loads`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

STARTUP = "import httpx; client = httpx.Client()"

_PATH = "/openai/v1/chat/completions"
_AUDIO_PATH = "/openai/v1/audio/transcriptions"
_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=1000)
_HEADERS = {"authorization": "Bearer gsk_benchmark"}

completion_of = chunk_of = json.loads


def another() -> object:
    """One more client."""
    return httpx.Client()


class Blocking:
    """Calls, uploads and streams of an `httpx.Client`."""

    def __init__(self, base_url: str) -> None:
        self._client = httpx.Client(base_url=base_url, limits=_LIMITS, timeout=60, headers=_HEADERS)

    def completion(self, model: str, messages: list[dict[str, str]]) -> Any:
        """An answer."""
        response = self._client.post(_PATH, json={"model": model, "messages": messages})
        return json.loads(response.content)

    def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        return _text_of(self.completion(model, messages))

    def transcribe(self, model: str, file: str) -> str:
        """What is said in a file on disk."""
        with Path(file).open("rb") as opened:
            response = self._client.post(_AUDIO_PATH, data={"model": model}, files={"file": opened})
        text: str = json.loads(response.content)["text"]
        return text

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        return sum(1 for _ in self.contents(model))

    def contents(self, model: str) -> Generator[str, None, None]:
        """The texts of a stream; it is open as long as this is."""
        with self._client.stream("POST", _PATH, json=_streamed(model)) as response:
            for line in response.iter_lines():
                if text := _delta_of(line):
                    yield text


class Async:
    """Calls and streams of an `httpx.AsyncClient`."""

    def __init__(self, base_url: str) -> None:
        self._client = httpx.AsyncClient(
            base_url=base_url, limits=_LIMITS, timeout=60, headers=_HEADERS
        )

    async def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        response = await self._client.post(_PATH, json={"model": model, "messages": messages})
        return _text_of(json.loads(response.content))

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        async for _ in self.contents(model):
            count += 1
        return count

    async def contents(self, model: str) -> AsyncGenerator[str, None]:
        """The texts of a stream; it is open as long as this is."""
        async with self._client.stream("POST", _PATH, json=_streamed(model)) as response:
            async for line in response.aiter_lines():
                if text := _delta_of(line):
                    yield text


def _streamed(model: str) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "Hello"}], "stream": True}


def _text_of(completion: Any) -> str:
    text: str = completion["choices"][0]["message"]["content"]
    return text


def _delta_of(line: str) -> str | None:
    if not line.startswith("data: ") or line == "data: [DONE]":
        return None
    text: str | None = json.loads(line[6:])["choices"][0]["delta"].get("content")
    return text
