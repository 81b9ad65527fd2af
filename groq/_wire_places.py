"""The places for connections: which are free, which are taken, and whose turn it is.

Connections that were used last are used first, so that those that nobody needs any more expire.
Every step takes the same time, however many connections there are. No waiting here, and no lock:
`_wire_pool` and `_wire_loop_pool` have them.

A connection that holds a place is marked by that. Both marks and the count change in statements
that no signal comes between; so not even Ctrl-C loses a place.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._wire_request import Origin

IDLE_SECONDS = 60.0


class Reusable(Protocol):
    """A connection, open or not yet.

    Attributes:
        origin: Where it leads.
        idle_since: When it was last used.
        lost: Where to take a note when it is lost while it holds a place; None if it holds none.
    """

    origin: Origin
    idle_since: float
    lost: deque[None] | None

    def is_usable(self) -> bool:
        """Whether it is open, and the other side has left it alone."""
        ...

    def close(self) -> None:
        """Close it; must not wait."""
        ...


C = TypeVar("C", bound=Reusable)
C_contra = TypeVar("C_contra", bound=Reusable, contravariant=True)


class Waiting(Protocol[C_contra]):
    """Somebody who waits for a connection to somewhere."""

    @property
    def origin(self) -> Origin:
        """Where it shall lead."""
        ...

    def serve(self, connection: C_contra) -> None:
        """Get one that holds a place; it may have to be opened."""
        ...


class Places(Generic[C]):
    """So many places, each for one connection.

    Attributes:
        taken: Places that are held.
        lost: A note for each place whose connection was lost.
        waiting: Who waits, in order of asking.
    """

    def __init__(self, most: int, make: Callable[[Origin], C]) -> None:
        self._most = most
        self._make = make
        self.taken = 0
        self.lost: deque[None] = deque()
        self.waiting: deque[Waiting[C]] = deque()
        self._idle: dict[Origin, deque[C]] = {}

    @property
    def idle(self) -> list[C]:
        """Connections that nobody uses."""
        return [each for those in self._idle.values() for each in those]

    def take(self, origin: Origin, now: float) -> C | None:
        """A connection that holds a place: one in use until lately, or a new one to be opened.

        None when all places are held, or others wait already.
        """
        if self.waiting:
            return None
        idle = self._idle.get(origin)
        while idle:
            connection = idle.pop()
            if now - connection.idle_since < IDLE_SECONDS and connection.is_usable():
                return connection
            self._drop(connection)
        return self._claim(origin)

    def _claim(self, origin: Origin) -> C | None:
        if self.taken >= self._most:
            # One that leads elsewhere makes room.
            other = next(filter(None, self._idle.values()), None)
            if other is None:
                return None
            self._drop(other.popleft())
        connection = self._make(origin)
        self.taken += 1
        connection.lost = self.lost
        return connection

    def give_back(self, connection: C, now: float, *, may_reuse: bool) -> None:
        """Have it serve who waits, or keep it for later; or only its place, if it is of no use."""
        if not may_reuse:
            connection.close()
        if connection.lost is None:
            return  # given back before, by what was interrupted
        if self.waiting:
            self._serve(connection, may_reuse=may_reuse)
        elif may_reuse:
            self._keep(connection, now)
        else:
            self._drop(connection)

    def regain(self) -> None:
        """Use the places again whose connections were lost."""
        while self.lost:
            self.lost.popleft()
            self.taken -= 1
            if self.waiting and (connection := self._claim(self.waiting[0].origin)) is not None:
                self.waiting.popleft().serve(connection)

    def empty(self) -> None:
        """Close all that nobody uses."""
        for connection in self.idle:
            self._drop(connection)
        self._idle.clear()

    def _serve(self, connection: C, *, may_reuse: bool) -> None:
        waiting = self.waiting.popleft()
        if may_reuse and connection.origin == waiting.origin:
            waiting.serve(connection)
            return
        connection.close()
        fresh = self._make(waiting.origin)
        connection.lost = None
        fresh.lost = self.lost
        waiting.serve(fresh)

    def _keep(self, connection: C, now: float) -> None:
        connection.idle_since = now
        idle = self._idle.get(connection.origin)
        if idle is None:
            idle = self._idle[connection.origin] = deque()
        idle.append(connection)
        if now - idle[0].idle_since >= IDLE_SECONDS:
            self._drop(idle.popleft())

    def _drop(self, connection: C) -> None:
        if connection.lost is not None:
            connection.lost = None
            self.taken -= 1
        connection.close()
