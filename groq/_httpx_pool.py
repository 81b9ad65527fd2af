"""Which httpx client carries a request: one per process, or one per running event loop.

A connection belongs to the process and to the event loop that opened it. So a blocking client
has a pool of connections for itself and another in each forked child; an async client has one
for each event loop that runs it. A user's own httpx client is used as it is, wherever.
"""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeAlias, TypeVar
from weakref import WeakSet, ref

import httpx
import sniffio
from attrs import define, field, frozen

from groq._config import DEFAULT_TIMEOUT
from groq._forking import keep_untouched, renew_after_fork
from groq._httpx_assignment import assign_quickly
from groq._httpx_tls import ssl_context

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable

    from groq._httpx_body import AsyncBody, BlockingBody

IDLE_SECONDS = 60.0

C = TypeVar("C", bound="httpx.Client | httpx.AsyncClient")
B = TypeVar("B", bound="BlockingBody | AsyncBody")


@define(eq=False)
class Pool(Generic[C, B]):
    """An httpx client, and what arrives over it.

    Attributes:
        client: The httpx client.
        arriving: The pieces of every body that is open.
        abandoned: Bodies that were lost, to be closed by the next request.
    """

    client: C
    arriving: set[object] = field(factory=set[object])
    abandoned: deque[B] = field(factory=deque[B])


BlockingPool: TypeAlias = "Pool[httpx.Client, BlockingBody]"
AsyncPool: TypeAlias = "Pool[httpx.AsyncClient, AsyncBody]"


def close_abandoned(pool: BlockingPool) -> None:
    """Close the bodies that were lost."""
    while pool.abandoned:
        pool.abandoned.popleft().close()


async def aclose_abandoned(pool: AsyncPool) -> None:
    """Close the bodies that were lost."""
    while pool.abandoned:
        await pool.abandoned.popleft().aclose()


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

    def remember(self, response: httpx.Response) -> None:
        """Do nothing: what happens to its connections is for the user to decide."""

    def close(self) -> None:
        """Do nothing: it is for the user to close."""


class ProcessPool:
    """The pool of a blocking client of our own; a forked child gets another one."""

    def __init__(self, connect: Callable[[], httpx.Client]) -> None:
        self._connect = connect
        self._pool: BlockingPool | None = None
        self._connections: WeakSet[Any] = WeakSet()
        self._is_closed = False
        self._lock = Lock()
        renew_after_fork(self)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self._is_closed

    def current(self) -> BlockingPool:
        """The pool of this process.

        Raises:
            RuntimeError: It was closed.
        """
        return self._pool or self._open()

    def _open(self) -> BlockingPool:
        with self._lock:
            if self._is_closed:
                _refuse("Groq")
            if self._pool is None:
                self._pool = Pool(self._connect())
            return self._pool

    def remember(self, response: httpx.Response) -> None:
        """Take a note of the connection, for a child that is forked."""
        if (connection := response.extensions.get("network_stream")) is not None:
            self._connections.add(connection)

    def close(self) -> None:
        """Close the pool for good."""
        with self._lock:
            pool, self._pool, self._is_closed = self._pool, None, True
        if pool is not None:
            close_abandoned(pool)
            pool.client.close()

    def renew(self) -> None:
        """Let go of the connections of the parent; to them and to the service that is nothing."""
        self._lock = Lock()
        if self._pool is not None:
            # Not `client.close()`: the lock that it takes may be held for ever.
            keep_untouched(self._pool)
            for connection in list(self._connections):
                connection.close()
        self._pool, self._connections = None, WeakSet()


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


