"""The connections of a blocking client, shared by its threads."""

from __future__ import annotations

import time
from collections import deque
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING
from weakref import WeakSet

from groq._wire_errors import fail, give_up
from groq._wire_places import Places
from groq._wire_socket import SocketConnection

if TYPE_CHECKING:
    from groq._wire_patience import Patience
    from groq._wire_request import Origin


class _Thread:
    """A thread that waits for its turn."""

    __slots__ = ("connection", "origin", "turn")

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.connection: SocketConnection | None = None
        self.turn = Lock()
        self.turn.acquire()

    def serve(self, connection: SocketConnection) -> None:
        self.connection = connection
        self.turn.release()


class SocketPool:
    """At most so many connections; who asks first is served first.

    Attributes:
        abandoned: Connections of bodies that were lost, to be closed by the next request.
    """

    def __init__(self, most: int) -> None:
        self._places = Places(most, SocketConnection)
        self._lock = Lock()
        self._known: WeakSet[SocketConnection] = WeakSet()
        self._is_closed = False
        self.abandoned: deque[SocketConnection] = deque()

    @property
    def size(self) -> int:
        """How many connections there are, in use or not."""
        return self._places.taken

    @property
    def in_use(self) -> int:
        """How many connections are in use."""
        return self._places.taken - len(self._places.idle)

    def acquire(self, origin: Origin, patience: Patience) -> SocketConnection:
        """An open connection, for this thread alone; `give_back` it in the end.

        Raises:
            PoolTimeoutError: None became free in time.
            NetworkError: None could be made.
        """
        if self.abandoned or self._places.lost:
            self._tidy()
        place = self._take_or_queue(origin)
        connection = self._wait(place, patience) if isinstance(place, _Thread) else place
        if connection is not place and not connection.is_usable():
            connection.close()  # something came over it meanwhile, if only its end
        if not connection.is_open:
            self._open(connection, patience)
        return connection

    def give_back(self, connection: SocketConnection, *, may_reuse: bool) -> None:
        """Let others use a connection, or only its place."""
        with self._lock:
            may_reuse = may_reuse and not self._is_closed
            self._places.give_back(connection, time.monotonic(), may_reuse=may_reuse)

    def close(self) -> None:
        """Close all connections; whoever waits for one of them gets an error."""
        self._tidy()
        with self._lock:
            self._is_closed = True
            self._places.empty()
            known = list(self._known)
        for connection in known:
            connection.hang_up()

    def forsake(self) -> None:
        """Let go of the connections of the parent, in a forked child."""
        for connection in list(self._known):
            connection.close()

    def _take_or_queue(self, origin: Origin) -> SocketConnection | _Thread:
        with self._lock:
            connection = self._places.take(origin, time.monotonic())
            if connection is not None:
                return connection
            thread = _Thread(origin)
            self._places.waiting.append(thread)
            return thread

    def _open(self, connection: SocketConnection, patience: Patience) -> None:
        try:
            self._refuse_if_closed(patience)
            connection.open(patience)
            with self._lock:
                self._known.add(connection)
            self._refuse_if_closed(patience)
        except BaseException:
            self.give_back(connection, may_reuse=False)
            raise

    def _refuse_if_closed(self, patience: Patience) -> None:
        if self._is_closed:
            fail("ConnectError", "the client was closed", patience)

    def _wait(self, thread: _Thread, patience: Patience) -> SocketConnection:
        seconds = patience.of("pool")
        try:
            thread.turn.acquire(timeout=-1 if seconds is None else seconds)
        except BaseException:
            self._leave(thread)
            if thread.connection is not None:
                self.give_back(thread.connection, may_reuse=thread.connection.is_open)
            raise
        if thread.connection is None:
            self._leave(thread)
        if thread.connection is None:  # nor has it come at the last moment
            give_up("pool", patience)
        return thread.connection

    def _leave(self, thread: _Thread) -> None:
        """Stop waiting, unless it is this thread's turn by now."""
        with self._lock, suppress(ValueError):
            self._places.waiting.remove(thread)

    def _tidy(self) -> None:
        while self.abandoned:
            self.give_back(self.abandoned.popleft(), may_reuse=False)
        with self._lock:
            self._places.regain()
