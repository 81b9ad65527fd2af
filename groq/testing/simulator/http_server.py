"""The HTTP server under the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    import socket

    from groq.testing.simulator.app import App

_KEEP_ALIVE_SECONDS = 60


class Server(uvicorn.Server):
    """Plain HTTP/1.1, without log lines of its own; an end to the server is an end to all calls."""

    def __init__(self, app: App) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
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
