"""One operation on its way: how long it has been, how long it may be, and what became of it."""

from __future__ import annotations

import logging
import math
import time
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, evolve, field

from groq import _telemetry
from groq.errors import DeadlineExceededError

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._operation import Operation
    from groq._transport import Request, Response
    from groq._turn import Turn
    from groq.errors import GroqError
    from groq.types import Attempt

T = TypeVar("T")


@define
class Journey(Generic[T]):
    """What has happened to an operation so far.

    Attributes:
        operation: What is asked.
        attempts: Its sends; of the one under way, what is known of it.
        turn: Its last turn in the lane of its model, once it has had one.
    """

    operation: Operation[T]
    _clock: Callable[[], float] = time.monotonic
    attempts: list[Attempt] = field(factory=list["Attempt"], init=False)
    turn: Turn | None = field(default=None, init=False)
    _started: float = field(init=False)
    _sent: float = field(default=0.0, init=False)
    _waited: float = field(default=0.0, init=False)

    def __attrs_post_init__(self) -> None:
        self._started = self._clock()

    @property
    def time_left(self) -> float | None:
        """Seconds that the deadline leaves, 0 when it is over; None without a deadline."""
        deadline = self.operation.deadline
        if deadline is None or deadline == math.inf:
            return None
        return max(0.0, self._started + deadline - self._clock())

    @property
    def max_wait(self) -> float:
        """Longest wait in seconds for a turn."""
        left = self.time_left
        own = self.operation.max_wait
        return own if left is None else min(own, left)

    def request(self) -> Request:
        """What to send now.

        Raises:
            DeadlineExceededError: It is too late to send anything.
        """
        left, operation = self.time_left, self.operation
        if left is None:
            return operation.request
        if not left:
            raise DeadlineExceededError(
                f"The deadline of {operation.deadline:g} s was over before the call could be sent",
                timeout=operation.deadline,
                operation=operation.name,
            )
        return evolve(operation.request, time_left=left)

    def waited(self, seconds: float) -> None:
        """Time has passed without a send."""
        self._waited += seconds

    def sends(self) -> None:
        """Another attempt begins."""
        from groq.types import Attempt  # noqa: PLC0415  making a client loads no models

        self.attempts.append(Attempt(started_at=time.time(), delay=self._waited, seconds=0.0))
        self._sent, self._waited = self._clock(), 0.0

    def got(self, response: Response, asked: tuple[str, str] | None = None) -> Response:
        """An answer has come; return it with what is known of its journey, and what was asked."""
        request_id = response.headers.get("x-request-id")
        self._note(status_code=response.status_code, request_id=request_id)
        attempts = tuple(self.attempts)
        return evolve(response, attempts=attempts, time_left=self.time_left, asked=asked)

    def failed(self, error: GroqError) -> None:
        """The attempt has ended in an error."""
        self._note(error=error.code)

    def _note(self, **facts: Any) -> None:
        seconds = self._clock() - self._sent
        self.attempts[-1] = evolve(self.attempts[-1], seconds=seconds, **facts)

    def log_wait(self, turn: Turn) -> None:
        """Tell that the operation must wait for its turn, and how long if that can be told."""
        wait_ms = round(turn.forecast * 1000) or None
        self._log(logging.INFO, "groq.throttled", limit=turn.missing, wait_ms=wait_ms)

    def log_retry(self, retry: int, delay: float, error: GroqError) -> None:
        """Tell that the operation will be tried again."""
        self._log(
            logging.WARNING,
            "groq.retry_scheduled",
            attempt=retry,
            delay_ms=round(delay * 1000),
            error=error.code,
            request_id=error.request_id,
        )

    def log_end(self, error: GroqError | None = None) -> None:
        """Tell how the operation has ended."""
        if error is None:
            self._log_end(logging.INFO, "success", self.attempts[-1].request_id)
        else:
            self._log_end(logging.ERROR, error.code, error.request_id)

    def log_cancelled(self) -> None:
        """Tell that the caller no longer waits for the operation."""
        self._log_end(logging.INFO, "cancelled", None)

    def _log_end(self, level: int, status: str, request_id: str | None) -> None:
        self._log(
            level,
            "groq.request",
            status=status,
            attempts=len(self.attempts),
            request_id=request_id,
            duration_ms=round((self._clock() - self._started) * 1000, 1),
        )

    def _log(self, level: int, event: str, **facts: Any) -> None:
        operation = self.operation
        _telemetry.log(level, event, operation=operation.name, model=operation.model, **facts)
