"""A simulator in a thread of this process."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Self

from groq.testing.simulator.app import App
from groq.testing.simulator.http_server import Server
from groq.testing.simulator.limits import Limits
from groq.testing.simulator.listener import listen

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from types import TracebackType

    from groq.testing.simulator.received import ReceivedRequest


class Simulator:
    """Groq's API on an ephemeral port of the loopback interface, for as long as the `with` lasts.

    Args:
        limits: Rate limits of every key and model; by default those of the free tier.
        tokens_per_second: Pace of streams, above 0; by default as fast as they are read.
        seed: Picks other wordings and ids.
        clock: Unix seconds, for rate limits and `created`.

    Leaving the `with` raises the exception of a request that was answered with an unforeseen 500.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        tokens_per_second: float | None = None,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._requests: list[ReceivedRequest] = []
        self._crashes: list[Exception] = []
        self._app = App(
            limits=limits or Limits(),
            seed=seed,
            tokens_per_second=tokens_per_second,
            clock=clock,
            on_request=self._requests.append,
            on_crash=self._crashes.append,
        )
        self._port: int | None = None

    @property
    def base_url(self) -> str:
        """Scheme, address and port, without a slash at the end; raises RuntimeError before."""
        if self._port is None:
            raise RuntimeError("the simulator has no address before its `with` is entered")
        return f"http://127.0.0.1:{self._port}"

    @property
    def requests(self) -> list[ReceivedRequest]:
        """What has been received so far, in order of arrival."""
        return list(self._requests)

    def __enter__(self) -> Self:
        listener = listen("127.0.0.1", 0)
        self._port = listener.getsockname()[1]
        self._server = Server(self._app)
        self._thread = threading.Thread(
            target=self._serve, args=(listener,), name="groq-simulator", daemon=True
        )
        self._thread.start()
        return self

    def _serve(self, listener: socket.socket) -> None:
        with listener:  # which a server that is stopped before it has started leaves open
            self._server.run([listener])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
        if self._crashes and error is None:
            raise self._crashes[0]
