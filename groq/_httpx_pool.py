"""Which httpx client carries a request: one of ours, or the user's own.

Those of ours are kept by `_pools`; a user's own is used as it is, wherever.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakSet

import httpx
from attrs import define, field, frozen

from groq._config import DEFAULT_TIMEOUT
from groq._forking import keep_untouched
from groq._httpx_assignment import assign_quickly
from groq._tls import tls_context

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from groq._httpx_body import AsyncBody, BlockingBody
    from groq._pools import LoopPools, ProcessPool

IDLE_SECONDS = 60.0


@define(eq=False)
class BlockingPool:
    """A blocking httpx client, and what arrives over it.

    Attributes:
        client: The httpx client.
        arriving: The pieces of every body that is open.
        abandoned: Bodies that were lost, to be closed by the next request.
    """

    client: httpx.Client
    arriving: set[object] = field(factory=set[object])
    abandoned: deque[BlockingBody] = field(factory=deque["BlockingBody"])
    _connections: WeakSet[Any] = field(factory=WeakSet[Any])

    def close_abandoned(self) -> None:
        """Close the bodies that were lost."""
        while self.abandoned:
            self.abandoned.popleft().close()

    def remember(self, response: httpx.Response) -> None:
        """Take a note of the connection, for a child that is forked."""
        if (connection := response.extensions.get("network_stream")) is not None:
            self._connections.add(connection)

    def close(self) -> None:
        """Close the client and its connections."""
        self.close_abandoned()
        self.client.close()

    def forsake(self) -> None:
        """Let go of the connections of the parent."""
        # Not `client.close()`: the lock that it takes may be held for ever.
        keep_untouched(self)
        for connection in list(self._connections):
            connection.close()


@define(eq=False)
class AsyncPool:
    """As `BlockingPool`, for an async httpx client."""

    client: httpx.AsyncClient
    arriving: set[object] = field(factory=set[object])
    abandoned: deque[AsyncBody] = field(factory=deque["AsyncBody"])
    keeper: AsyncGenerator[None, None] | None = None

    async def close_abandoned(self) -> None:
        """Close the bodies that were lost."""
        while self.abandoned:
            await self.abandoned.popleft().aclose()

    async def aclose(self) -> None:
        """Close the client and its connections."""
        await self.close_abandoned()
        await self.client.aclose()


@frozen(eq=False)
class YourPool:
    """Over a user's own blocking httpx client: the same always, and never closed."""

    pool: BlockingPool

    @property
    def is_closed(self) -> bool:
        """Whether its user has closed it."""
        return self.pool.client.is_closed

    def current(self) -> BlockingPool:
        """The pool."""
        return self.pool

    def close(self) -> None:
        """Do nothing: it is for the user to close."""


@frozen(eq=False)
class YourAsyncPool:
    """As `YourPool`, for an async httpx client."""

    pool: AsyncPool

    @property
    def is_closed(self) -> bool:
        """Whether its user has closed it."""
        return self.pool.client.is_closed

    async def current(self) -> AsyncPool:
        """The pool."""
        return self.pool

    async def aclose(self) -> None:
        """Do nothing: it is for the user to close."""


AnyPool: TypeAlias = "YourPool | ProcessPool[BlockingPool]"
AnyAsyncPool: TypeAlias = "YourAsyncPool | LoopPools[AsyncPool]"


def open_pool(max_connections: int, *, heeds_proxies: bool) -> BlockingPool:
    """A pool over a blocking httpx client of our own."""
    client = httpx.Client(**_client_settings(max_connections, heeds_proxies=heeds_proxies))
    assign_quickly(client)
    return BlockingPool(client)


def open_async_pool(max_connections: int, *, heeds_proxies: bool) -> AsyncPool:
    """A pool over an async httpx client of our own."""
    client = httpx.AsyncClient(**_client_settings(max_connections, heeds_proxies=heeds_proxies))
    assign_quickly(client)
    return AsyncPool(client)


def _client_settings(max_connections: int, *, heeds_proxies: bool) -> dict[str, Any]:
    # httpcore compares the keep-alive limit with *all* connections, so a smaller one would
    # close connections that busy clients are about to use again. And httpx gives up idle ones
    # after 5 s, which costs whoever asks every now and then a new TLS handshake each time.
    limits = httpx.Limits(
        max_connections=max_connections,
        max_keepalive_connections=max_connections,
        keepalive_expiry=IDLE_SECONDS,
    )
    return {
        "limits": limits,
        "timeout": DEFAULT_TIMEOUT,
        "verify": tls_context(),
        "trust_env": heeds_proxies,
    }
