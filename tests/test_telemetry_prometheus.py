"""What Prometheus fetches, over HTTP and in both of its formats; in three worlds."""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from attrs import define
from prometheus_client import CollectorRegistry, Metric, parser, start_http_server
from prometheus_client.openmetrics import parser as openmetrics_parser
from werkzeug import Response

from groq import (
    APIStatusError,
    CircuitBreakerConfig,
    CircuitState,
    Groq,
    GroqError,
    Middleware,
    NetworkError,
    ServerError,
    StreamTruncatedError,
    TimeoutError,
    ValidationError,
)
from groq._breakers import CircuitBreakers
from groq.telemetry import PrometheusMetrics
from groq.telemetry._measuring import Names
from groq.testing import ManualClock
from tests.bodies import Pieces, client_of
from tests.conftest import API_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from groq.testing import Simulator
    from tests.conftest import World

pytestmark = pytest.mark.anyio

CHAT = "/openai/v1/chat/completions"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
COMPLETION = {
    "id": "c",
    "object": "chat.completion",
    "created": 1,
    "model": MODEL,
    "choices": [
        {
            "index": 0,
            "message": {"role": "assistant", "content": "Hello"},
            "finish_reason": "stop",
        }
    ],
    "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7},
}
CUT = (
    b'data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m",'
    b'"choices":[{"index":0,"delta":{"content":"abc"},"finish_reason":null}]}\n\n'
)
LABELS = ("model", "operation", "status", "type", "reason", "le")
classic: Any = parser  # one of the two has no types
modern: Any = openmetrics_parser
OPEN_METRICS = "application/openmetrics-text; version=1.0.0"


@define
class Scrape:
    """A registry, and what a Prometheus that fetches it would see."""

    registry: CollectorRegistry
    url: str

    def values(self, name: str) -> dict[str, float]:
        """The samples of a metric, by the values of their labels."""
        return {labels: value for (found, labels), value in self.all().items() if found == name}

    def all(self) -> dict[tuple[str, str], float]:
        plain = samples(classic.text_string_to_metric_families(self.text("text/plain")))
        assert plain == samples(modern.text_string_to_metric_families(self.text(OPEN_METRICS)))
        return plain

    def text(self, accept: str) -> str:
        answer = httpx.get(self.url, headers={"accept": accept})
        assert answer.headers["content-type"].startswith(accept.partition(";")[0])
        return answer.text


def samples(families: Any) -> dict[tuple[str, str], float]:
    return {
        (
            sample.name,
            " ".join(sample.labels[label] for label in LABELS if label in sample.labels),
        ): sample.value
        for family in families
        for sample in family.samples
        if not sample.name.endswith("_created")
    }


def labels_of(sample: Any) -> str:
    return " ".join(sample.labels[name] for name in LABELS if name in sample.labels)


class Current(CollectorRegistry):
    """Serves the registry of the test that is running: to stop a server takes half a second."""

    registry: CollectorRegistry

    def collect(self) -> Iterator[Metric]:
        yield from self.registry.collect()


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Current, str]]:
    current = Current()
    server, thread = start_http_server(0, addr="127.0.0.1", registry=current)
    yield current, f"http://127.0.0.1:{server.server_port}/metrics"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def scrape(served: tuple[Current, str]) -> Scrape:
    current, url = served
    current.registry = CollectorRegistry()
    return Scrape(current.registry, url)


