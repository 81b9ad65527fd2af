"""A simulator in a thread of this process."""

from __future__ import annotations

import math
import threading
import time
from typing import TYPE_CHECKING, Self

from groq.testing.simulator.app import App
from groq.testing.simulator.fault_queue import FaultQueue
from groq.testing.simulator.fault_script import FaultScript
from groq.testing.simulator.http_server import Server
from groq.testing.simulator.limits import Limits
from groq.testing.simulator.listener import listen
from groq.testing.simulator.request_log import RequestLog
from groq.testing.simulator.settings import Settings

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from groq.testing.simulator.faults import PlannedFault
    from groq.testing.simulator.received import ReceivedRequest


class Simulator(FaultScript):
    """Groq's API on an ephemeral port of the loopback interface, for as long as the `with` lasts.

    Args:
        limits: Rate limits of every key and model; by default those of the free tier.
        limits_by_model: Rate limits of single models, by id, instead of `limits`.
        tokens_per_second: Pace of streams, above 0; by default as fast as they are read.
        latency: Seconds between the end of a request and its answer.
        seed: Picks other wordings and ids.
        clock: Unix seconds, for rate limits, `created` and the log.

    Leaving the `with` raises the exception of a request that was answered with an unforeseen 500.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        limits_by_model: Mapping[str, Limits] | None = None,
        tokens_per_second: float | None = None,
        latency: float = 0.0,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        settings = Settings(
            limits=limits or Limits(),
            limits_by_model=limits_by_model or {},
            tokens_per_second=math.inf if tokens_per_second is None else tokens_per_second,
            latency=latency,
            seed=seed,
        )
        self._log = RequestLog()
        self._crashes: list[Exception] = []
        self._faults = FaultQueue()
        self._app = App(
            settings,
            clock=clock,
            log=self._log,
            faults=self._faults,
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
        """What has been received so far, in the order in which it was complete."""
        return self._log.requests()

    def _plan(self, planned: PlannedFault) -> None:
        self._faults.put(planned)

    def clear_faults(self) -> None:
        """Forget the faults that have not happened yet."""
        self._faults.clear()

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
