"""The adapter that carries requests by itself, for async callers on asyncio; see `_wire`.

What runs on trio goes over httpx.
"""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen
from sniffio import current_async_library

from groq._base_url import heeds_proxies
from groq._pools import LoopPools
from groq._transport import Response, is_stream
from groq._wire_body import LoopBody, whole
from groq._wire_gate import ASYNC_HOOKS, Gate
from groq._wire_loop_pool import LoopPool
from groq._wire_patience import Patience
from groq._wire_request import Target

if TYPE_CHECKING:
    import httpx

    from groq._httpx_pool import AsyncPool
    from groq._transport import Request


@frozen
class AsyncWireTransport:
    """Sends over the transports of asyncio; see `WireTransport`."""

    pools: LoopPools[LoopPool]
    over_httpx: LoopPools[AsyncPool]
    gate: Gate
    base_url: str
    target: Target = field(
        init=False, default=Factory(lambda self: Target(self.base_url), takes_self=True)
    )

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self.pools.is_closed

    async def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving.

        Raises:
            RuntimeError: The transport was closed.
        """
        if (
            not (self.gate.is_open() and self.target.can_send(request))
            or current_async_library() != "asyncio"
            or not _can_connect(loop := asyncio.get_running_loop())
        ):
            return await self._send_over_httpx(request, stream=stream)
        pool = self.pools.known(loop) or await self.pools.current()
        patience = Patience(request, self.base_url, loop.time)
        connection = await pool.acquire(self.target.origin, patience)
        try:
            connection.begin(self.target.message(request), patience)
            while stream and not connection.parser.has_head:
                await connection.read(patience)
            if stream and is_stream(*connection.parser.head, request):
                patience.begin_body()
                body = LoopBody(connection, pool, patience)
                return Response(*connection.parser.head, body=body)
            await connection.finish(patience, request.most_bytes)
        except BaseException:
            pool.give_back(connection, may_reuse=False)
            raise
        return whole(connection, pool, request.most_bytes)

    async def _send_over_httpx(self, request: Request, *, stream: bool) -> Response:
        from groq._httpx import AsyncHttpxTransport  # noqa: PLC0415  most clients never need it

        transport = AsyncHttpxTransport(self.over_httpx, self.base_url)
        return await transport.send(request, stream=stream)

    async def http_client(self) -> httpx.AsyncClient:
        """An httpx client, which carries all requests from now on: whoever asks may change it."""
        self.gate.close()
        return (await self.over_httpx.current()).client

    async def aclose(self) -> None:
        """Close the connections of the running event loop, for good."""
        await self.pools.aclose()
        await self.over_httpx.aclose()


def _can_connect(loop: asyncio.AbstractEventLoop) -> bool:
    """Whether an event loop has transports; one inside a browser has none."""
    return type(loop).create_connection is not asyncio.AbstractEventLoop.create_connection


def async_wire_transport(base_url: str, max_connections: int) -> AsyncWireTransport:
    """As `wire_transport`, for async callers."""
    return AsyncWireTransport(
        LoopPools(partial(LoopPool, max_connections)),
        LoopPools(partial(_open_async_httpx, base_url, max_connections)),
        Gate(ASYNC_HOOKS, heeds_proxies=heeds_proxies(base_url)),
        base_url,
    )


def _open_async_httpx(base_url: str, max_connections: int) -> AsyncPool:
    from groq._httpx_pool import open_async_pool  # noqa: PLC0415  as above

    return open_async_pool(max_connections, heeds_proxies=heeds_proxies(base_url))
