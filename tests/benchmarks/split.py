"""httpx, a split at the empty lines, orjson, and no further thought.

The least that a program over httpx does with a stream: no errors, no types, no event stream rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import orjson

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

_LIMITS = httpx.Limits(max_connections=1000, max_keepalive_connections=1000)

completion_of = chunk_of = orjson.loads


class Blocking:
    """Streams over an `httpx.Client`."""

    def __init__(self, base_url: str) -> None:
        self._client = httpx.Client(base_url=base_url, limits=_LIMITS, timeout=60)

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count, rest = 0, b""
        with self._open(model) as response:
            for piece in response.iter_bytes():
                texts, rest = _split(rest + piece)
                count += len(texts)
        return count

    def contents(self, model: str) -> Generator[str, None, None]:
        """The texts of a stream; it is open as long as this is."""
        rest = b""
        with self._open(model) as response:
            for piece in response.iter_bytes():
                texts, rest = _split(rest + piece)
                yield from texts

    def _open(self, model: str) -> AbstractContextManager[httpx.Response]:
        return self._client.stream("POST", "/openai/v1/chat/completions", json=_body(model))


class Async:
    """Streams over an `httpx.AsyncClient`."""

    def __init__(self, base_url: str) -> None:
        self._client = httpx.AsyncClient(base_url=base_url, limits=_LIMITS, timeout=60)

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count, rest = 0, b""
        async with self._open(model) as response:
            async for piece in response.aiter_bytes():
                texts, rest = _split(rest + piece)
                count += len(texts)
        return count

    async def contents(self, model: str) -> AsyncGenerator[str, None]:
        """The texts of a stream; it is open as long as this is."""
        rest = b""
        async with self._open(model) as response:
            async for piece in response.aiter_bytes():
                texts, rest = _split(rest + piece)
                for text in texts:
                    yield text

    def _open(self, model: str) -> AbstractAsyncContextManager[httpx.Response]:
        return self._client.stream("POST", "/openai/v1/chat/completions", json=_body(model))


def _body(model: str) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "Hello"}], "stream": True}


def _split(buffer: bytes) -> tuple[list[str], bytes]:
    """The texts of the events in the buffer, and what follows the last of them."""
    *events, rest = buffer.split(b"\n\n")
    texts = []
    for event in events:
        data = event[6:]  # behind "data: "
        if data != b"[DONE]":
            text = orjson.loads(data)["choices"][0]["delta"].get("content")
            if text:
                texts.append(text)
    return texts, rest
