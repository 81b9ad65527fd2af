"""The HTTP server under the application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import socket
    from collections.abc import Awaitable, Callable

    Application = Callable[[Any, Any, Any], Awaitable[None]]

_KEEP_ALIVE_SECONDS = 60


class _Protocol(H11Protocol):
    """Gives the application the transport, as `scope["state"]["transport"]`, to break it."""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class Server(uvicorn.Server):
    """Plain HTTP/1.1, without log lines of its own; an end to the server is an end to all calls."""

    def __init__(self, app: Application) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http=_Protocol,
                ws="none",
                loop="asyncio",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drop all connections first: slow streams and stalled uploads must not hold up the end."""
        for connection in self.server_state.connections:
            connection.transport.abort()
        await super().shutdown(sockets)
