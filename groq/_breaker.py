"""Circuit breaker: stop sending to a service that keeps failing, and probe until it recovers.

    CLOSED ──[failure_threshold failures in a row]──▶ OPEN
    OPEN ──[reset_timeout seconds later]──▶ HALF_OPEN
    HALF_OPEN ──[any failure]──▶ OPEN
    HALF_OPEN ──[success_threshold successes]──▶ CLOSED

While HALF_OPEN, one request at a time goes through, as a probe. Only the service's own
faults count as failures: 5xx, timeouts and broken connections. Every other answer, a 400
included, shows that the service is alive.

This module performs no I/O; the clock is an argument, and the lock is held for a few
statements, never while a request is under way.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from enum import IntEnum
from threading import Lock
from typing import TYPE_CHECKING, Self

from attrs import field, frozen, validators

from groq.errors import (
    APIConnectionError,
    CircuitOpenError,
    GroqError,
    PoolTimeoutError,
    ServerError,
    StreamTruncatedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


class CircuitState(IntEnum):
    """Where the breaker stands; the numbers are those of the metric."""

    CLOSED = 0
    OPEN = 1
    HALF_OPEN = 2


@frozen(kw_only=True)
class CircuitBreakerConfig:
    """When the breaker opens and closes.

    Attributes:
        failure_threshold: Failures in a row that open it.
        success_threshold: Successes of probes that close it.
        reset_timeout: Seconds that it stays open before the first probe.
    """

    failure_threshold: int = field(default=5, validator=validators.ge(1))
    success_threshold: int = field(default=3, validator=validators.ge(1))
    reset_timeout: float = field(default=30.0, validator=validators.ge(0))

    @classmethod
    def always_closed(cls) -> Self:
        """A breaker that never opens."""
        return cls(failure_threshold=sys.maxsize)


class CircuitBreaker:
    """The breaker of one client, shared by its resources, its copies and all threads."""

    def __init__(
        self,
        config: CircuitBreakerConfig | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config or CircuitBreakerConfig()
        self._clock = clock
        self._lock = Lock()
        self._state = CircuitState.CLOSED
        self._failures = 0
        self._successes = 0
        self._opened_at = 0.0
        self._probing = False

    @property
    def state(self) -> CircuitState:
        """The state now: an open breaker whose time is up is half open."""
        with self._lock:
            return self._settle()

    def blocked_for(self) -> float:
        """Seconds until the next request can pass; 0 unless the breaker is open."""
        with self._lock:
            return self._until_probe() if self._settle() is CircuitState.OPEN else 0.0

    def reset(self) -> None:
        """Forget all failures and close."""
        with self._lock:
            self._close()

    @contextmanager
    def guard(self) -> Generator[None, None, None]:
        """Let one request through and learn from how it ends.

        Raises:
            CircuitOpenError: The breaker is open, or another probe is under way.
        """
        probe = self._admit()
        try:
            yield
        except GroqError as error:
            self._learn(failed=_is_fault(error), probe=probe)
            raise
        except BaseException:
            # Cancelled, or a mistake of the caller: it says nothing about the service.
            self._release(probe=probe)
            raise
        self._learn(failed=False, probe=probe)

    def _admit(self) -> bool:
        """Admit a request, or refuse it; True for a probe."""
        with self._lock:
            state = self._settle()
            if state is CircuitState.CLOSED:
                return False
            if state is CircuitState.OPEN:
                wait = self._until_probe()
                raise CircuitOpenError(
                    f"Circuit breaker is open: the service failed {self._config.failure_threshold} "
                    f"times in a row; the next probe goes out in {wait:.1f} s",
                    retry_after=wait,
                )
            if self._probing:
                raise CircuitOpenError("Circuit breaker is half open, and its probe is under way")
            self._probing = True
            return True

    def _learn(self, *, failed: bool, probe: bool) -> None:
        with self._lock:
            if probe:
                self._probing = False
            if self._state is CircuitState.OPEN or (
                self._state is CircuitState.HALF_OPEN and not probe
            ):
                return  # sent before the breaker opened: old news
            if failed:
                self._count_failure()
            else:
                self._count_success()

    def _release(self, *, probe: bool) -> None:
        with self._lock:
            if probe:
                self._probing = False

    def _settle(self) -> CircuitState:
        if (
            self._state is CircuitState.OPEN
            and self._clock() >= self._opened_at + self._config.reset_timeout
        ):
            self._state, self._successes, self._probing = CircuitState.HALF_OPEN, 0, False
        return self._state

    def _until_probe(self) -> float:
        return self._opened_at + self._config.reset_timeout - self._clock()

    def _count_failure(self) -> None:
        self._failures += 1
        if (
            self._state is CircuitState.HALF_OPEN
            or self._failures >= self._config.failure_threshold
        ):
            self._state, self._opened_at = CircuitState.OPEN, self._clock()

    def _count_success(self) -> None:
        self._failures = 0
        if self._state is CircuitState.HALF_OPEN:
            self._successes += 1
            if self._successes >= self._config.success_threshold:
                self._close()

    def _close(self) -> None:
        self._state = CircuitState.CLOSED
        self._failures = 0
        self._probing = False


def _is_fault(error: GroqError) -> bool:
    if isinstance(error, ServerError):
        return (error.status_code or 0) >= 500  # noqa: PLR2004  the service's own faults
    if isinstance(error, PoolTimeoutError):
        return False  # it was our own limit
    return isinstance(error, APIConnectionError | StreamTruncatedError)
