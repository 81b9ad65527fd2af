"""Metrics, kept by OpenTelemetry's own SDK."""

from __future__ import annotations

import gc
import pickle
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import anyio
import pytest
from attrs import define, field
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from groq import CircuitBreakerConfig, Groq, ServerError, StreamTruncatedError
from groq.telemetry import OpenTelemetryMetrics

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from groq.testing import Simulator
    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
CUT = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"abc"},"finish_reason":null}]}\n\n'
)
GENAI = ("gen_ai.client.operation.duration", "gen_ai.client.token.usage")


@define
class Metering:
    """A meter provider, and what it has measured."""

    reader: InMemoryMetricReader = field(factory=InMemoryMetricReader)
    provider: MeterProvider = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.provider = MeterProvider([self.reader])

    def metrics(self) -> dict[str, Any]:
        """The metrics by their names."""
        data: Any = self.reader.get_metrics_data()
        if data is None:
            return {}
        (scope,) = data.resource_metrics[0].scope_metrics
        assert scope.scope.name == "groq"
        return {metric.name: metric for metric in scope.metrics}

    def points(self, name: str) -> dict[tuple[Any, ...], Any]:
        """What a metric shows, by the values of its labels."""
        points = self.metrics()[name].data.data_points
        return {tuple(dict(point.attributes).values()): point for point in points}

    def values(self, name: str) -> dict[tuple[Any, ...], Any]:
        """What a counter or a gauge shows."""
        return {labels: point.value for labels, point in self.points(name).items()}


@pytest.fixture
def metering() -> Metering:
    return Metering()


def measured(world: World, metering: Metering, **settings: Any) -> Any:
    """A client with metrics."""
    return world.client(middleware=[OpenTelemetryMetrics(metering.provider)], **settings)


async def test_calls_are_counted_and_timed(world: World, metering: Metering) -> None:
    client = measured(world, metering)
    usage = (await world.settle(client.chat.create(**ASK))).usage
    await world.settle(client.models.list())
    metrics = metering.metrics()
    assert metering.values("groq_requests_total") == {
        (MODEL, "chat.create", "success"): 1,
        ("unknown", "models.list", "success"): 1,
    }
    assert metering.values("groq_tokens_total") == {
        (MODEL, "prompt"): usage.prompt_tokens,
        (MODEL, "completion"): usage.completion_tokens,
    }
    durations = metering.points("groq_request_duration_seconds")
    assert {labels: point.count for labels, point in durations.items()} == {
        (MODEL, "chat.create"): 1,
        ("unknown", "models.list"): 1,
    }
    bounds = durations[MODEL, "chat.create"].explicit_bounds
    assert bounds == (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
    assert metrics["groq_request_duration_seconds"].unit == "s"
    assert metrics["groq_requests_total"].data.is_monotonic
    assert set(metering.values("groq_rate_limit_remaining")) == {("requests",), ("tokens",)}


async def test_labels_have_the_names_that_prometheus_has(world: World, metering: Metering) -> None:
    stream = await world.settle(measured(world, metering).chat.create_stream(**ASK))
    await world.settle(stream.collect())
    labels = {
        name: set(metric.data.data_points[0].attributes)
        for name, metric in metering.metrics().items()
        if name not in GENAI
    }
    assert labels == {
        "groq_requests_total": {"model", "operation", "status"},
        "groq_tokens_total": {"model", "type"},
        "groq_request_duration_seconds": {"model", "operation"},
        "groq_streaming_first_token_seconds": {"model"},
        "groq_rate_limit_remaining": {"type"},
    }


async def test_the_figures_of_the_conventions(world: World, metering: Metering) -> None:
    client = measured(world, metering)
    usage = (await world.settle(client.chat.create(**ASK))).usage
    with pytest.raises(Exception, match="does not exist"):
        await world.settle(client.chat.create(model="nope", messages=ASK["messages"]))
    await world.settle(client.models.list())  # asks no model
    metrics = metering.metrics()
    durations = metrics["gen_ai.client.operation.duration"].data.data_points
    by_model = {point.attributes["gen_ai.request.model"]: point for point in durations}
    assert set(by_model) == {MODEL, "nope"}
    known = dict(by_model[MODEL].attributes)
    assert f"http://{known.pop('server.address')}:{known.pop('server.port')}" == world.base_url
    assert known == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "groq",
        "gen_ai.request.model": MODEL,
    }
    assert by_model["nope"].attributes["error.type"] == "model_not_found"
    assert (by_model[MODEL].explicit_bounds[0], by_model[MODEL].explicit_bounds[-1]) == (
        0.01,
        81.92,
    )
    tokens = metrics["gen_ai.client.token.usage"].data.data_points
    sums = {point.attributes["gen_ai.token.type"]: point.sum for point in tokens}
    assert sums == {"input": usage.prompt_tokens, "output": usage.completion_tokens}
    assert tokens[0].explicit_bounds == tuple(4**power for power in range(14))
    assert (metrics[GENAI[0]].unit, metrics[GENAI[1]].unit) == ("s", "{token}")


