"""Spans of OpenTelemetry: one for each operation, and one below it for each attempt.

groq_operation                      groq_stream
└── http_request  each attempt      ├── http_request       each attempt to open it
                                    └── stream_processing  from its first chunk to its end
"""

from __future__ import annotations

import os
import time
from collections import deque
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import finalize

from opentelemetry import propagate, trace
from opentelemetry.context import get_current
from opentelemetry.trace import SpanKind, set_span_in_context

from groq._checks import check_flag
from groq._middleware import Observer
from groq._version import __version__
from groq.telemetry._attributes import (
    answer_attributes,
    attempt_attributes,
    response_attributes,
    stream_attributes,
    token_attributes,
)
from groq.telemetry._content import input_attributes, output_attributes
from groq.telemetry._genai import (
    identity_of,
    operation_of,
    request_attributes,
    result_attributes,
)
from groq.telemetry._outcome import CANCELLED, SUCCESS, outcome_of
from groq.telemetry._providers import check_provider
from groq.telemetry._trace import Trace, current, fail

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from opentelemetry.trace import TracerProvider

    from groq._middleware import Call, Sending, StreamEnd
    from groq.errors import GroqError

_CAPTURE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
_CAPTURING = frozenset({"true", "span_only", "span_and_event"})
_LOST = "lost"


