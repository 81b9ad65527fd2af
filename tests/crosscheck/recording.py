"""What came over the wire, beside what our client has made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator


class Recorder(httpx.HTTPTransport):
    """A transport of httpx that keeps the body of the last answer.

    Attributes:
        body: What has been read of it so far.
    """

    body = bytearray()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what is read of its answer is kept."""
        response = super().handle_request(request)
        self.body = bytearray()
        response.stream = _Tee(response.stream, self.body)
        return response


class AsyncRecorder(httpx.AsyncHTTPTransport):
    """As `Recorder`, for async clients."""

    body = bytearray()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; what is read of its answer is kept."""
        response = await super().handle_async_request(request)
        self.body = bytearray()
        response.stream = _AsyncTee(response.stream, self.body)
        return response


class _Tee(httpx.SyncByteStream):
    def __init__(self, source: Any, body: bytearray) -> None:
        self._source = source
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._source:
            self._body += piece
            yield piece

    def close(self) -> None:
        self._source.close()


class _AsyncTee(httpx.AsyncByteStream):
    def __init__(self, source: Any, body: bytearray) -> None:
        self._source = source
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._source:
            self._body += piece
            yield piece

    async def aclose(self) -> None:
        await self._source.aclose()
