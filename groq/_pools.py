"""Which pool of connections is in use here and now: one per process, or one per event loop.

A connection belongs to the process and to the event loop that opened it. So a blocking client
has a pool of connections for itself and another in each forked child; an async client has one
for each event loop that runs it.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Protocol, TypeVar
from weakref import ref

import sniffio

from groq._forking import keep_untouched, renew_after_fork

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable


class ClosablePool(Protocol):
    """The connections of a process."""

    def close(self) -> None:
        """Close them."""
        ...

    def forsake(self) -> None:
        """Let go of them in a forked child, without a word to the other side, or to a lock."""
        ...


class AsyncClosablePool(Protocol):
    """The connections of an event loop.

    Attributes:
        keeper: What closes it while its loop still runs; whoever holds the pool holds this.
    """

    keeper: AsyncGenerator[None, None] | None

    async def aclose(self) -> None:
        """Close them."""
        ...


P = TypeVar("P", bound=ClosablePool)
A = TypeVar("A", bound=AsyncClosablePool)


class ProcessPool(Generic[P]):
    """The pool of a blocking client; a forked child gets another one."""

    def __init__(self, connect: Callable[[], P]) -> None:
        self._connect = connect
        self._pool: P | None = None
        self._is_closed = False
        self._lock = Lock()
        renew_after_fork(self)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self._is_closed

    def current(self) -> P:
        """The pool of this process.

        Raises:
            RuntimeError: It was closed.
        """
        return self._pool or self._open()

    def _open(self) -> P:
        with self._lock:
            if self._is_closed:
                _refuse("Groq")
            if self._pool is None:
                self._pool = self._connect()
            return self._pool

    def close(self) -> None:
        """Close the pool for good."""
        with self._lock:
            pool, self._pool, self._is_closed = self._pool, None, True
        if pool is not None:
            pool.close()

    def renew(self) -> None:
        """Let go of the connections of the parent; to them and to the service that is nothing."""
        self._lock = Lock()
        if self._pool is not None:
            keep_untouched(self._pool)
            self._pool.forsake()
        self._pool = None


class LoopPools(Generic[A]):
    """The pools of an async client: one for each event loop that runs.

    Only the thread of a loop touches that loop's pool, so there is no lock.
    """

    def __init__(self, connect: Callable[[], A]) -> None:
        self._connect = connect
        self._kept: dict[object, A] = {}
        self._is_closed = False
        renew_after_fork(self)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self._is_closed

    def known(self, loop: object) -> A | None:
        """The pool of this running event loop, if it has one already."""
        return None if self._is_closed else self._kept.get(loop)

    async def current(self) -> A:
        """The pool of the running event loop.

        Raises:
            RuntimeError: The client was closed.
        """
        if self._is_closed:
            _refuse("AsyncGroq")
        loop = _running_loop()
        return self.known(loop) or await self._open(loop)

    async def _open(self, loop: object) -> A:
        self._forget_ended()
        pool = self._kept[loop] = self._connect()
        pool.keeper = keeper = _keep(self._kept, loop, ref(pool))
        await anext(keeper)
        return pool

    async def aclose(self) -> None:
        """Close the pool of the running event loop; from now on there are no new ones."""
        self._is_closed = True
        self._forget_ended()
        pool = self._kept.get(_running_loop())
        if pool is not None and pool.keeper is not None:
            await pool.keeper.aclose()

    def _forget_ended(self) -> None:
        """Drop the pools of loops that were closed without the clean-up of `asyncio.run`."""
        for loop in list(self._kept):
            if _has_ended(loop):
                self._kept.pop(loop, None)

    def renew(self) -> None:
        """Forget the pools: their loops run in the parent, if anywhere.

        To close a socket here could take it out of the parent's selector, which both share.
        """
        keep_untouched(self._kept)
        self._kept = {}


async def _keep(kept: dict[object, A], loop: object, pool: ref[A]) -> AsyncGenerator[None, None]:
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
        kept.pop(loop, None)
        if left is not None:
            await left.aclose()


def _running_loop() -> object:
    if sniffio.current_async_library() == "trio":
        import trio  # noqa: PLC0415  an option of the user's

        return trio.lowlevel.current_trio_token()
    import asyncio  # noqa: PLC0415  blocking clients never need it

    return asyncio.get_running_loop()


def _has_ended(loop: Any) -> bool:
    is_closed = getattr(loop, "is_closed", None)
    return is_closed is not None and is_closed()  # trio's tokens have none: trio always cleans up


def _refuse(name: str) -> NoReturn:
    raise RuntimeError(f"This {name} was closed: nothing can be sent any more. Make a new one.")
