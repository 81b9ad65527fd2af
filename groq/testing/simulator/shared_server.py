"""One server for the simulators of many tests, because to start and stop one takes a while."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.server import Simulator
from groq.testing.simulator.server_thread import ServerThread

if TYPE_CHECKING:
    from groq.testing.simulator.connection import Receive, Scope, Send
    from groq.testing.simulator.http_server import Application


class SharedServer:
    """Serves each application below a path of its own."""

    def __init__(self) -> None:
        self._apps: dict[str, Application] = {}
        self._numbers = count(1)
        self._thread = ServerThread(self)

    def simulator(self, **settings: Any) -> Simulator:
        """A simulator that is served here; the arguments are those of `Simulator`."""
        return _SharedSimulator(self, **settings)

    def mount(self, app: Application) -> str:
        """Begin to serve; returns the base URL, which no other application will ever have."""
        name = f"world-{next(self._numbers)}"
        self._apps[name] = app
        return f"{self._thread.base_url}/{name}"

    def unmount(self, base_url: str) -> None:
        """End that. Who still asks is a thread or task that a test has left behind."""
        del self._apps[base_url.rpartition("/")[2]]

    def stop(self) -> None:
        """End the server."""
        self._thread.stop()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request: hand it on, without the first part of its path."""
        name, _, path = scope["path"].removeprefix("/").partition("/")
        app = self._apps.get(name, _gone)
        await app({**scope, "path": f"/{path}"}, receive, send)


class _SharedSimulator(Simulator):
    def __init__(self, server: SharedServer, **settings: Any) -> None:
        super().__init__(**settings)
        self._shared = server

    def _start(self) -> str:
        return self._shared.mount(self._app)

    def _stop(self) -> None:
        self._shared.unmount(self.base_url)


async def _gone(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 410, "headers": []})
    await send({"type": "http.response.body", "body": b"the test of this address is over\n"})
