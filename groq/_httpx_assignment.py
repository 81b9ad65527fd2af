"""Gives waiting requests their connections in less time than httpcore takes.

For every request that comes or goes, httpcore looks at every idle connection, asks the
operating system whether each has been closed, and counts them all again for each; and it
gives one connection to several requests, all but one of which come back. A thousand calls at
once took 62 s like that, and take 2 s like this, against a server that answers after 50 ms.

What it does for that has no public name. A version of httpcore that does it otherwise, or an
HTTP/2 connection, which many requests share, is left alone.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

_SWEEP_SECONDS = 1.0  # between two looks at whether idle connections have expired
_NEEDED = ("_assign_requests_to_connections", "_connections", "_max_connections", "_requests")


def assign_quickly(client: httpx.Client | httpx.AsyncClient) -> None:
    """Have the connections of a client assigned by `Assignment`."""
    pool: Any = getattr(getattr(client, "_transport", None), "_pool", None)
    if all(hasattr(pool, name) for name in _NEEDED) and not getattr(pool, "_http2", True):
        pool._assign_requests_to_connections = Assignment(pool)  # noqa: SLF001  as above


class Assignment:
    """Stands in for the method of a pool; called under the pool's lock."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self._swept_at = time.monotonic()

    def __call__(self) -> list[Any]:
        """Assign what can be assigned; return the connections that are to be closed."""
        closing = self._expired()
        requests: list[Any] = self._pool._requests  # noqa: SLF001  as above
        queued = [request for request in requests if request.is_queued()]
        if queued:
            taken = {id(request.connection) for request in requests}
            self._assign(queued, self._free(taken), closing)
        return closing

    def _expired(self) -> list[Any]:
        """Take out what has expired, now and then."""
        now = time.monotonic()
        if now - self._swept_at < _SWEEP_SECONDS:
            return []
        self._swept_at = now
        expired = [connection for connection in self._connections if connection.has_expired()]
        for connection in expired:
            self._connections.remove(connection)
        return expired

    def _free(self, taken: set[int]) -> list[Any]:
        """Connections that nobody uses; those that are closed are taken out."""
        self._connections[:] = [known for known in self._connections if not known.is_closed()]
        return [known for known in self._connections if known.is_idle() and id(known) not in taken]

    def _assign(self, queued: list[Any], free: list[Any], closing: list[Any]) -> None:
        for request in queued:
            origin = request.request.url.origin
            connection = self._reused(origin, free, closing) or self._new(origin, free, closing)
            if connection is None:
                return  # nor is there one for those behind
            request.assign_to_connection(connection)

    def _reused(self, origin: Any, free: list[Any], closing: list[Any]) -> Any:
        """The connection that was free for the shortest time, if it still stands."""
        for position in range(len(free) - 1, -1, -1):
            if not free[position].can_handle_request(origin):
                continue
            connection = free.pop(position)
            if not connection.has_expired():
                return connection
            self._connections.remove(connection)
            closing.append(connection)
        return None

    def _new(self, origin: Any, free: list[Any], closing: list[Any]) -> Any:
        """Another connection, if need be instead of one to somewhere else."""
        if len(self._connections) >= self._pool._max_connections:  # noqa: SLF001  as above
            if not free:
                return None
            other = free.pop(0)
            self._connections.remove(other)
            closing.append(other)
        connection = self._pool.create_connection(origin)
        self._connections.append(connection)
        return connection

    @property
    def _connections(self) -> list[Any]:
        connections: list[Any] = self._pool._connections  # noqa: SLF001  as above
        return connections
