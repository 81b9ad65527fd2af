"""Metrics for Prometheus, by `prometheus_client`."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from prometheus_client import REGISTRY, Counter, Gauge, Histogram

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
)

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry

    from groq.telemetry._measuring import Labels, Metric

    _GaugeMode = Literal["livemax", "livemostrecent"]

_BOARDS: WeakKeyDictionary[CollectorRegistry, Board] = WeakKeyDictionary()
_LOCK = Lock()

# How the processes of a program with several make one figure of theirs; only live ones count.
_GAUGE_MODES: dict[Metric, _GaugeMode] = {REMAINING: "livemostrecent", CIRCUIT: "livemax"}


class PrometheusMetrics(Measuring):
    """Counts and times what a client does, for Prometheus to fetch.

        client = Groq(middleware=[PrometheusMetrics()])
        prometheus_client.start_http_server(9100)

    - `groq_requests_total{model,operation,status}`: operations that are over. `status` is
      `success`, `cancelled`, the `code` of the error or, of a stream that was closed before its
      end, `closed`. A stream counts when it has ended.
    - `groq_tokens_total{model,type}`: tokens, of `type` `prompt` and `completion`.
    - `groq_retries_total{model,reason}`: attempts that were tried again, by the kind of error:
      `rate_limit`, `timeout`, `network`, `server` and so on.
    - `groq_request_duration_seconds{model,operation}`: whatever was counted as a request, from
      the call to its end; waiting for a rate limit and retries are part of it.
    - `groq_streaming_first_token_seconds{model}`: from the call until something was written.
    - `groq_rate_limit_remaining{type}`: `requests` of the day and `tokens` of the minute that are
      left, for the model that has least. What has come back is reckoned in with every answer.
    - `groq_circuit_breaker_state`: 0 when the breakers of all models are closed, 1 when any is
      open, else 2, which is half open.

    Each label has at most a hundred values, as names of models may come from outside; later ones
    are counted as `other`. Calls without a model have `unknown`.

    All clients of a process may share an object, or have one each, for the same registry. Of
    clients that share one, the last to tell of a model's breaker is believed. In
    `prometheus_client`'s mode for several processes, rate limits are what the last process has
    told, and the breaker shows the highest number of any.

    Args:
        registry: Where the metrics are registered; that of `prometheus_client` when absent.
    """

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self._given = registry
        super().__init__(_board_of(REGISTRY if registry is None else registry))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._given,)  # a client is pickled with its middleware


def _board_of(registry: CollectorRegistry) -> Board:
    """The board of a registry, made with the first use: a name can be registered once."""
    with _LOCK:
        if (board := _BOARDS.get(registry)) is None:
            board = _BOARDS[registry] = Board(_Collectors(registry))
        return board


class _Collectors:
    """The metrics of one registry, which is not kept: as long as it lives it knows its board."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._collectors: dict[Metric, Any] = {
            **{metric: _counter(metric, registry) for metric in (REQUESTS, TOKENS, RETRIES)},
            **{metric: _histogram(metric, registry) for metric in (DURATION, FIRST_TOKEN)},
            **{metric: _gauge(metric, registry) for metric in _GAUGE_MODES},
        }

    def count(self, metric: Metric, labels: Labels, amount: int = 1) -> None:
        self._child(metric, labels).inc(amount)

    def observe(self, metric: Metric, labels: Labels, value: float) -> None:
        self._child(metric, labels).observe(value)

    def put(self, metric: Metric, labels: Labels, value: float) -> None:
        self._child(metric, labels).set(value)

    def _child(self, metric: Metric, labels: Labels) -> Any:
        collector = self._collectors[metric]
        return collector.labels(**labels) if labels else collector


def _counter(metric: Metric, registry: CollectorRegistry) -> Counter:
    return Counter(metric.name, metric.help, metric.labels, registry=registry)


def _histogram(metric: Metric, registry: CollectorRegistry) -> Histogram:
    buckets = metric.buckets
    return Histogram(metric.name, metric.help, metric.labels, buckets=buckets, registry=registry)


def _gauge(metric: Metric, registry: CollectorRegistry) -> Gauge:
    mode = _GAUGE_MODES[metric]
    return Gauge(metric.name, metric.help, metric.labels, multiprocess_mode=mode, registry=registry)
