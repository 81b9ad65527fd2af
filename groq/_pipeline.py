"""The life of one operation: wait for its turn, send, learn, receive, retry.

    throttle ─▶ attempt ─▶ result
       ▲           │ failed
       └─ wait ◀─ is it worth another try?

An operation arrives here validated and built. Each attempt waits for its turn in the lane of
its model, passes the circuit breaker, sends, learns from the rate-limit headers whatever the
status, and turns anything but a success into one error; so a 429 is counted, waited out and
tried again like any other fault.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import frozen

from groq._error_mapping import raise_for_status
from groq._flow import Ask, Send, Sleep
from groq._journey import Journey
from groq._middleware import Call
from groq._retry import Retries, random_spread
from groq._secret import Secret
from groq._watch import Watch
from groq.errors import (
    AuthenticationError,
    AuthorizationError,
    CircuitOpenError,
    DeadlineExceededError,
    GroqError,
    RateLimitError,
    TimeoutError,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._breakers import CircuitBreakers
    from groq._config import Config
    from groq._flow import Flow
    from groq._middleware import Middleware
    from groq._operation import Operation
    from groq._retry import RetryBudget
    from groq._throttle import RateLimits
    from groq._transport import Request
    from groq._turn import Turn

T = TypeVar("T")


@frozen
class Pipeline:
    """Carries out operations; shared by every resource of a client.

    Limits, breakers and budget are shared further, by every copy that `with_options` makes.
    """

    config: Config
    limits: RateLimits
    breakers: CircuitBreakers
    budget: RetryBudget | None = None
    spread: Callable[[], float] = random_spread
    clock: Callable[[], float] = time.monotonic
    middleware: tuple[Middleware, ...] = ()

    def run(self, operation: Operation[T]) -> Flow[T]:
        """Carry out an operation and return its result.

        Raises:
            GroqError: What the last attempt ended in; its `attempts` lists all of them.
        """
        journey = Journey(operation, self.clock)
        return self._watched(journey) if self.middleware else self._run(journey)

    def _watched(self, journey: Journey[T]) -> Flow[T]:
        """Carry it out with middleware around."""
        operation = journey.operation
        call = Call(
            operation=operation.name,
            model=operation.model,
            request=operation.request,
            address=self._asked(operation.request)[1],
            is_stream=operation.stream,
            attempts=journey.attempts,
        )
        journey.watch = watch = Watch(self.middleware, call)
        try:
            with watch.operation():
                result = yield from self._run(journey)
                call.result = None if operation.stream else self._told(result)
        except BaseException:
            journey.forsakes()  # middleware may have failed when a stream was open
            raise
        return result

    def _told(self, returned: Any) -> object:
        """What middleware is told of what an operation returns."""
        return returned

    def _run(self, journey: Journey[T]) -> Flow[T]:
        if self.budget is not None:
            self.budget.earn()
        try:
            result = yield from self._retried(journey)
        except GroqError as error:
            error.attempts = tuple(journey.attempts)
            journey.ended(error)
            raise
        except (Exception, GeneratorExit):
            raise  # a bug of the caller; or a flow that was dropped, and a finaliser logs nothing
        except BaseException:
            journey.cancelled()
            raise
        journey.ended()
        return result

    def _retried(self, journey: Journey[T]) -> Flow[T]:
        """Attempt until it works, or until the error is not worth another try."""
        operation = journey.operation
        retries = Retries(operation.max_retries, operation.max_wait, self.spread)
        failure: GroqError | None = None
        try:
            while True:
                sent = len(journey.attempts)
                try:
                    return (yield from self._attempt(journey))
                except CircuitOpenError as refused:
                    raise refused from failure
                except GroqError as error:
                    if len(journey.attempts) == sent:
                        raise  # nothing was sent: it has waited for as long as it may
                    delay = self._delay(journey, retries, error)
                    if delay is None:
                        raise
                    journey.retries(delay, error)
                    failure = error
                yield from Sleep(delay)
                journey.waited(delay)
        finally:
            failure = None  # the error and this frame would keep each other alive

    def _delay(self, journey: Journey[T], retries: Retries, error: GroqError) -> float | None:
        """Seconds until the next try; None when there shall be none."""
        delay = retries.after(error)
        left = journey.time_left
        if delay is None or (left is not None and delay >= left):
            return None
        if delay < self.breakers.of(journey.operation.model).blocked_for():
            return None  # the next try would be refused unsent
        if self.budget is not None and not self.budget.allows(error):
            return None
        return delay

    def _attempt(self, journey: Journey[T]) -> Flow[T]:
        """Send an operation once, when its turn has come."""
        breaker = self.breakers.of(journey.operation.model)
        breaker.check()
        with self._join(journey) as turn:
            yield from self._wait_for(turn, journey)
            request = journey.request((yield from self._key()))
            with breaker.guard():
                result = yield from self._exchange(request, turn, journey)
            journey.operation.use.account(result, turn)
        return result

    def _join(self, journey: Journey[T]) -> Turn:
        use = journey.operation.use
        if not self.config.throttle:
            journey.turn = self.limits.pass_by(use.model, use.demand)
            return journey.turn
        journey.turn = self.limits.join(use.model, use.demand, journey.max_wait, journey.turn)
        return journey.turn

    def _wait_for(self, turn: Turn, journey: Journey[T]) -> Flow[None]:
        """Wait until the model's rate limits allow the call, behind all that came before."""
        is_told = False
        while (seconds := turn.wait()) > 0:
            if not is_told:
                is_told = True
                journey.throttled(turn)
            started = self.clock()
            yield from Sleep(seconds, turn.signal)
            journey.waited(self.clock() - started)

    def _key(self) -> Flow[Secret]:
        """The key for this attempt: a function may tell another one each time.

        What it raises ends the operation as it is: nothing has been sent, and neither the service
        nor the circuit breaker has anything to do with it.
        """
        key = self.config.api_key
        return key if isinstance(key, Secret) else (yield from Ask(key))

    def _exchange(self, request: Request, turn: Turn, journey: Journey[T]) -> Flow[T]:
        """Send, with middleware around."""
        journey.sends()
        if journey.watch is None:
            return (yield from self._answered(request, turn, journey))
        with journey.watch.attempt(request) as more:
            return (yield from self._answered(more, turn, journey))

    def _answered(self, request: Request, turn: Turn, journey: Journey[T]) -> Flow[T]:
        """Send, and make a result of the response, or an error."""
        operation = journey.operation
        try:
            response = yield from Send(request, operation.stream or operation.unread)
            turn.observe(response.headers, is_error=not response.is_success)
            journey.got(response, self._asked(request))
            raise_for_status(response, request.api_key)
            return (yield from operation.receive(response))
        except GroqError as error:
            if isinstance(error, RateLimitError):
                turn.refuse(error)
            self._complete(error, request, operation)
            journey.failed(error)
            raise

    def _asked(self, request: Request) -> tuple[str, str]:
        return request.method, self.config.base_url + request.path

    def _complete(self, error: GroqError, request: Request, operation: Operation[T]) -> None:
        """Add what only the client knows."""
        error.asked = self._asked(request)
        if isinstance(error, AuthenticationError | AuthorizationError) and request.api_key:
            error.api_key_hint = request.api_key.hint()
        if isinstance(error, TimeoutError):
            error.operation = operation.name
        if isinstance(error, DeadlineExceededError):
            error.timeout = operation.deadline  # the transport knew what was left of it
