"""Which errors deserve another try, and when.

This module performs no I/O: it is asked after each failure and answers with a delay.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from groq.errors import TimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from groq.errors import GroqError

BASE_DELAY = 1.0
FACTOR = 2.0
MAX_DELAY = 60.0
JITTER = 0.25


def _spread() -> float:
    return random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  spreads callers, keeps no secret


@frozen
class RetryPolicy:
    """How often to try again, and how long to wait before.

    Delays double from 1 s to at most 60 s and are spread by ±25 %, so that callers that
    failed together do not come back together. After a timeout the next try goes out at once:
    the waiting is done. A delay that the service names is kept, neither shortened nor
    stretched; one longer than the operation's `max_wait` is not waited out.

    Attributes:
        max_retries: Further sends after the first.
        spread: Gives the factor for each delay of our own; random by default.
    """

    max_retries: int
    spread: Callable[[], float] = _spread

    def start(self, max_wait: float) -> Retries:
        """The tries of one operation; named delays of more than `max_wait` seconds end them."""
        return Retries(self, max_wait)


@define
class Retries:
    """The tries of one operation.

    Attributes:
        used: Retries granted until now.
    """

    _policy: RetryPolicy
    _max_wait: float
    used: int = 0
    _backoff: Generator[float, None, None] | None = field(default=None, init=False)

    def after(self, error: GroqError) -> float | None:
        """Seconds to wait before trying again after this error, or None to give up."""
        if not error.is_retryable or self.used >= self._policy.max_retries:
            return None
        delay = self._delay(error)
        if delay is not None:
            self.used += 1
        return delay

    def _delay(self, error: GroqError) -> float | None:
        if error.retry_after is not None:
            return error.retry_after if error.retry_after <= self._max_wait else None
        if isinstance(error, TimeoutError):
            return 0.0
        return self._next_backoff() * self._policy.spread()

    def _next_backoff(self) -> float:
        if self._backoff is None:
            import backoff  # noqa: PLC0415  most calls succeed and never need it

            self._backoff = backoff.expo(base=FACTOR, factor=BASE_DELAY, max_value=MAX_DELAY)
            next(self._backoff)  # expo's first value is for priming
        return next(self._backoff)
