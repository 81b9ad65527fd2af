"""Tells the middleware of a client what happens to one operation."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, cast

from attrs import define, evolve, field

from groq._checks import check_headers
from groq._config import merge_headers
from groq._middleware import Middleware, Sending
from groq._telling import enter, tell
from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from groq._breaker import CircuitState
    from groq._middleware import Call, StreamEnd
    from groq._transport import Request, Response
    from groq.errors import GroqError


@define(eq=False)
class Watch:
    """The middleware of a client, watching one operation.

    Attributes:
        call: The operation, as middleware sees it.
    """

    _middleware: Sequence[Middleware]
    call: Call
    _attempting: Sequence[Middleware] = field(default=(), init=False)
    _sending: Sending = field(factory=lambda: Sending(0), init=False)

    @contextmanager
    def operation(self) -> Generator[None, None, None]:
        """Around the operation."""
        call = self.call
        with _telling(call), ExitStack() as around:
            self._middleware = [
                one for one in self._middleware if enter(around, one, "operation", call)
            ]
            try:
                yield
            except BaseException as error:
                call.error = error
                raise

    @contextmanager
    def attempt(self, request: Request) -> Generator[Request, None, None]:
        """Around an attempt; gives the request with what middleware adds to it."""
        sending = self._sending = Sending(len(self.call.attempts))
        with _telling(sending), ExitStack() as around:
            self._attempting = [
                one for one in self._middleware if enter(around, one, "attempt", self.call, sending)
            ]
            try:
                yield _with_headers(request, sending)
            except BaseException as error:
                sending.error = error
                raise

    def response(self, response: Response) -> None:
        """The headers of an answer have come."""
        self._sending.status_code = response.status_code
        self._sending.response_headers = response.headers
        self._sending.response_size = None if response.body else len(response.content)
        tell(self._attempting, "on_response", self.call, self._sending)

    def throttled(self, limit: str | None, seconds: float) -> None:
        """The operation waits for a rate limit."""
        tell(self._middleware, "on_throttle", self.call, limit, seconds)

    def retries(self, error: GroqError, delay: float) -> None:
        """The operation will be tried again."""
        tell(self._middleware, "on_retry", self.call, error, delay)

    def stream_ended(self, end: StreamEnd) -> None:
        """The stream that the operation has opened is over."""
        tell(self._middleware, "on_stream_end", self.call, end)


@contextmanager
def _telling(what: Call | Sending) -> Generator[None, None, None]:
    """Forget the error when all have been told: its traceback holds frames that hold this."""
    try:
        yield
    finally:
        what.error = None


def checked(middleware: object) -> tuple[Middleware, ...]:
    """The middleware of a client.

    Raises:
        ValidationError: It is no list, or holds something else.
    """
    if not isinstance(middleware, list | tuple):
        raise ValidationError(
            f"middleware must be a list; got {type(middleware).__name__}", param="middleware"
        )
    for one in cast("list[object]", middleware):
        if not isinstance(one, Middleware):
            raise ValidationError(
                f"middleware must hold objects of subclasses of groq.Middleware; got {one!r}",
                param="middleware",
                value=one,
            )
    return tuple(cast("list[Middleware]", middleware))


def tell_move(
    middleware: Sequence[Middleware], owner: object, model: str | None, state: CircuitState
) -> None:
    """The circuit breaker of a model has moved."""
    tell(middleware, "on_circuit", owner, model, state)


def _with_headers(request: Request, sending: Sending) -> Request:
    if not sending.headers:
        return request
    check_headers(sending.headers, "headers")
    return evolve(request, headers=merge_headers(request.headers, sending.headers))