async def test_streams_are_counted_when_they_end(
    server_world: World, httpserver: HTTPServer, metering: Metering
) -> None:
    httpserver.expect_request(CHAT).respond_with_data(CUT, content_type="text/event-stream")
    client = measured(server_world, metering)
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    assert metering.metrics() == {}
    await server_world.close(stream)
    stream = await server_world.settle(client.chat.create_stream(**ASK))
    with pytest.raises(StreamTruncatedError) as caught:
        await server_world.settle(stream.collect())
    assert metering.values("groq_requests_total") == {
        (MODEL, "chat.create_stream", "closed"): 1,
        (MODEL, "chat.create_stream", caught.value.code): 1,
    }
    assert metering.points("groq_streaming_first_token_seconds")[(MODEL,)].count == 2
    durations = metering.metrics()["gen_ai.client.operation.duration"].data.data_points
    errors = [point.attributes.get("error.type") for point in durations]
    assert sorted(map(str, errors)) == ["None", caught.value.code]


async def test_retries_and_moves_of_the_breaker_are_told(
    server_world: World, httpserver: HTTPServer, metering: Metering
) -> None:
    httpserver.expect_request(CHAT).respond_with_json({}, 503, headers={"retry-after": "0.01"})
    breaker = CircuitBreakerConfig(failure_threshold=2, reset_timeout=60)
    client = measured(server_world, metering, max_retries=1, circuit_breaker=breaker)
    with pytest.raises(ServerError):
        await server_world.settle(client.chat.create(**ASK))
    assert metering.values("groq_retries_total") == {(MODEL, "server"): 1}
    assert metering.values("groq_circuit_breaker_state") == {(): 1}
    client.reset_circuit()
    assert metering.values("groq_circuit_breaker_state") == {(): 0}


async def test_a_cancelled_call_is_counted_as_that(
    server_world: World, httpserver: HTTPServer, metering: Metering
) -> None:
    if server_world.name == "blocking":
        pytest.skip("nothing cancels a blocking call but an interrupt")
    used_up = {
        "x-ratelimit-limit-requests": "1000",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "20s",
    }
    httpserver.expect_request("/openai/v1/models").respond_with_json(
        {"object": "list", "data": []}, headers=used_up
    )
    client = measured(server_world, metering)
    await client.models.list()
    with anyio.move_on_after(0.1):
        await client.models.list()
    assert metering.values("groq_requests_total") == {
        ("unknown", "models.list", "success"): 1,
        ("unknown", "models.list", "cancelled"): 1,
    }


def test_threads_and_clients_of_one_provider_are_counted_together(
    simulator: Simulator, metering: Metering
) -> None:
    clients = [
        Groq("gsk_x", base_url=simulator.base_url, middleware=[OpenTelemetryMetrics(provider)])
        for provider in [metering.provider] * 2
    ]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: clients[number % 2].models.list(), range(40)))
    for client in clients:
        client.close()
    assert metering.values("groq_requests_total") == {("unknown", "models.list", "success"): 40}


def test_metrics_are_pickled_without_what_they_have_counted() -> None:
    twin = pickle.loads(pickle.dumps(OpenTelemetryMetrics()))  # noqa: S301  our own
    assert isinstance(twin, OpenTelemetryMetrics)


def test_a_provider_that_nobody_has_is_let_go() -> None:
    from groq.telemetry import _otel_metrics  # noqa: PLC0415  its own unit

    gc.collect()
    before = set(_otel_metrics._SHARED)
    provider = MeterProvider(shutdown_on_exit=False)
    OpenTelemetryMetrics(provider)
    assert set(_otel_metrics._SHARED) == {*before, provider}
    del provider
    gc.collect()
    assert set(_otel_metrics._SHARED) == before
