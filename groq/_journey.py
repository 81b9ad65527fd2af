"""One operation on its way: how long it has been, how long it may be, and what became of it."""

from __future__ import annotations

import logging
import math
import time
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, evolve, field

from groq import _audit, _log
from groq._limits import count_in
from groq.errors import DeadlineExceededError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._middleware import StreamEnd
    from groq._operation import Operation
    from groq._secret import Secret
    from groq._transport import AsyncBody, Body, Request, Response
    from groq._turn import Turn
    from groq._watch import Watch
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
        watch: Tells middleware of it, if there is any.
    """

    operation: Operation[T]
    _clock: Callable[[], float] = time.monotonic
    attempts: list[Attempt] = field(factory=list["Attempt"], init=False)
    turn: Turn | None = field(default=None, init=False)
    watch: Watch | None = field(default=None, init=False)
    _body: Body | AsyncBody | None = field(default=None, init=False)
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

    def request(self, api_key: Secret) -> Request:
        """What to send now, with this key.

        Raises:
            DeadlineExceededError: It is too late to send anything.
        """
        left, operation = self.time_left, self.operation
        if left is None:
            return evolve(operation.request, api_key=api_key)
        if not left:
            raise DeadlineExceededError(
                f"The deadline of {operation.deadline:g} s was over before the call could be sent",
                timeout=operation.deadline,
                operation=operation.name,
            )
        return evolve(operation.request, api_key=api_key, time_left=left)

    def waited(self, seconds: float) -> None:
        """Time has passed without a send."""
        self._waited += seconds

    def sends(self) -> None:
        """Another attempt begins."""
        from groq.types import Attempt  # noqa: PLC0415  making a client loads no models

        self.attempts.append(Attempt(started_at=time.time(), delay=self._waited, seconds=0.0))
        self._sent, self._waited = self._clock(), 0.0

    def got(self, response: Response, asked: tuple[str, str] | None = None) -> None:
        """An answer has come; it gets to know of its journey, and of what was asked."""
        self._body = response.body
        request_id = response.headers.get("x-request-id")
        self._note(status_code=response.status_code, request_id=request_id)
        if _log.is_heard(logging.DEBUG):
            self._tell_attempt(**_remaining(response.headers))
        if self.watch is not None:
            self.watch.response(response)
        response.attempts = tuple(self.attempts)
        response.time_left = self.time_left
        response.asked = asked
        if self.operation.stream:
            response.tell_end = self.stream_ended

    def failed(self, error: GroqError) -> None:
        """The attempt has ended in an error."""
        self._note(error=error.code)
        if self.attempts[-1].status_code is None:
            self._tell_attempt(error=error.code)
        _audit.refused(error, **self._about())

    def forsakes(self) -> None:
        """Nobody gets what the last attempt may have opened: let go of its body and its turn."""
        if self._body is not None:
            self._body.abandon()
        if self.turn is not None:
            self.turn.end()

    def _tell_attempt(self, **facts: Any) -> None:
        """Tell of an attempt that was answered, or that was not."""
        request, attempt = self.operation.request, self.attempts[-1]
        self._log(
            logging.DEBUG,
            "groq.attempt",
            method=request.method,
            path=request.path,
            status_code=attempt.status_code,
            duration_ms=_in_ms(attempt.seconds),
            **facts,
        )

    def _note(self, **facts: Any) -> None:
        seconds = self._clock() - self._sent
        self.attempts[-1] = evolve(self.attempts[-1], seconds=seconds, **facts)

    def throttled(self, turn: Turn) -> None:
        """Tell that the operation must wait for its turn, and how long if that can be told."""
        wait_ms = round(turn.forecast * 1000) or None
        attempt = len(self.attempts) + 1  # the one that waits
        self._log(
            logging.INFO, "groq.throttled", attempt=attempt, limit=turn.missing, wait_ms=wait_ms
        )
        if self.watch is not None:
            self.watch.throttled(turn.missing, turn.forecast)

    def retries(self, delay: float, error: GroqError) -> None:
        """Tell that the operation will be tried again."""
        self.forsakes()
        self._log(
            logging.WARNING,
            "groq.retry_scheduled",
            delay_ms=round(delay * 1000),
            error=error.code,
        )
        if self.watch is not None:
            self.watch.retries(error, delay)

    def ended(self, error: GroqError | None = None) -> None:
        """Tell how the operation has ended."""
        if error is None:
            self._log_end(logging.INFO, "success")
        else:
            self._log_end(logging.ERROR, error.code, error.request_id)

    def cancelled(self) -> None:
        """Tell that the caller no longer waits for the operation."""
        self._log_end(logging.INFO, "cancelled")

    def stream_ended(self, end: StreamEnd) -> None:
        """Tell how the stream that the operation has opened has ended."""
        first_token = end.first_token_seconds
        self._log(
            logging.INFO if end.error is None else logging.ERROR,
            "groq.stream",
            status=end.status,
            first_token_ms=None if first_token is None else _in_ms(first_token),
            duration_ms=_in_ms(end.seconds),
        )
        if self.watch is not None:
            self.watch.stream_ended(end)

    def _log_end(self, level: int, status: str, request_id: str | None = None) -> None:
        if not _log.is_heard(level):
            return
        facts: dict[str, Any] = {} if request_id is None else {"request_id": request_id}
        duration_ms = _in_ms(self._clock() - self._started)
        self._log(level, "groq.request", status=status, duration_ms=duration_ms, **facts)

    def _log(self, level: int, event: str, **facts: Any) -> None:
        if _log.is_heard(level):
            _log.tell(level, event, **{**self._about(), **facts})

    def _about(self) -> dict[str, Any]:
        """What every event tells: what was asked, and how far it is."""
        latest = self.attempts[-1] if self.attempts else None
        return {
            "operation": self.operation.name,
            "model": self.operation.model,
            "attempt": len(self.attempts),
            "request_id": latest and latest.request_id,
        }


def _in_ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _remaining(headers: Mapping[str, str]) -> dict[str, int | None]:
    """What the headers of an answer say is left of the rate limits."""
    return {
        f"{kind}_remaining": count_in(headers.get(f"x-ratelimit-remaining-{kind}"))
        for kind in ("requests", "tokens")
    }
