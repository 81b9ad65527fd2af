"""Metrics for OpenTelemetry: the same as for Prometheus, and those of its conventions."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakKeyDictionary

from opentelemetry import metrics

from groq._version import __version__
from groq.telemetry._genai import operation_of, server_of
from groq.telemetry._measuring import (
    CIRCUIT,
    DURATION,
    FIRST_TOKEN,
    REMAINING,
    REQUESTS,
    RETRIES,
    TOKENS,
    Board,
    Measuring,
    Metric,
)
from groq.telemetry._outcome import CLOSED, SUCCESS
from groq.telemetry._providers import check_provider

if TYPE_CHECKING:
    from collections.abc import Mapping

    from opentelemetry.metrics import Meter, MeterProvider

    from groq._middleware import Call, TokenUsage

    _Labels: TypeAlias = "Mapping[str, str | int]"

# As published with the conventions 1.41; their next edition divides both by kinds of operations.
_GENAI_DURATION = Metric(
    name="gen_ai.client.operation.duration",
    help="Seconds that an operation of a model has taken.",
    unit="s",
    buckets=(
        0.01,
        0.02,
        0.04,
        0.08,
        0.16,
        0.32,
        0.64,
        1.28,
        2.56,
        5.12,
        10.24,
        20.48,
        40.96,
        81.92,
    ),
)
_GENAI_TOKENS = Metric(
    name="gen_ai.client.token.usage",
    help="Tokens that an operation has read or written.",
    unit="{token}",
    buckets=tuple(float(4**power) for power in range(14)),
)

_SHARED: WeakKeyDictionary[MeterProvider, tuple[Board, _Instruments]] = WeakKeyDictionary()
_LOCK = Lock()


class OpenTelemetryMetrics(Measuring):
    """Counts and times what a client does, by OpenTelemetry.

        client = Groq(middleware=[OpenTelemetryMetrics()])

    It keeps what `PrometheusMetrics` keeps, under the same names, labels and buckets; see there.
    Besides, of operations that ask a model, the histograms of OpenTelemetry's conventions for
    generative AI: `gen_ai.client.operation.duration`, whose attribute `error.type` is the
    `status` of what has failed, and `gen_ai.client.token.usage`.

    All clients of a process may share an object, or have one each, for the same provider.

    Args:
        meter_provider: Where metrics go; the global one when absent.

    Raises:
        ValidationError: It is no provider.
    """

    def __init__(self, meter_provider: MeterProvider | None = None) -> None:
        check_provider("meter_provider", meter_provider, "get_meter")
        self._given = meter_provider
        provider = metrics.get_meter_provider() if meter_provider is None else meter_provider
        board, self._instruments = _shared(provider)
        super().__init__(board)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._given,)

    def ended(self, call: Call, status: str, seconds: float, usage: TokenUsage | None) -> None:
        """Tell the figures of the conventions, too."""
        super().ended(call, status, seconds, usage)
        if (operation := operation_of(call)) is None:
            return
        labels = {
            "gen_ai.operation.name": operation,
            "gen_ai.provider.name": "groq",
            "gen_ai.request.model": self._board.models.of(call.model),
            **server_of(call.address),
        }
        error = (
            {} if status in (SUCCESS, CLOSED) else {"error.type": self._board.statuses.of(status)}
        )
        self._instruments.observe(_GENAI_DURATION, labels | error, seconds)
        if usage is not None:
            for kind, tokens in (("input", usage.prompt), ("output", usage.completion)):
                by_kind = labels | {"gen_ai.token.type": kind}
                self._instruments.observe(_GENAI_TOKENS, by_kind, tokens)


def _shared(provider: MeterProvider) -> tuple[Board, _Instruments]:
    """What is of a provider, whichever client asks: they must look at the same gauges."""
    with _LOCK:
        if (shared := _SHARED.get(provider)) is None:
            instruments = _Instruments(provider.get_meter("groq", __version__))
            shared = _SHARED[provider] = Board(instruments), instruments
        return shared


class _Instruments:
    """The instruments of one meter."""

    def __init__(self, meter: Meter) -> None:
        self._counters = {
            metric: meter.create_counter(metric.name, metric.unit, metric.help)
            for metric in (REQUESTS, TOKENS, RETRIES)
        }
        self._histograms = {
            metric: meter.create_histogram(
                metric.name,
                metric.unit,
                metric.help,
                explicit_bucket_boundaries_advisory=metric.buckets,
            )
            for metric in (DURATION, FIRST_TOKEN, _GENAI_DURATION, _GENAI_TOKENS)
        }
        self._gauges = {
            metric: meter.create_gauge(metric.name, metric.unit, metric.help)
            for metric in (REMAINING, CIRCUIT)
        }

    def count(self, metric: Metric, labels: _Labels, amount: int = 1) -> None:
        self._counters[metric].add(amount, labels)

    def observe(self, metric: Metric, labels: _Labels, value: float) -> None:
        self._histograms[metric].record(value, labels)

    def put(self, metric: Metric, labels: _Labels, value: float) -> None:
        self._gauges[metric].set(value, labels)
