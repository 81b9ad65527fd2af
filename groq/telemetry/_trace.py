"""The spans of one operation: which of them is current, and how they end."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import define, field
from opentelemetry.context import attach, get_current
from opentelemetry.trace import INVALID_SPAN, Status, StatusCode

if TYPE_CHECKING:
    from collections.abc import Generator

    from opentelemetry.context import Context
    from opentelemetry.trace import Span


@define(eq=False)
class Trace:
    """The spans of one operation.

    Attributes:
        span: That of the operation.
        context: One in which it is current.
        attempt: That of the last attempt, if there was one.
        processing: That of reading a stream, from when it was opened.
        is_over: Whether all of them have ended.
    """

    span: Span
    context: Context
    attempt: Span = INVALID_SPAN
    processing: Span = INVALID_SPAN
    is_over: bool = False
    _started: float = field(factory=time.perf_counter, init=False)

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.perf_counter() - self._started

    def end(self, status: str, *, is_error: bool = False, ended_at: int | None = None) -> None:
        """End what has not ended yet; now, or at that time in nanoseconds."""
        self.is_over = True
        self.span.set_attribute("groq.status", status)
        for span in (self.attempt, self.processing, self.span):
            if not span.is_recording():
                continue  # it has ended, or nobody wants it
            if is_error:
                fail(span, status)
            span.end(ended_at)


def fail(span: Span, code: str) -> None:
    """Have a span end in an error.

    It tells neither a message nor a traceback: they may quote what the user has written.
    """
    span.set_attribute("error.type", code)
    span.set_status(Status(StatusCode.ERROR, code))


@contextmanager
def current(context: Context) -> Generator[None, None, None]:
    """Make a context the current one, and put back what was.

    Not by `detach`: a flow that is dropped ends in whatever context its finaliser runs in, where
    there is nothing to put back, and where `detach` logs an error.
    """
    before = get_current()
    attach(context)
    try:
        yield
    finally:
        if get_current() is context:
            attach(before)
