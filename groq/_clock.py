"""The time that a client goes by: that of its limits, circuit breakers, retries and deadlines."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from groq._signal import async_sleep, sleep

if TYPE_CHECKING:
    from groq._signal import Signal


class Clock(Protocol):
    """What tells the time and lets it pass; a test has one of its own, `groq.testing.ManualClock`.

    What the network takes is real time always, and so are the timeouts for it.
    """

    def now(self) -> float:
        """Seconds that never go back."""
        ...

    def sleep(self, seconds: float, signal: Signal | None, /) -> None:
        """Let seconds pass, or fewer when the signal is set."""
        ...

    async def async_sleep(self, seconds: float, signal: Signal | None, /) -> None:
        """The same, for async callers."""
        ...


class SystemClock:
    """The clock of this machine."""

    now = staticmethod(time.monotonic)
    sleep = staticmethod(sleep)
    async_sleep = staticmethod(async_sleep)


SYSTEM_CLOCK = SystemClock()