class OpenTelemetrySpans(Observer):
    """Traces the calls of a client by OpenTelemetry.

        client = Groq(middleware=[OpenTelemetrySpans()])

    An operation is a span `groq_operation`, or `groq_stream`, below the caller's current span. Its
    attributes are `operation` and `model`; `gen_ai.*` by OpenTelemetry's conventions for
    generative AI, where a model is asked; and

    - `groq.status`: `success`, `closed` (a stream, by its user), `lost`, or `error.type`;
    - `groq.request_id`, and `groq.x_groq.id`, by which support finds a call;
    - `groq.tokens.prompt`, `groq.tokens.completion`;
    - `groq.attempts`: how often it was sent;
    - `groq.latency_ms`: from the call to its result, or to the first chunk of its stream;
    - `groq.queue_time`, `groq.prompt_time`, `groq.completion_time`, `groq.total_time`: seconds
      that the service says it has taken.

    Each attempt is a span `http_request` below it, which is current while it is sent: what traces
    httpx goes on from there. Waits for rate limits and retries are events `groq.throttled` and
    `groq.retry_scheduled` of the operation.

    A stream's span ends with the stream, and so does the span `stream_processing` below it, which
    begins with the first chunk. None is current meanwhile: what is done with a chunk is the
    caller's. A stream that is lost without being closed ends then, which the next call tells.

    `error.type` is the code of a `GroqError`, the class of another exception, or `cancelled`. No
    message is told, as it may quote the prompt.

    Calls of `chat.completions` are told twice beside `opentelemetry-instrumentation-groq`, which
    knows nothing else: use one of the two.

    Args:
        tracer_provider: Where spans go; the global one when absent.
        capture_content: Put prompts and answers of chat completions and responses into spans;
            when absent, whether the environment variable
            `OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT` asks for it.
        propagate: Send the context of the trace to the service, as the global propagator writes
            it. Off, because the service is somebody else's.

    Raises:
        ValidationError: An argument is wrong.
    """

    def __init__(
        self,
        tracer_provider: TracerProvider | None = None,
        *,
        capture_content: bool | None = None,
        propagate: bool = False,
    ) -> None:
        check_provider("tracer_provider", tracer_provider, "get_tracer")
        check_flag("capture_content", False if capture_content is None else capture_content)
        check_flag("propagate", propagate)
        self._make = partial(
            type(self), tracer_provider, capture_content=capture_content, propagate=propagate
        )
        self._tracer = trace.get_tracer("groq", __version__, tracer_provider)
        self._captures = _is_capturing() if capture_content is None else capture_content
        self._propagates = propagate
        self._dropped: deque[tuple[Trace, int]] = deque()

    def __reduce__(self) -> tuple[Any, ...]:
        return self._make, ()

    @contextmanager
    def operation(self, call: Call) -> Generator[None, None, None]:
        """The span of the operation; that of a stream stays open."""
        self._end_dropped()
        call.notes[self] = begun = self._begin(call)
        with current(begun.context):
            try:
                yield
            except GeneratorExit:
                self._drop(begun)
                raise
            except BaseException as error:
                begun.span.set_attributes(answer_attributes(call, begun.seconds))
                begun.end(outcome_of(error), is_error=True)
                raise
        begun.span.set_attributes(answer_attributes(call, begun.seconds))
        if call.is_stream:
            self._await_end(begun, call)
        else:
            self._tell_result(begun, call, lambda: call.result)
            begun.end(SUCCESS)

    @contextmanager
    def attempt(self, call: Call, sending: Sending) -> Generator[None, None, None]:
        """The span of an attempt."""
        begun: Trace = call.notes[self]
        begun.attempt = span = self._tracer.start_span(
            "http_request", begun.context, SpanKind.CLIENT, attempt_attributes(call, sending)
        )
        span.add_event("request_started")
        with current(set_span_in_context(span, begun.context)):
            if self._propagates:
                propagate.inject(sending.headers)
            try:
                yield
            except GeneratorExit:
                raise  # ends with the operation
            except BaseException as error:
                fail(span, outcome_of(error))
                span.end()
                raise
        span.add_event("response_parsed")
        span.end()

    def on_response(self, call: Call, sending: Sending) -> None:
        """Headers have come."""
        begun: Trace = call.notes[self]
        begun.attempt.set_attributes(response_attributes(sending))
        begun.attempt.add_event("response_received")

    def on_throttle(self, call: Call, limit: str | None, seconds: float) -> None:
        """The call waits for a rate limit."""
        waits = {"wait_ms": round(seconds * 1000)}
        call.notes[self].span.add_event(
            "groq.throttled", waits if limit is None else {"limit": limit, **waits}
        )

    def on_retry(self, call: Call, error: GroqError, delay: float) -> None:
        """The call is tried again."""
        call.notes[self].span.add_event(
            "groq.retry_scheduled",
            {"error.type": outcome_of(error), "delay_ms": round(delay * 1000)},
        )

    def on_stream_end(self, call: Call, end: StreamEnd) -> None:
        """The stream is over."""
        begun: Trace = call.notes[self]
        begun.processing.set_attributes(stream_attributes(end))
        begun.span.set_attributes(token_attributes(end.usage))
        self._tell_result(begun, call, lambda: end.result)
        is_error = end.error is not None or end.status == CANCELLED
        begun.end(end.status if end.error is None else outcome_of(end.error), is_error=is_error)

    def _begin(self, call: Call) -> Trace:
        name = "groq_stream" if call.is_stream else "groq_operation"
        identity = {"operation": call.operation, "model": call.model or "unknown"}
        around = get_current()
        span = self._tracer.start_span(
            name, around, SpanKind.CLIENT, {**identity, **identity_of(call)}
        )
        if span.is_recording() and operation_of(call) is not None:
            params = call.params
            span.set_attributes(request_attributes(call, params))
            if self._captures and operation_of(call) == "chat":
                span.set_attributes(input_attributes(params))
        return Trace(span, set_span_in_context(span, around))

    def _tell_result(self, begun: Trace, call: Call, made: Callable[[], object]) -> None:
        if not begun.span.is_recording() or operation_of(call) is None:
            return
        result = made()
        begun.span.set_attributes(result_attributes(result))
        if self._captures and operation_of(call) == "chat":
            begun.span.set_attributes(output_attributes(result))

    def _await_end(self, begun: Trace, call: Call) -> None:
        """Leave the span open until the stream is over, or nobody has it any more."""
        begun.processing = self._tracer.start_span("stream_processing", begun.context)
        if operation_of(call) is not None:
            begun.span.set_attribute("gen_ai.response.time_to_first_chunk", begun.seconds)
        finalize(call, self._drop, begun).atexit = False

    def _drop(self, begun: Trace) -> None:
        """Take note that an operation is over; a finaliser may be calling, which must not wait."""
        if not begun.is_over:
            self._dropped.append((begun, time.time_ns()))

    def _end_dropped(self) -> None:
        with suppress(IndexError):  # there is none, or another thread has it
            while True:
                begun, ended_at = self._dropped.popleft()
                begun.end(_LOST, ended_at=ended_at)


def _is_capturing() -> bool:
    return os.environ.get(_CAPTURE, "").strip().lower() in _CAPTURING
