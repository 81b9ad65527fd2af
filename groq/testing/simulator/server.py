"""A simulator in a thread of this process."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Self

from groq.testing.simulator.app import App
from groq.testing.simulator.journal import Journal
from groq.testing.simulator.limits import Limits
from groq.testing.simulator.orders import OrderQueue
from groq.testing.simulator.request_log import RequestLog
from groq.testing.simulator.script import Script
from groq.testing.simulator.server_thread import ServerThread
from groq.testing.simulator.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from groq.testing.simulator.orders import Order
    from groq.testing.simulator.received import ReceivedRequest


class Simulator(Script, Journal):
    """Groq's API on an ephemeral port of the loopback interface, for as long as the `with` lasts.

    Args:
        limits: Rate limits of every key and model; by default those of the free tier.
        limits_by_model: Rate limits of single models, by id, instead of `limits`.
        tokens_per_second: Pace of streams, above 0; by default as fast as they are read.
        latency: Seconds between the end of a request and its answer.
        speed: 1 for chats, responses and transcripts that take as long as with the speeds that
            Groq publishes of its models, 2 for half of that and so on; `usage` tells the times.
            By default they take no time. Streams of these then have no other pace.
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
        speed: float | None = None,
        seed: int = 0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        settings = Settings(
            limits=limits or Limits(),
            limits_by_model=limits_by_model or {},
            tokens_per_second=math.inf if tokens_per_second is None else tokens_per_second,
            latency=latency,
            speed=speed,
            seed=seed,
        )
        self._log = RequestLog()
        self._crashes: list[Exception] = []
        self._orders = OrderQueue()
        self._app = App(
            settings,
            clock=clock,
            log=self._log,
            orders=self._orders,
            on_crash=self._crashes.append,
        )
        self._base_url: str | None = None

    @property
    def base_url(self) -> str:
        """Scheme, address and port, without a slash at the end; raises RuntimeError before."""
        if self._base_url is None:
            raise RuntimeError("the simulator has no address before its `with` is entered")
        return self._base_url

    @property
    def requests(self) -> list[ReceivedRequest]:
        """What has been received so far, in the order in which it was complete."""
        return self._log.requests()

    @property
    def orders_left(self) -> list[str]:
        """Orders that no request has used up, described; without those that are for all."""
        return self._orders.left()

    def clear(self) -> None:
        """Forget the orders that are left."""
        self._orders.clear()

    def _order(self, order: Order) -> None:
        self._orders.put(order)

    def __enter__(self) -> Self:
        self._base_url = self._start()
        return self

    def _start(self) -> str:
        self._thread = ServerThread(self._app)
        return self._thread.base_url

    def _stop(self) -> None:
        self._thread.stop()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stop()
        if self._crashes and error is None:
            raise self._crashes[0]