class LoopPools:
    """The pools of an async client of our own: one for each event loop that runs.

    Only the thread of a loop touches that loop's pool, so there is no lock.
    """

    def __init__(self, connect: Callable[[], httpx.AsyncClient]) -> None:
        self._connect = connect
        self._pools: dict[object, _KeptPool] = {}
        self._is_closed = False
        renew_after_fork(self)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self._is_closed

    async def current(self) -> AsyncPool:
        """The pool of the running event loop.

        Raises:
            RuntimeError: The client was closed.
        """
        if self._is_closed:
            _refuse("AsyncGroq")
        loop = _running_loop()
        return self._pools.get(loop) or await self._open(loop)

    async def _open(self, loop: object) -> AsyncPool:
        self._forget_ended()
        pool = self._pools[loop] = _KeptPool(self._connect())
        pool.keeper = _keep(self._pools, loop, ref(pool))
        await anext(pool.keeper)
        return pool

    async def aclose(self) -> None:
        """Close the pool of the running event loop; from now on there are no new ones."""
        self._is_closed = True
        self._forget_ended()
        if (pool := self._pools.get(_running_loop())) is not None:
            await aclose_abandoned(pool)
            await pool.keeper.aclose()

    def _forget_ended(self) -> None:
        """Drop the pools of loops that were closed without the clean-up of `asyncio.run`."""
        for loop in list(self._pools):
            if _has_ended(loop):
                self._pools.pop(loop, None)

    def renew(self) -> None:
        """Forget the pools: their loops run in the parent, if anywhere.

        To close a socket here could take it out of the parent's selector, which both share.
        """
        keep_untouched(self._pools)
        self._pools = {}


@define(eq=False)
class _KeptPool(Pool[httpx.AsyncClient, "AsyncBody"]):
    keeper: AsyncGenerator[None, None] = field(init=False)


async def _keep(
    pools: dict[object, _KeptPool], loop: object, pool: ref[_KeptPool]
) -> AsyncGenerator[None, None]:
    """Close a pool while its loop still runs.

    `asyncio.run`, `trio.run` and their like close, as the last thing, every generator that was
    begun under them and is waiting to go on. No finaliser could: by then the loop has ended.
    """
    try:
        yield
    finally:
        # Gone when the client was lost: then its sockets are closed already, and closing them
        # again could hit others that got their numbers since.
        left = pool()
        pools.pop(loop, None)
        if left is not None:
            await left.client.aclose()


def _running_loop() -> object:
    if sniffio.current_async_library() == "trio":
        import trio  # noqa: PLC0415  an option of the user's

        return trio.lowlevel.current_trio_token()
    import asyncio  # noqa: PLC0415  blocking clients never need it

    return asyncio.get_running_loop()


def _has_ended(loop: object) -> bool:
    is_closed = getattr(loop, "is_closed", None)
    return is_closed is not None and is_closed()  # trio's tokens have none: trio always cleans up


def _refuse(name: str) -> NoReturn:
    raise RuntimeError(f"This {name} was closed: nothing can be sent any more. Make a new one.")


def blocking_pool(client: httpx.Client | None, max_connections: int) -> YourPool | ProcessPool:
    """The pool over the user's own client, or over one of ours."""
    if client is not None:
        return YourPool(Pool(client))

    def connect() -> httpx.Client:
        client = httpx.Client(**_client_settings(max_connections))
        assign_quickly(client)
        return client

    return ProcessPool(connect)


def async_pools(
    client: httpx.AsyncClient | None, max_connections: int
) -> YourAsyncPool | LoopPools:
    """The pool over the user's own client, or pools over clients of ours."""
    if client is not None:
        return YourAsyncPool(Pool(client))

    def connect() -> httpx.AsyncClient:
        client = httpx.AsyncClient(**_client_settings(max_connections))
        assign_quickly(client)
        return client

    return LoopPools(connect)


def _client_settings(max_connections: int) -> dict[str, Any]:
    # httpcore compares the keep-alive limit with *all* connections, so a smaller one would
    # close connections that busy clients are about to use again. And httpx gives up idle ones
    # after 5 s, which costs whoever asks every now and then a new TLS handshake each time.
    limits = httpx.Limits(
        max_connections=max_connections,
        max_keepalive_connections=max_connections,
        keepalive_expiry=IDLE_SECONDS,
    )
    return {"limits": limits, "timeout": DEFAULT_TIMEOUT, "verify": ssl_context()}
