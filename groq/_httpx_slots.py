"""Gives back the places in httpcore's connection pool that cancelled requests have lost.

httpcore tidies up behind a request in several awaits, and shields them only from the
cancellation of anyio and trio. A `task.cancel()` of asyncio in the wrong moment, or any
cancellation between the connecting and the first write, leaves a connection that nobody uses
and nobody closes; `max_connections` of them stop a client for good.

The lists that tell which are lost have no public name. A version of httpcore that has none
of them is left alone.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any

import anyio

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx


async def regain_slot(client: httpx.AsyncClient, request: httpx.Request) -> None:
    """Take a request that was cancelled out of the pool, and what no request uses any more."""
    with anyio.CancelScope(shield=True):
        async with AsyncExitStack() as closing:  # one that is interrupted keeps none from closing
            for pool in _pools_of(client):
                for connection in _removed(pool, request):
                    closing.push_async_callback(connection.aclose)


def _pools_of(client: Any) -> Iterator[Any]:
    for transport in (client._transport, *client._mounts.values()):  # noqa: SLF001  no public name
        pool = getattr(transport, "_pool", None)
        if hasattr(pool, "_requests") and hasattr(pool, "_assign_requests_to_connections"):
            yield pool


def _removed(pool: Any, request: httpx.Request) -> list[Any]:
    """Take out all that is lost, let those who wait go ahead, and tell what is to be closed."""
    # httpx makes a request of httpcore's out of its own; what they share is this dict.
    pool._requests[:] = [  # noqa: SLF001  as above
        known
        for known in pool._requests  # noqa: SLF001  as above
        if known.request.extensions is not request.extensions
    ]
    used = {id(known.connection) for known in pool._requests}  # noqa: SLF001  as above
    lost = [
        connection
        for connection in pool.connections
        if id(connection) not in used and not connection.is_idle() and not connection.is_closed()
    ]
    for connection in lost:
        pool._connections.remove(connection)  # noqa: SLF001  as above
    expired: list[Any] = pool._assign_requests_to_connections()  # noqa: SLF001  as above
    return lost + expired