async def test_a_call_is_counted_and_timed_with_its_tokens(world: World, scrape: Scrape) -> None:
    client = world.client(middleware=[PrometheusMetrics(scrape.registry)])
    completion = await world.settle(client.chat.create(**ASK))
    await world.settle(client.models.list())
    assert scrape.values("groq_requests_total") == {
        f"{MODEL} chat.create success": 1,
        "unknown models.list success": 1,
    }
    assert scrape.values("groq_tokens_total") == {
        f"{MODEL} prompt": completion.usage.prompt_tokens,
        f"{MODEL} completion": completion.usage.completion_tokens,
    }
    assert scrape.values("groq_request_duration_seconds_count") == {
        f"{MODEL} chat.create": 1,
        "unknown models.list": 1,
    }
    seconds = scrape.values("groq_request_duration_seconds_sum")[f"{MODEL} chat.create"]
    assert 0 < seconds < 5
    buckets = scrape.values("groq_request_duration_seconds_bucket")
    bounds = [key.rpartition(" ")[2] for key in buckets if key.startswith(MODEL)]
    assert bounds == ["0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "+Inf"]
    assert buckets[f"{MODEL} chat.create +Inf"] == 1
    assert scrape.values("groq_circuit_breaker_state") == {"": 0}
    assert scrape.values("groq_streaming_first_token_seconds_count") == {}


@pytest.mark.parametrize(
    ("status", "code", "counted"),
    [
        (429, "rate_limit_exceeded", ("rate_limit_exceeded", "rate_limit")),
        (503, None, ("server_error", "server")),
        (498, "a code\nwith\ntext", ("flex_capacity_error", "flex_capacity")),
    ],
)
async def test_a_failed_call_counts_once_and_each_of_its_retries_by_reason(
    server_world: World,
    httpserver: HTTPServer,
    scrape: Scrape,
    *,
    status: int,
    code: str | None,
    counted: tuple[str, str],
) -> None:
    httpserver.expect_request(CHAT).respond_with_json(
        {"error": {"message": "no", "code": code}}, status, headers={"retry-after": "0.01"}
    )
    metrics = PrometheusMetrics(scrape.registry)
    client = server_world.client(middleware=[metrics], max_retries=2)
    with pytest.raises(APIStatusError):
        await server_world.settle(client.chat.create(**ASK))
    assert scrape.values("groq_requests_total") == {f"{MODEL} chat.create {counted[0]}": 1}
    assert scrape.values("groq_retries_total") == {f"{MODEL} {counted[1]}": 2}
    assert scrape.values("groq_request_duration_seconds_count") == {f"{MODEL} chat.create": 1}
    assert scrape.values("groq_tokens_total") == {}


async def test_timeouts_and_lost_connections_are_counted(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    released = threading.Event()

    def slow(_: object) -> Response:
        released.wait(5)
        return Response("{}")

    httpserver.expect_request(CHAT).respond_with_handler(slow)
    metrics = PrometheusMetrics(scrape.registry)
    client = server_world.client(middleware=[metrics], max_retries=1, timeout=0.1)
    with pytest.raises(TimeoutError):
        await server_world.settle(client.chat.create(**ASK))
    released.set()
    nobody = server_world.client(middleware=[metrics], max_retries=0, base_url="http://127.0.0.1:9")
    with pytest.raises(NetworkError):
        await server_world.settle(nobody.chat.create(**ASK))
    assert scrape.values("groq_requests_total") == {
        f"{MODEL} chat.create timeout_error": 1,
        f"{MODEL} chat.create network_error": 1,
    }
    assert scrape.values("groq_retries_total") == {f"{MODEL} timeout": 1}


async def test_an_error_that_is_not_of_this_package_is_counted_by_its_class(
    world: World, scrape: Scrape
) -> None:
    class Faulty(Middleware):
        def on_response(self, *_: Any) -> None:
            raise KeyError

    client = world.client(middleware=[PrometheusMetrics(scrape.registry), Faulty()])
    with pytest.raises(KeyError):
        await world.settle(client.chat.create(**ASK))
    assert scrape.values("groq_requests_total") == {f"{MODEL} chat.create KeyError": 1}


async def test_a_stream_counts_when_it_has_ended_with_its_first_token(
    world: World, scrape: Scrape
) -> None:
    client = world.client(middleware=[PrometheusMetrics(scrape.registry)])
    stream = await world.settle(client.chat.create_stream(**ASK))
    assert scrape.values("groq_requests_total") == {}
    completion = await world.settle(stream.collect())
    assert scrape.values("groq_requests_total") == {f"{MODEL} chat.create_stream success": 1}
    assert scrape.values("groq_tokens_total") == {
        f"{MODEL} prompt": completion.usage.prompt_tokens,
        f"{MODEL} completion": completion.usage.completion_tokens,
    }
    first = scrape.values("groq_streaming_first_token_seconds_sum")[MODEL]
    whole = scrape.values("groq_request_duration_seconds_sum")[f"{MODEL} chat.create_stream"]
    assert 0 < first <= whole < 10
    assert scrape.values("groq_streaming_first_token_seconds_count") == {MODEL: 1}
    buckets = scrape.values("groq_streaming_first_token_seconds_bucket")
    bounds = [key.rpartition(" ")[2] for key in buckets]
    assert bounds == ["0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "+Inf"]


async def test_streams_that_break_or_are_closed_or_cannot_be_opened_are_counted(
    world: World, scrape: Scrape
) -> None:
    bodies = [Pieces(CUT), Pieces(CUT), Pieces(b"data: nonsense\n\n")]
    metrics = PrometheusMetrics(scrape.registry)
    client = client_of(world, *bodies, middleware=[metrics], max_retries=0)
    broken = await world.settle(client.chat.create_stream(**ASK))
    with pytest.raises(StreamTruncatedError):
        await world.settle(broken.collect())
    await world.close(await world.settle(client.chat.create_stream(**ASK)))
    with pytest.raises(GroqError):
        await world.settle(client.chat.create_stream(**ASK))
    operation = f"{MODEL} chat.create_stream"
    assert scrape.values("groq_requests_total") == {
        f"{operation} stream_truncated_error": 1,
        f"{operation} closed": 1,
        f"{operation} stream_decode_error": 1,
    }
    assert scrape.values("groq_request_duration_seconds_count") == {operation: 3}
    assert scrape.values("groq_streaming_first_token_seconds_count") == {MODEL: 2}


async def test_tokens_that_make_no_sense_count_for_nothing(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    usage = {"prompt_tokens": -3, "completion_tokens": 4, "total_tokens": 7}
    httpserver.expect_request(CHAT).respond_with_json({**COMPLETION, "usage": usage})
    client = server_world.client(middleware=[PrometheusMetrics(scrape.registry)])
    await server_world.settle(client.chat.create(**ASK))
    assert scrape.values("groq_tokens_total") == {f"{MODEL} prompt": 0, f"{MODEL} completion": 4}


async def test_a_stream_of_bytes_is_counted_and_has_no_first_token(
    world: World, scrape: Scrape
) -> None:
    client = world.client(middleware=[PrometheusMetrics(scrape.registry)])
    model = "canopylabs/orpheus-v1-english"
    stream = await world.settle(client.audio.speak_stream("Mind", model=model, voice="hannah"))
    async for _ in world.iterate(stream):
        pass
    assert scrape.values("groq_requests_total") == {f"{model} audio.speak_stream success": 1}
    assert scrape.values("groq_streaming_first_token_seconds_count") == {}


@pytest.mark.parametrize("world_name", ["asyncio", "trio"], indirect=True)
async def test_a_cancelled_call_is_counted_as_cancelled(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    released = threading.Event()

    def slow(_: object) -> Response:
        released.wait(5)
        return Response("{}")

    httpserver.expect_request(CHAT).respond_with_handler(slow)
    client = server_world.client(middleware=[PrometheusMetrics(scrape.registry)])
    with anyio.move_on_after(0.2):
        await client.chat.create(**ASK)
    released.set()
    assert scrape.values("groq_requests_total") == {f"{MODEL} chat.create cancelled": 1}


def test_a_flow_that_is_dropped_is_not_counted(scrape: Scrape) -> None:
    """A finaliser, which ends it, may run in the middle of somebody's lock."""
    metrics = PrometheusMetrics(scrape.registry)
    with Groq(API_KEY, middleware=[metrics]) as client:
        flow = type(client.models).list.flow(client.models)
        next(flow)
        flow.close()
    assert scrape.values("groq_requests_total") == {}


async def test_what_is_left_is_that_of_the_model_that_has_least(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    def answer(request: Any) -> Response:
        left = {"a": ("700", "50"), "b": ("90", "6000"), "c": ("odd", "")}[request.json["model"]]
        names = "x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens"
        limits = {"x-ratelimit-limit-requests": "1000", "x-ratelimit-limit-tokens": "8000"}
        resets = {"x-ratelimit-reset-requests": "10h", "x-ratelimit-reset-tokens": "50m"}
        headers = {**limits, **resets, **dict(zip(names, left, strict=True))}
        return Response(json.dumps(COMPLETION), content_type="application/json", headers=headers)

    httpserver.expect_request(CHAT).respond_with_handler(answer)
    metrics = PrometheusMetrics(scrape.registry)
    client = server_world.client(middleware=[metrics], throttle=False)
    remaining = []
    for model in ("a", "b", "c"):
        await server_world.settle(client.chat.create(**{**ASK, "model": model}))
        remaining.append(scrape.values("groq_rate_limit_remaining"))
    assert remaining == [{"requests": 700, "tokens": 50}, *[{"requests": 90, "tokens": 50}] * 2]


async def test_what_has_come_back_of_a_limit_is_reckoned_in(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    used_up = {
        "x-ratelimit-limit-tokens": "8000",
        "x-ratelimit-remaining-tokens": "0",
        "x-ratelimit-reset-tokens": "200ms",
    }
    httpserver.expect_ordered_request(CHAT).respond_with_json(COMPLETION, headers=used_up)
    httpserver.expect_ordered_request(CHAT).respond_with_json(COMPLETION)
    metrics = PrometheusMetrics(scrape.registry)
    client = server_world.client(middleware=[metrics], throttle=False)
    await server_world.settle(client.chat.create(**ASK))
    assert scrape.values("groq_rate_limit_remaining") == {"tokens": 0}
    await anyio.sleep(0.3)
    await server_world.settle(client.chat.create(**{**ASK, "model": "another"}))
    assert scrape.values("groq_rate_limit_remaining") == {"tokens": 8000}


async def test_the_breaker_shows_the_worst_of_all_models(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    is_up = threading.Event()

    def answer(_: object) -> Response:
        return Response(status=200 if is_up.is_set() else 500)

    httpserver.expect_request("/openai/v1/models").respond_with_json({"object": "list", "data": []})
    httpserver.expect_request(CHAT).respond_with_handler(answer)
    breaker = CircuitBreakerConfig(failure_threshold=1, reset_timeout=0.3)
    metrics, clock = PrometheusMetrics(scrape.registry), ManualClock()
    settings: dict[str, Any] = {"circuit_breaker": breaker, "max_retries": 0, "clock": clock}
    client = server_world.client(middleware=[metrics], **settings)

    def state() -> float:
        return scrape.values("groq_circuit_breaker_state")[""]

    async def fail(model: str) -> None:
        with pytest.raises(ServerError):
            await server_world.settle(client.chat.create(**{**ASK, "model": model}))

    assert state() == CircuitState.CLOSED
    await fail("a")
    await server_world.settle(client.models.list())  # the breaker of another model
    assert state() == CircuitState.OPEN
    clock.advance(0.35)
    assert client.circuit_state("a") is CircuitState.HALF_OPEN
    assert state() == CircuitState.HALF_OPEN
    await fail("b")
    assert state() == CircuitState.OPEN
    client.reset_circuit("b")
    assert state() == CircuitState.HALF_OPEN
    client.reset_circuit()
    assert state() == CircuitState.CLOSED


@pytest.mark.parametrize("is_shared", [True, False], ids=["one object", "an object each"])
async def test_the_breaker_of_one_client_does_not_hide_that_of_another(
    server_world: World, httpserver: HTTPServer, scrape: Scrape, *, is_shared: bool
) -> None:
    httpserver.expect_request(CHAT).respond_with_json({}, 500)
    breaker = CircuitBreakerConfig(failure_threshold=1)
    metrics = [PrometheusMetrics(scrape.registry) for _ in range(2)]
    clients = [
        server_world.client(
            middleware=[metrics[0 if is_shared else number]], circuit_breaker=breaker, max_retries=0
        )
        for number in range(2)
    ]
    for client in clients:
        with pytest.raises(ServerError):
            await server_world.settle(client.chat.create(**ASK))
    clients[1].with_options(max_retries=1).reset_circuit()
    assert scrape.values("groq_circuit_breaker_state") == {"": CircuitState.OPEN}
    clients[0].reset_circuit()
    assert scrape.values("groq_circuit_breaker_state") == {"": CircuitState.CLOSED}


def test_the_breakers_of_a_client_that_is_gone_are_forgotten(scrape: Scrape) -> None:
    metrics = PrometheusMetrics(scrape.registry)
    config = CircuitBreakerConfig(failure_threshold=1)
    owners = [CircuitBreakers(config, on_move=metrics.on_circuit) for _ in range(2)]
    for breakers in owners:
        with pytest.raises(ServerError), breakers.of("m").guard():
            raise ServerError("down", status_code=500)
    del owners[0], breakers  # nobody will ever close that breaker
    gc.collect()
    assert scrape.values("groq_circuit_breaker_state") == {"": CircuitState.OPEN}
    owners[0].reset()
    assert scrape.values("groq_circuit_breaker_state") == {"": CircuitState.CLOSED}


def test_a_registry_is_not_kept_alive() -> None:
    registry = CollectorRegistry()
    PrometheusMetrics(registry)
    gone = weakref.ref(registry)
    del registry
    gc.collect()
    assert gone() is None


def test_the_registry_of_the_package_is_the_default_and_is_found_again_after_a_pickle() -> None:
    program = (
        "import pickle, prometheus_client\n"
        "from groq import Groq\n"
        "from groq.telemetry import PrometheusMetrics\n"
        "client = Groq('gsk_x', middleware=[PrometheusMetrics()])\n"
        "import os; os.environ['GROQ_API_KEY'] = 'gsk_x'\n"
        "pickle.loads(pickle.dumps(client)).close()\n"
        "client.close()\n"
        "print(prometheus_client.generate_latest().decode())\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert b"\ngroq_circuit_breaker_state 0.0\n" in done.stdout
    with pytest.raises(TypeError):
        pickle.dumps(PrometheusMetrics(CollectorRegistry()))  # it could not be found again


def test_no_call_is_lost_among_many_threads(httpserver: HTTPServer, scrape: Scrape) -> None:
    httpserver.expect_request(CHAT).respond_with_json(COMPLETION)
    url = httpserver.url_for("").rstrip("/")
    clients = [
        Groq(API_KEY, base_url=url, middleware=[PrometheusMetrics(scrape.registry)])
        for _ in range(2)
    ]

    def call(number: int) -> None:
        clients[number % 2].chat.create(**ASK)

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(call, range(200)))
    for client in clients:
        client.close()
    assert scrape.values("groq_requests_total") == {f"{MODEL} chat.create success": 200}
    assert scrape.values("groq_request_duration_seconds_count") == {f"{MODEL} chat.create": 200}
    assert scrape.values("groq_tokens_total") == {
        f"{MODEL} prompt": 600,
        f"{MODEL} completion": 800,
    }


async def test_names_from_outside_do_not_break_the_format(
    server_world: World, httpserver: HTTPServer, scrape: Scrape
) -> None:
    httpserver.expect_request(CHAT).respond_with_json({"error": {"message": "no"}}, 400)
    metrics = PrometheusMetrics(scrape.registry)
    client = server_world.client(middleware=[metrics], validate=False)
    for model in ('m"} 1\nforged_total 9', "\\", "ü" * 300, "\x00\u2028"):
        with pytest.raises(ValidationError):
            await server_world.settle(client.chat.create(**{**ASK, "model": model}))
    status = "chat.create validation_error"
    assert scrape.values("groq_requests_total") == {
        rf'm"}} 1\nforged_total 9 {status}': 1,
        rf"\ {status}": 1,
        f"{'ü' * 100}... {status}": 1,
        rf"\x00\u2028 {status}": 1,
    }


def test_names_from_outside_do_not_flood_the_registry(scrape: Scrape) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        code = json.loads(request.content)["model"]
        return httpx.Response(400, json={"error": {"message": "no", "code": code}})

    http_client = httpx.Client(transport=httpx.MockTransport(refuse))
    metrics = PrometheusMetrics(scrape.registry)
    with Groq(API_KEY, middleware=[metrics], http_client=http_client, validate=False) as client:
        for number in range(150):
            with pytest.raises(ValidationError):
                client.chat.create(**{**ASK, "model": f"ft.{number}"})
    counted = scrape.values("groq_requests_total")
    assert len(counted) == 101
    assert counted["ft.99 chat.create ft.99"] == 1
    assert counted["other chat.create other"] == 50


def test_names_are_bounded_from_whatever_threads_they_come() -> None:
    names = Names(10)
    with ThreadPoolExecutor(8) as threads:
        used = set(threads.map(names.of, map(str, range(1000))))
    assert len(used) == 11
    assert "other" in used
    assert names.of(None) == "other"
    assert Names().of(None) == "unknown"


PROCESS = """
import sys
from groq import Groq, CircuitState
from groq.telemetry import PrometheusMetrics
metrics = PrometheusMetrics()
with Groq("gsk_x0123456789", base_url=sys.argv[1], middleware=[metrics]) as client:
    client.chat.create(model="openai/gpt-oss-20b", messages=[{"role": "user", "content": "Hi"}])
metrics.on_circuit(client, "m", CircuitState(int(sys.argv[2])))
"""
COLLECT = """
from prometheus_client import CollectorRegistry, generate_latest, multiprocess
registry = CollectorRegistry()
multiprocess.MultiProcessCollector(registry)
print(generate_latest(registry).decode())
"""


def test_the_figures_of_several_processes_are_put_together(
    simulator: Simulator, tmp_path: Path
) -> None:
    env = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}

    def run(program: str, *arguments: str) -> str:
        command = [sys.executable, "-c", program, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
        return done.stdout

    for state in "102":
        run(PROCESS, simulator.base_url, state)
    figures = samples(classic.text_string_to_metric_families(run(COLLECT)))
    assert figures["groq_requests_total", f"{MODEL} chat.create success"] == 3
    assert figures["groq_circuit_breaker_state", ""] == 2
    assert figures["groq_rate_limit_remaining", "requests"] > 0


def test_without_the_package_an_error_names_the_extra() -> None:
    program = (
        "import sys; sys.modules['prometheus_client'] = None\n"
        "import groq.telemetry\n"
        "try:\n    groq.telemetry.PrometheusMetrics\n"
        "except ImportError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert b"pip install 'groq-openapi[prometheus]'" in done.stdout


def test_the_package_is_loaded_when_it_is_used() -> None:
    program = (
        "import sys, groq.telemetry, groq\ngroq.Groq('gsk_x').close()\n"
        "print('prometheus_client' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout == b"False\n"
