"""Bodies that are still arriving over httpx: what `_transport` calls `Body` and `AsyncBody`."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, cast

import anyio
import httpx
from attrs import define, field

from groq._httpx_deadline import async_deadline, deadline, hurried
from groq._httpx_errors import own_errors
from groq._httpx_slots import regain_slot
from groq.errors import GroqError

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Iterator
    from types import AsyncGeneratorType

    from groq._httpx_pool import AsyncPool, BlockingPool

_DRAIN_SECONDS = 0.25  # longer than the end of a body takes behind its last event
_DRAIN_PIECES = 2  # a [DONE] that nobody waits for, and the end
_MOST_PIECES_HELD = 65_536  # httpcore reads that many bytes at a time


def _is_plain(response: httpx.Response) -> bool:
    """Whether a body needs no decoding, so that it can be had without httpx's layers for that."""
    return "content-encoding" not in response.headers


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    with own_errors(response.request):
        plain = cast("httpx.SyncByteStream", response.stream)
        yield from plain if _is_plain(response) else response.iter_bytes()


async def _async_pieces(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    with own_errors(response.request):
        plain = cast("httpx.AsyncByteStream", response.stream)
        async for piece in plain if _is_plain(response) else response.aiter_bytes():
            yield piece


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

    def __attrs_post_init__(self) -> None:
        self._pieces = _pieces(self._response)
        self._pool.arriving.add(self._pieces)

    def receive(self, within: float | None = None) -> bytes | None:
        self._receiving = threading.get_ident()
        try:
            if within is None:
                return next(self._pieces, None)
            with deadline(within), hurried(self._response, within):
                return next(self._pieces, None)
        except BaseException:
            self.close()
            raise
        finally:
            self._receiving = None

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

    def __attrs_post_init__(self) -> None:
        self._pieces = cast("AsyncGeneratorType[bytes, None]", _async_pieces(self._response))
        self._pool.arriving.add(self._pieces)

    async def receive(self, within: float | None = None) -> bytes | None:
        if within is None:
            return await self._receive()
        with async_deadline(within):
            return await self._receive()

    async def _receive(self) -> bytes | None:
        self._begun = True
        try:
            return await anext(self._pieces, None)
        except Exception:
            await self.aclose()
            raise
        except BaseException:  # cancelled, maybe while httpx was closing it at its end
            await self.aclose()
            await regain_slot(self._pool.client, self._response.request)
            raise

    async def drain(self) -> None:
        with anyio.move_on_after(_DRAIN_SECONDS), suppress(GroqError):
            # It is complete but for its end; a connection that breaks now does no harm.
            for _ in range(_DRAIN_PIECES):
                if await self.receive() is None:
                    return

    async def aclose(self) -> None:
        try:
            with anyio.CancelScope(shield=True):
                if self._begun and not self._pieces.ag_running:
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
