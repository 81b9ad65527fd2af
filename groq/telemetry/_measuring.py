"""What metrics tell of a client, whoever keeps them: names, labels, and what is counted when.

A request is counted once, when it is over: with its result or error, or, of a stream, when that
has ended. Each that is counted is timed as well. A stream that is lost without being closed
has no end and counts for nothing.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Protocol, TypeAlias
from weakref import WeakKeyDictionary

from attrs import define, field, frozen

from groq._breaker import CircuitState
from groq._breakers import worst
from groq._limits import ModelLimits
from groq._middleware import Observer
from groq._printable import printable
from groq.telemetry._outcome import outcome_of

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from groq._middleware import Call, Sending, StreamEnd, TokenUsage
    from groq.errors import GroqError

    Labels: TypeAlias = "Mapping[str, str]"

OTHER = "other"
_UNKNOWN = "unknown"
# Names of models may come from outside, and each makes new time series.
_MOST_NAMES = 100
_LONGEST_NAME = 100


@frozen(kw_only=True)
class Metric:
    """One metric, as both backends define it.

    Attributes:
        name: Its whole name.
        help: What it tells.
        labels: Names of its labels.
        unit: As OpenTelemetry writes it.
        buckets: Upper bounds in seconds, of a histogram.
    """

    name: str
    help: str
    labels: tuple[str, ...] = ()
    unit: str = "1"
    buckets: tuple[float, ...] = ()


REQUESTS = Metric(
    name="groq_requests_total",
    help="Operations that are over, by how they ended.",
    labels=("model", "operation", "status"),
)
TOKENS = Metric(
    name="groq_tokens_total",
    help="Tokens that the service says it has counted.",
    labels=("model", "type"),
)
RETRIES = Metric(
    name="groq_retries_total",
    help="Attempts that failed and were followed by another one, by why.",
    labels=("model", "reason"),
)
DURATION = Metric(
    name="groq_request_duration_seconds",
    help="Seconds from the call until the operation was over, waiting and retries included.",
    labels=("model", "operation"),
    unit="s",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
FIRST_TOKEN = Metric(
    name="groq_streaming_first_token_seconds",
    help="Seconds from the call until the model had written something.",
    labels=("model",),
    unit="s",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5),
)
REMAINING = Metric(
    name="groq_rate_limit_remaining",
    help="The least that any model has left of its rate limits, as of the last answer.",
    labels=("type",),
)
CIRCUIT = Metric(
    name="groq_circuit_breaker_state",
    help="The worst state of any model's circuit breaker: 0 closed, 1 open, 2 half open.",
)


class Backend(Protocol):
    """Keeps figures."""

    def count(self, metric: Metric, labels: Labels, amount: int = 1) -> None:
        """Count something."""
        ...

    def observe(self, metric: Metric, labels: Labels, value: float) -> None:
        """Sort a value into the buckets of a histogram."""
        ...

    def put(self, metric: Metric, labels: Labels, value: float) -> None:
        """Have a gauge show a value."""
        ...


@define(eq=False)
class Names:
    """The values of a label: the first so many of them, and `other` for those that come later."""

    _most: int = _MOST_NAMES
    _known: set[str] = field(factory=set[str], init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def of(self, name: str | None) -> str:
        """The value to use for a name; `unknown` for none."""
        text = _UNKNOWN if name is None else printable(name, _LONGEST_NAME)
        if text in self._known:
            return text
        with self._lock:
            if len(self._known) < self._most:
                self._known.add(text)
            return text if text in self._known else OTHER


@define(eq=False)
class Board:
    """What several clients that tell the same backend have in common.

    Gauges have no label for the model, so somebody must know of all models.
    """

    backend: Backend
    models: Names = field(factory=Names)
    operations: Names = field(factory=Names)
    statuses: Names = field(factory=Names)
    reasons: Names = field(factory=Names)
    _limits: dict[str, ModelLimits] = field(factory=dict[str, ModelLimits], init=False)
    _circuits: WeakKeyDictionary[object, dict[str | None, CircuitState]] = field(
        factory=WeakKeyDictionary[object, dict[str | None, CircuitState]], init=False
    )
    _lock: Lock = field(factory=Lock, init=False)

    def learn(self, model: str, headers: Mapping[str, str], now: float) -> None:
        """Show the least that any model has left, what has come back meanwhile included."""
        with self._lock:
            self._limits.setdefault(model, ModelLimits()).tell(headers, now, now)
            known = [limits.status(None, now) for limits in self._limits.values()]
            for kind, left in (
                ("requests", [status.requests_remaining for status in known]),
                ("tokens", [status.tokens_remaining for status in known]),
            ):
                told = [count for count in left if count is not None]
                if told:
                    self.backend.put(REMAINING, {"type": kind}, min(told))

    def move(self, owner: object, model: str | None, state: CircuitState) -> None:
        """Show the worst state that the breaker of any model of any client is in."""
        with self._lock:
            self._circuits.setdefault(owner, {})[model] = state
            if state is CircuitState.CLOSED:
                del self._circuits[owner][model]
            states = {state for circuits in self._circuits.values() for state in circuits.values()}
            self.backend.put(CIRCUIT, {}, worst(states))


class Measuring(Observer):
    """Counts and times the operations of a client."""

    def __init__(self, board: Board) -> None:
        self._board = board

    @contextmanager
    def operation(self, call: Call) -> Generator[None, None, None]:
        """Count the operation when it is over; a stream that was opened is not over yet."""
        started = time.perf_counter()
        try:
            yield
        finally:
            is_opened = call.is_stream and call.error is None
            # A flow that was dropped ends in a finaliser, which must not wait for a lock.
            if not is_opened and not isinstance(call.error, GeneratorExit):
                seconds = time.perf_counter() - started
                self.ended(call, outcome_of(call.error), seconds, call.usage)

    def on_stream_end(self, call: Call, end: StreamEnd) -> None:
        """Count the stream."""
        status = end.status if end.error is None else outcome_of(end.error)
        self.ended(call, status, end.seconds, end.usage)
        if end.first_token_seconds is not None:
            labels = {"model": self._board.models.of(call.model)}
            self._board.backend.observe(FIRST_TOKEN, labels, end.first_token_seconds)

    def ended(self, call: Call, status: str, seconds: float, usage: TokenUsage | None) -> None:
        """An operation is over, or the stream that it has opened."""
        board, backend = self._board, self._board.backend
        model, operation = board.models.of(call.model), board.operations.of(call.operation)
        labels = {"model": model, "operation": operation}
        backend.observe(DURATION, labels, seconds)
        backend.count(REQUESTS, {**labels, "status": board.statuses.of(status)})
        if usage is not None:
            # No counter goes down, and nobody has checked what the service says.
            for kind, tokens in (("prompt", usage.prompt), ("completion", usage.completion)):
                backend.count(TOKENS, {"model": model, "type": kind}, max(0, tokens))

    def on_retry(self, call: Call, error: GroqError, delay: float) -> None:
        """Count a retry, by the kind of the error."""
        _ = delay
        board = self._board
        reason = board.reasons.of(error.kind.removesuffix("_error"))
        board.backend.count(RETRIES, {"model": board.models.of(call.model), "reason": reason})

    def on_response(self, call: Call, sending: Sending) -> None:
        """Learn what is left of the rate limits."""
        model = self._board.models.of(call.model)
        self._board.learn(model, sending.response_headers, time.monotonic())

    def on_circuit(self, owner: object, model: str | None, state: CircuitState) -> None:
        """Show the state of the circuit breakers."""
        self._board.move(owner, model, state)
