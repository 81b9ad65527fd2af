"""Bodies that are still arriving over httpx: what `_transport` calls `Body` and `AsyncBody`."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, cast

import anyio
import httpx
from attrs import define, field

from groq._decoding import decoder_of
from groq._httpx_deadline import async_deadline, deadline, hurried
from groq._httpx_errors import own_errors
from groq._httpx_slots import regain_slot
from groq.errors import GroqError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator
    from types import AsyncGeneratorType

    from groq._body_limit import Kept
    from groq._decoding import Decoder
    from groq._httpx_pool import AsyncPool, BlockingPool

_DRAIN_SECONDS = 0.25  # longer than the end of a body takes behind its last event
_DRAIN_PIECES = 2  # a [DONE] that nobody waits for, and the end
_MOST_PIECES_HELD = 65_536  # httpcore reads that many bytes at a time


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    if response.is_stream_consumed:  # by a hook of the user; or it was made with all it has
        yield response.content
        return
    with own_errors(response.request):
        yield from cast("httpx.SyncByteStream", response.stream)


async def _async_pieces(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    if response.is_stream_consumed:
        yield response.content
        return
    with own_errors(response.request):
        async for piece in cast("httpx.AsyncByteStream", response.stream):
            yield piece


def _decoder_of(response: httpx.Response) -> Decoder | None:
    return None if response.is_stream_consumed else decoder_of(response.headers)


def read_whole(body: BlockingBody, kept: Kept) -> bytes:
    """Read a body into memory, as far as it may be kept there, and close it.

    Raises:
        ResponseParseError: It is too large.
    """
    try:
        while (piece := body.receive()) is not None and kept.add(piece):
            pass
    finally:
        body.close()
    return kept.content


async def aread_whole(body: AsyncBody, kept: Kept) -> bytes:
    """The same for an async body."""
    try:
        while (piece := await body.receive()) is not None and kept.add(piece):
            pass
    finally:
        await body.aclose()
    return kept.content


def _hang_up(response: httpx.Response) -> None:
    """Let a read that another thread waits in come to its end."""
    network = response.extensions.get("network_stream")
    connection = None if network is None else network.get_extra_info("socket")
    if connection is None or response.http_version == "HTTP/2":
        return  # nothing waits; or the connection has other streams, and the read will time out
    with suppress(OSError):  # gone already
        socket.socket.shutdown(connection, socket.SHUT_RDWR)  # TLS's own would free what is in use


@define(eq=False)
class BlockingBody:
    """An httpx response as a `Body`.

    Its pool keeps the generator of the pieces until it is closed. So the garbage collector never
    comes upon one half way: to finalise it means to close its connection, and the collector may
    run where the lock of the connections is held. A body that is lost abandons itself.
    """

    _response: httpx.Response
    _pool: BlockingPool
    _pieces: Iterator[bytes] = field(init=False)
    _receiving: int | None = field(default=None, init=False)
    _decoder: Decoder | None = field(default=None, init=False)
    _decoded: Iterator[bytes] = field(factory=lambda: iter(()), init=False)
    _begun: bool = field(default=False, init=False)

    def __attrs_post_init__(self) -> None:
        self._pieces = _pieces(self._response)
        self._pool.arriving.add(self._pieces)

    def receive(self, within: float | None = None) -> bytes | None:
        self._receiving = threading.get_ident()
        try:
            if within is None:
                return self._next()
            with deadline(within), hurried(self._response, within):
                return self._next()
        except BaseException:
            self.close()
            raise
        finally:
            self._receiving = None

    def _next(self) -> bytes | None:
        if not self._begun:
            self._begun, self._decoder = True, _decoder_of(self._response)
        if self._decoder is None:
            return next(self._pieces, None)
        while (piece := next(self._decoded, None)) is None:
            if (coded := next(self._pieces, None)) is None:
                self._decoder.end()
                return None
            self._decoded = self._decoder.feed(coded)
        return piece

    def drain(self) -> None:
        if self._response.http_version == "HTTP/2":
            return  # closing this stream leaves the connection, which others share, in use
        with hurried(self._response, _DRAIN_SECONDS), suppress(GroqError):
            # It is complete but for its end; a connection that breaks now does no harm.
            for _ in range(_DRAIN_PIECES):
                if self.receive() is None:
                    return

    def close(self) -> None:
        if self._receiving not in (None, threading.get_ident()):
            _hang_up(self._response)  # the other thread wakes up, and closes it
            return
        self._response.close()
        self._pool.arriving.discard(self._pieces)

    def abandon(self) -> None:
        self._pool.abandoned.append(self)

    def __del__(self) -> None:
        if self._pieces in self._pool.arriving:
            self.abandon()


@define(eq=False)
class AsyncBody:
    """An httpx response as an `AsyncBody`; its pool keeps the pieces as those of the other."""

    _response: httpx.Response
    _pool: AsyncPool
    _pieces: AsyncGeneratorType[bytes, None] = field(init=False)
    _begun: bool = field(default=False, init=False)
    _decoder: Decoder | None = field(default=None, init=False)
    _decoded: Iterator[bytes] = field(factory=lambda: iter(()), init=False)

    def __attrs_post_init__(self) -> None:
        self._pieces = cast("AsyncGeneratorType[bytes, None]", _async_pieces(self._response))
        self._pool.arriving.add(self._pieces)

    async def receive(self, within: float | None = None) -> bytes | None:
        if within is None:
            return await self._receive()
        with async_deadline(within):
            return await self._receive()

    async def _receive(self) -> bytes | None:
        try:
            return await self._next()
        except Exception:
            await self.aclose()
            raise
        except BaseException:  # cancelled, maybe while httpx was closing it at its end
            await self.aclose()
            await regain_slot(self._pool.client, self._response.request)
            raise

    async def _next(self) -> bytes | None:
        if not self._begun:
            self._begun, self._decoder = True, _decoder_of(self._response)
        if self._decoder is None:
            return await anext(self._pieces, None)
        while (piece := next(self._decoded, None)) is None:
            if (coded := await anext(self._pieces, None)) is None:
                self._decoder.end()
                return None
            self._decoded = self._decoder.feed(coded)
        return piece

    async def drain(self) -> None:
        with anyio.move_on_after(_DRAIN_SECONDS), suppress(GroqError):
            # It is complete but for its end; a connection that breaks now does no harm.
            for _ in range(_DRAIN_PIECES):
                if await self.receive() is None:
                    return

    async def aclose(self) -> None:
        try:
            with anyio.CancelScope(shield=True):
                if self._begun and self._pieces.ag_frame and not self._pieces.ag_running:
                    await self._unwind()
                await self._response.aclose()
        except Exception:
            raise
        except BaseException:  # asyncio's `task.cancel()` knows no shield
            await regain_slot(self._pool.client, self._response.request)
            raise
        finally:
            self._pool.arriving.discard(self._pieces)

    def abandon(self) -> None:
        self._pool.abandoned.append(self)

    def __del__(self) -> None:
        if self._pieces in self._pool.arriving:
            self.abandon()

    async def _unwind(self) -> None:
        # httpx iterates through several generators, one inside the other. Dropped half way they
        # would be closed at some later time, which trio rightly warns of; cancelled where they
        # wait for the connection, they all end at once. What had arrived before comes out first.
        with anyio.CancelScope() as scope, suppress(GroqError, httpx.StreamError):
            scope.cancel()
            for _ in range(_MOST_PIECES_HELD):
                if await anext(self._pieces, None) is None:
                    return
        await self._pieces.aclose()
