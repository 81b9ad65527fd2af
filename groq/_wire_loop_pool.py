"""The connections of an async client in one event loop, whose tasks share them."""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING
from weakref import WeakSet

from groq._wire_errors import fail, give_up
from groq._wire_places import Places
from groq._wire_stream import LoopConnection

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from groq._wire_patience import Patience
    from groq._wire_request import Origin


class _Task:
    """A task that waits for its turn."""

    __slots__ = ("connection", "origin", "turn")

    def __init__(self, origin: Origin, turn: asyncio.Future[None]) -> None:
        self.origin = origin
        self.turn = turn
        self.connection: LoopConnection | None = None

    def serve(self, connection: LoopConnection) -> None:
        self.connection = connection
        if not self.turn.done():
            self.turn.set_result(None)


class LoopPool:
    """At most so many connections; who asks first is served first.

    Attributes:
        abandoned: Connections of bodies that were lost, to be closed by the next request.
    """

    def __init__(self, most: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._places = Places(most, LoopConnection)
        self._known: WeakSet[LoopConnection] = WeakSet()
        self._is_closed = False
        self.keeper: AsyncGenerator[None, None] | None = None
        self.abandoned: deque[LoopConnection] = deque()

    @property
    def size(self) -> int:
        """How many connections there are, in use or not."""
        return self._places.taken

    @property
    def in_use(self) -> int:
        """How many connections are in use."""
        return self._places.taken - len(self._places.idle)

    async def acquire(self, origin: Origin, patience: Patience) -> LoopConnection:
        """An open connection, for this task alone; `give_back` it in the end.

        Raises:
            PoolTimeoutError: None became free in time.
            NetworkError: None could be made.
        """
        while self.abandoned:
            self.give_back(self.abandoned.popleft(), may_reuse=False)
        connection = self._places.take(origin, self._loop.time())
        if connection is None:
            connection = await self._wait(origin, patience)
            if not connection.is_usable():
                connection.close()  # something came over it meanwhile, if only its end
        if not connection.is_open:
            try:
                self._refuse_if_closed(patience)
                await connection.open(patience)
                self._known.add(connection)
                self._refuse_if_closed(patience)
            except BaseException:
                self.give_back(connection, may_reuse=False)
                raise
        return connection

    def give_back(self, connection: LoopConnection, *, may_reuse: bool) -> None:
        """Let others use a connection, or only its place."""
        connection.rest()
        may_reuse = may_reuse and not self._is_closed
        self._places.give_back(connection, self._loop.time(), may_reuse=may_reuse)

    async def aclose(self) -> None:
        """Close all connections; whoever waits for one of them gets an error."""
        self._is_closed = True
        while self.abandoned:
            self.give_back(self.abandoned.popleft(), may_reuse=False)
        self._places.empty()
        for connection in list(self._known):
            connection.close()
        await asyncio.sleep(0)  # in which the event loop closes the sockets

    def _refuse_if_closed(self, patience: Patience) -> None:
        if self._is_closed:
            fail("ConnectError", "the client was closed", patience)

    async def _wait(self, origin: Origin, patience: Patience) -> LoopConnection:
        task = _Task(origin, self._loop.create_future())
        self._places.waiting.append(task)
        try:
            with suppress(TimeoutError):
                async with asyncio.timeout(patience.of("pool")):
                    await task.turn
        except BaseException:
            self._leave(task)
            if task.connection is not None:
                self.give_back(task.connection, may_reuse=task.connection.is_open)
            raise
        if task.connection is None:
            self._leave(task)
            give_up("pool", patience)
        return task.connection

    def _leave(self, task: _Task) -> None:
        with suppress(ValueError):  # it is its turn by now
            self._places.waiting.remove(task)

    def __del__(self) -> None:
        # The event loop holds the connections; when their client is lost, only it can close them.
        with suppress(RuntimeError):  # it has ended
            for connection in self._places.idle:
                self._loop.call_soon_threadsafe(connection.close)
