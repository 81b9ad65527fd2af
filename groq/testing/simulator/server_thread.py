"""An HTTP server in a thread of this process."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from groq.testing.simulator.http_server import Server
from groq.testing.simulator.listener import listen

if TYPE_CHECKING:
    import socket

    from groq.testing.simulator.http_server import Application


class ServerThread:
    """Serves an application on an ephemeral port of the loopback interface until it is stopped."""

    def __init__(self, app: Application) -> None:
        listener = listen("127.0.0.1", 0)
        self.base_url: str = f"http://127.0.0.1:{listener.getsockname()[1]}"
        self._server = Server(app)
        self._thread = threading.Thread(
            target=self._serve, args=(listener,), name="groq-simulator", daemon=True
        )
        self._thread.start()

    def _serve(self, listener: socket.socket) -> None:
        with listener:  # which a server that is stopped before it has started leaves open
            self._server.run([listener])

    def stop(self) -> None:
        """End it, and all connections with it."""
        self._server.should_exit = True
        self._thread.join()
