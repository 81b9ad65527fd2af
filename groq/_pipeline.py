"""The life of one operation: throttle, send, learn, receive, retry.

    throttle ─▶ attempt ─▶ result
                 ▲    │ failed
                 └─ wait ◀─ is it worth another try?

An operation arrives here validated and built. Each attempt passes the circuit breaker,
sends, learns from the rate-limit headers whatever the status, and turns anything but a
success into one error; so a 429 is counted, waited out and tried again like any other fault.
"""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import frozen

from groq import _telemetry
from groq._flow import Send, Sleep
from groq._retry import Retries, random_spread
from groq.errors import CircuitOpenError, GroqError, RateLimitError, raise_for_status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._breaker import CircuitBreaker
    from groq._config import Config
    from groq._flow import Flow
    from groq._limits import RateLimits
    from groq._transport import Request, Response

T = TypeVar("T")


@frozen(kw_only=True)
class Operation(Generic[T]):
    """Something to ask of the service.

    Attributes:
        name: As in `chat.create`; what logs call it.
        request: What to send.
        receive: The flow that makes the result of a successful response; what it raises is
            taken as a failure of the attempt.
        model: The model whose rate limits it uses, or None.
        stream: Whether the response is handed out unread.
        max_wait: Longest wait in seconds that a rate limit or the service may ask for.
        max_retries: Further sends after a first one that failed.
    """

    name: str
    request: Request
    receive: Callable[[Response], Flow[T]]
    model: str | None = None
    stream: bool = False
    max_wait: float
    max_retries: int


@frozen
class Pipeline:
    """Carries out operations; shared by every resource of a client.

    The breaker and the limits are shared further, by every copy that `with_options` makes.
    """

    config: Config
    limits: RateLimits
    breaker: CircuitBreaker
    spread: Callable[[], float] = random_spread

    def run(self, operation: Operation[T]) -> Flow[T]:
        """Carry out an operation and return its result.

        Raises:
            GroqError: What the last attempt ended in.
        """
        started = time.perf_counter()
        try:
            yield from self._throttle(operation)
            result, headers = yield from self._retried(operation)
        except GroqError as error:
            _log_outcome(logging.ERROR, operation, started, error.request_id, error.code)
            raise
        _log_outcome(logging.INFO, operation, started, headers.get("x-request-id"), "success")
        return result

    def _throttle(self, operation: Operation[T]) -> Flow[None]:
        """Wait until the model's rate limits allow a call, or refuse a wait that is too long."""
        if not self.config.throttle:
            return
        delay, limit_type = self.limits.wait(operation.model)
        if delay > operation.max_wait:
            raise RateLimitError(
                f"The {limit_type} limit of {operation.model} is used up for {delay:.1f} s, longer "
                f"than max_wait={operation.max_wait:g}; not sent",
                retry_after=delay,
                limit_type=limit_type,
            )
        if delay > 0:
            _telemetry.log(
                logging.INFO,
                "groq.throttled",
                operation=operation.name,
                model=operation.model,
                limit_type=limit_type,
                wait_ms=round(delay * 1000),
            )
            yield from Sleep(delay)

    def _retried(self, operation: Operation[T]) -> Flow[tuple[T, Mapping[str, str]]]:
        """Attempt until it works, or until the error is not worth another try."""
        retries = Retries(operation.max_retries, operation.max_wait, self.spread)
        failure: GroqError | None = None
        try:
            while True:
                try:
                    return (yield from self._attempt(operation))
                except CircuitOpenError as refused:
                    raise refused from failure
                except GroqError as error:
                    delay = retries.after(error)
                    if delay is None or delay < self.breaker.blocked_for():
                        raise  # in the latter case the next try would be refused unsent
                    _log_retry(operation, retries.used, delay, error)
                    failure = error
                yield from Sleep(delay)
        finally:
            failure = None  # the error and this frame would keep each other alive

    def _attempt(self, operation: Operation[T]) -> Flow[tuple[T, Mapping[str, str]]]:
        """Send an operation once; return its result and the headers that came with it."""
        with self.breaker.guard():
            response = yield from Send(operation.request, operation.stream)
            self.limits.observe(operation.model, response.headers)
            raise_for_status(response)
            result = yield from operation.receive(response)
        return result, response.headers


def _log_outcome(
    level: int, operation: Operation[T], started: float, request_id: str | None, status: str
) -> None:
    _telemetry.log(
        level,
        "groq.request",
        operation=operation.name,
        model=operation.model,
        status=status,
        request_id=request_id,
        duration_ms=round((time.perf_counter() - started) * 1000, 1),
    )


def _log_retry(operation: Operation[T], attempt: int, delay: float, error: GroqError) -> None:
    _telemetry.log(
        logging.WARNING,
        "groq.retry_scheduled",
        operation=operation.name,
        model=operation.model,
        attempt=attempt,
        delay_ms=round(delay * 1000),
        error=error.code,
        request_id=error.request_id,
    )
