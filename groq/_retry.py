"""Which errors deserve another try, and when.

This module performs no I/O: it is asked after each failure and answers with a delay.
"""

from __future__ import annotations

import random
import time
from threading import Lock
from typing import TYPE_CHECKING

from attrs import define, field

from groq.errors import (
    CircuitOpenError,
    DeadlineExceededError,
    GenerationFailedError,
    PoolTimeoutError,
    RateLimitError,
    TimeoutError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from groq.errors import GroqError

BASE_DELAY = 1.0
FACTOR = 2.0
MAX_DELAY = 60.0
JITTER = 0.25

BUDGET_SHARE = 0.1  # of all calls
BUDGET_FLOOR = 0.5  # retries a second that are always allowed
BUDGET_RESERVE = 10.0  # retries that may come all at once


# Another try can help with these, but not one that the client makes by itself: it has waited for
# as long as it may, or would be refused again, or the caller has to pay for it.
_LEFT_TO_CALLER = (
    CircuitOpenError,
    DeadlineExceededError,
    GenerationFailedError,
    PoolTimeoutError,
)


def deserves_retry(error: GroqError) -> bool:
    """Whether the client tries again by itself when a send has ended in this error."""
    return error.is_retryable and not isinstance(error, _LEFT_TO_CALLER)


def random_spread() -> float:
    """A factor for a delay: callers that failed together shall not come back together."""
    return random.uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  keeps no secret  # nosec B311


@define
class Retries:
    """The tries of one operation.

    Delays double from 1 s to at most 60 s and are spread by ±25 %. After a timeout the next
    try goes out at once: the waiting is done. A delay that the service names is kept,
    neither shortened nor stretched; one longer than `max_wait` ends the operation.

    Attributes:
        max_retries: Further sends after the first.
        max_wait: Longest delay in seconds to wait out when the service names one.
        used: Retries granted until now.
    """

    max_retries: int
    max_wait: float
    _spread: Callable[[], float] = random_spread
    used: int = field(default=0, init=False)
    _backoff: Generator[float, None, None] | None = field(default=None, init=False)

    def after(self, error: GroqError) -> float | None:
        """Seconds to wait before trying again after this error, or None to give up."""
        if not deserves_retry(error) or self.used >= self.max_retries:
            return None
        delay = self._delay(error)
        if delay is not None:
            self.used += 1
        return delay

    def _delay(self, error: GroqError) -> float | None:
        if error.retry_after is not None:
            return error.retry_after if error.retry_after <= self.max_wait else None
        if isinstance(error, TimeoutError):
            return 0.0
        return self._next_backoff() * self._spread()

    def _next_backoff(self) -> float:
        if self._backoff is None:
            import backoff  # noqa: PLC0415  most calls succeed and never need it

            self._backoff = backoff.expo(base=FACTOR, factor=BASE_DELAY, max_value=MAX_DELAY)
            next(self._backoff)  # expo's first value is for priming
        return next(self._backoff)


class RetryBudget:
    """How many retries a client and its copies may make, all calls taken together.

    Each call earns a fraction of a retry, and time a few more, up to a reserve. So a call may
    be retried several times now and then, but a service in trouble never gets its traffic
    doubled. Retries that a rate limit asked for cost nothing: the service has named the time.

    Args:
        share: Retries that each call earns.
        clock: Seconds that never go back.
    """

    def __init__(
        self, share: float = BUDGET_SHARE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._share = share
        self._clock = clock
        self._lock = Lock()
        self._left = BUDGET_RESERVE
        self._as_of = clock()

    def earn(self) -> None:
        """A call begins."""
        with self._lock:
            self._left = min(BUDGET_RESERVE, self._left + self._share)

    def allows(self, error: GroqError) -> bool:
        """Whether there is a retry left after this error; if so, it is used up."""
        if isinstance(error, RateLimitError):
            return True
        with self._lock:
            now = self._clock()
            earned = (now - self._as_of) * BUDGET_FLOOR
            self._left, self._as_of = min(BUDGET_RESERVE, self._left + earned), now
            if self._left < 1:
                return False
            self._left -= 1
            return True

    def renew(self) -> None:
        """Begin anew in a child process, where nobody can give the lock back any more."""
        self._lock = Lock()
