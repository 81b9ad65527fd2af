"""Circuit breaker: stop sending to a service that keeps failing, and probe until it recovers.

    CLOSED ──[failure_threshold failures in a row]──▶ OPEN
    OPEN ──[reset_timeout seconds later]──▶ HALF_OPEN
    HALF_OPEN ──[any failure]──▶ OPEN
    HALF_OPEN ──[success_threshold successes]──▶ CLOSED

While HALF_OPEN, one request at a time goes through, as a probe. Only the service's own
faults count as failures: 5xx, timeouts and broken connections. Every other answer, a 400
included, shows that the service is alive.

The clock is an argument, and the lock is held for a few statements, never while a request is
under way or a move is logged: whoever hears of it may ask the breaker for its state.
"""

from __future__ import annotations

import logging
import sys
import time
from collections import deque
from contextlib import contextmanager
from enum import Enum, IntEnum, auto
from typing import TYPE_CHECKING, Self

from attrs import field, frozen, validators

from groq import _log
from groq._inbox import Inbox
from groq.errors import (
    APIConnectionError,
    CircuitOpenError,
    DeadlineExceededError,
    GroqError,
    NetworkError,
    PoolTimeoutError,
    ServerError,
    StreamTruncatedError,
    ValidationError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from types import TracebackType
    from typing import TypeAlias

    OnMove: TypeAlias = "Callable[[str | None, CircuitState], None]"


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


class _Event(Enum):
    """What moves a breaker from one state to another."""

    FAILED_TOO_OFTEN = auto()
    TIME_IS_UP = auto()
    PROBE_FAILED = auto()
    RECOVERED = auto()
    RESET = auto()


_TRANSITIONS = {
    (CircuitState.CLOSED, _Event.FAILED_TOO_OFTEN): CircuitState.OPEN,
    (CircuitState.OPEN, _Event.TIME_IS_UP): CircuitState.HALF_OPEN,
    (CircuitState.HALF_OPEN, _Event.PROBE_FAILED): CircuitState.OPEN,
    (CircuitState.HALF_OPEN, _Event.RECOVERED): CircuitState.CLOSED,
    (CircuitState.CLOSED, _Event.RESET): CircuitState.CLOSED,
    (CircuitState.OPEN, _Event.RESET): CircuitState.CLOSED,
    (CircuitState.HALF_OPEN, _Event.RESET): CircuitState.CLOSED,
}

_NEWS = {
    CircuitState.CLOSED: (logging.INFO, "groq.circuit_closed"),
    CircuitState.OPEN: (logging.WARNING, "groq.circuit_opened"),
    CircuitState.HALF_OPEN: (logging.INFO, "groq.circuit_half_open"),
}


def ignore_move(_model: str | None, _state: CircuitState) -> None:
    """Nobody wants to know."""


class _Outcome(Enum):
    """How a request ended, as far as the breaker cares."""

    SUCCESS = auto()
    FAILURE = auto()
    UNKNOWN = auto()


@frozen
class _Pass:
    """Leave to send one request."""

    is_probe: bool
    epoch: int


class Guard:
    """Lets one request through, and has the breaker learn from how it ends."""

    __slots__ = ("_breaker", "_leave")

    def __init__(self, breaker: CircuitBreaker) -> None:
        self._breaker = breaker

    def __enter__(self) -> None:
        self._leave = self._breaker.admit()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._breaker.learn(self._leave, _outcome_of(exc))


class CircuitBreaker:
    """The breaker for one model, shared by all copies of a client and all threads.

    Args:
        config: When it opens and closes.
        clock: Seconds that never go back.
        model: What logs say that it is for; None for calls without a model.
        on_move: Told where it has moved to.
    """

    def __init__(
        self,
        config: CircuitBreakerConfig | None = None,
        clock: Callable[[], float] = time.monotonic,
        model: str | None = None,
        on_move: OnMove = ignore_move,
    ) -> None:
        self._config = config or CircuitBreakerConfig()
        self._clock = clock
        self._model = model
        self._on_move = on_move
        self._untold: deque[CircuitState] = deque()
        self._ended: Inbox[tuple[_Pass, _Outcome]] = Inbox(self._take_end)
        self._state = CircuitState.CLOSED
        self._failures = 0
        self._successes = 0
        self._opened_at = 0.0
        self._probing = False
        self._epoch = 0

    @property
    def state(self) -> CircuitState:
        """The state now: an open breaker whose time is up is half open."""
        with self._locked():
            return self._settle()

    @property
    def is_pristine(self) -> bool:
        """Whether it knows nothing that a new one would not know."""
        return self._state is CircuitState.CLOSED and not self._failures

    def blocked_for(self) -> float:
        """Seconds until the next request can pass; 0 unless the breaker is open."""
        with self._locked():
            return self._until_probe() if self._settle() is CircuitState.OPEN else 0.0

    def check(self) -> None:
        """Refuse what would be refused when it is sent: an open breaker is not worth a wait.

        Raises:
            CircuitOpenError: The breaker is open.
        """
        if self._state is CircuitState.CLOSED:
            return
        with self._locked():
            if self._settle() is CircuitState.OPEN:
                raise self._refusal()

    def reset(self) -> None:
        """Forget all failures and close."""
        with self._locked():
            self._move(_Event.RESET)

    def renew(self) -> None:
        """Begin anew in a child process: a probe under way is the parent's."""
        self._ended.renew()
        self._untold.clear()
        self._probing = False

    def guard(self) -> Guard:
        """Let one request through and learn from how it ends, by a `with`.

        Raises:
            CircuitOpenError: The breaker is open, or another probe is under way.
        """
        return Guard(self)

    def admit(self) -> _Pass:
        """See `guard`; `learn` must follow."""
        epoch = self._epoch  # asked first: if the breaker moves meanwhile, this is an old pass
        if self._state is CircuitState.CLOSED:
            return _Pass(is_probe=False, epoch=epoch)
        with self._locked():
            state = self._settle()
            if state is CircuitState.OPEN:
                raise self._refusal()
            is_probe = state is CircuitState.HALF_OPEN
            if is_probe and self._probing:
                raise CircuitOpenError("Circuit breaker is half open, and its probe is under way")
            self._probing = is_probe
            return _Pass(is_probe, self._epoch)

    def learn(self, leave: _Pass, outcome: _Outcome) -> None:
        """How a request has ended that was let through."""
        if outcome is _Outcome.SUCCESS and not leave.is_probe and self.is_pristine:
            return  # as nearly always; there is nothing to count
        self._ended.post((leave, outcome))
        self._tell()

    @contextmanager
    def _locked(self) -> Generator[None, None, None]:
        try:
            with self._ended as lock, lock:
                yield
        finally:
            self._tell()

    def _tell(self) -> None:
        """Tell where the breaker has moved to."""
        while self._untold:
            try:
                state = self._untold.popleft()
            except IndexError:
                return  # another thread has told it
            level, event = _NEWS[state]
            _log.tell(level, event, model=self._model)
            self._on_move(self._model, state)

    def _refusal(self) -> CircuitOpenError:
        wait = self._until_probe()
        return CircuitOpenError(
            f"Circuit breaker is open: the service failed {self._config.failure_threshold} "
            f"times in a row; the next probe goes out in {wait:.1f} s",
            retry_after=wait,
        )

    def _take_end(self, news: tuple[_Pass, _Outcome]) -> None:
        leave, outcome = news
        if leave.epoch != self._epoch:
            return  # sent before the breaker last moved: old news
        if leave.is_probe:
            self._probing = False
        if outcome is _Outcome.FAILURE:
            self._count_failure()
        elif outcome is _Outcome.SUCCESS:
            self._count_success()

    def _settle(self) -> CircuitState:
        if self._state is CircuitState.OPEN and self._until_probe() <= 0:
            self._move(_Event.TIME_IS_UP)
        return self._state

    def _until_probe(self) -> float:
        return self._opened_at + self._config.reset_timeout - self._clock()

    def _count_failure(self) -> None:
        self._failures += 1
        if self._state is CircuitState.HALF_OPEN:
            self._move(_Event.PROBE_FAILED)
        elif self._failures >= self._config.failure_threshold:
            self._move(_Event.FAILED_TOO_OFTEN)

    def _count_success(self) -> None:
        self._failures = 0
        if self._state is CircuitState.HALF_OPEN:
            self._successes += 1
            if self._successes >= self._config.success_threshold:
                self._move(_Event.RECOVERED)

    def _move(self, event: _Event) -> None:
        before, self._state = self._state, _TRANSITIONS[self._state, event]
        if self._state is not before:
            self._untold.append(self._state)
        self._failures, self._successes, self._probing = 0, 0, False
        self._epoch += 1
        if self._state is CircuitState.OPEN:
            self._opened_at = self._clock()


def _outcome_of(error: BaseException | None) -> _Outcome:
    if error is None:
        return _Outcome.SUCCESS
    if not isinstance(error, GroqError):
        return _Outcome.UNKNOWN  # cancelled, or a mistake of the caller
    if isinstance(error, PoolTimeoutError | DeadlineExceededError):
        return _Outcome.UNKNOWN  # too late by a measure of our own
    if isinstance(error, NetworkError) and not error.is_retryable:
        return _Outcome.UNKNOWN  # it could not even be sent
    if isinstance(error, ValidationError) and not error.headers:
        return _Outcome.UNKNOWN  # found here, such as a file that changed while it was sent
    if isinstance(error, ServerError):
        is_fault = error.status_code >= 500  # noqa: PLR2004  the service's own faults
    else:
        is_fault = isinstance(error, APIConnectionError | StreamTruncatedError)
    return _Outcome.FAILURE if is_fault else _Outcome.SUCCESS
