"""Faults on order, in this process and in a process of its own."""

from __future__ import annotations

import json
import socket
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groq.testing import Limits, Simulator, SimulatorProcess
from groq.testing.simulator.faults import Hang
from groq.testing.simulator.orders import Meeting, Order, OrderQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Kind = type[Simulator | SimulatorProcess]

KEY = {"authorization": "Bearer gsk_test"}
CHAT = {"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": "Hello"}]}
STREAM = {**CHAT, "stream": True}
GET_MODELS = b"GET /openai/v1/models HTTP/1.1\r\nhost: x\r\nauthorization: Bearer gsk_test\r\n\r\n"


@pytest.fixture(scope="module", params=[Simulator, SimulatorProcess])
def running(request: pytest.FixtureRequest) -> Iterator[Simulator | SimulatorProcess]:
    kind: Kind = request.param
    with kind(limits=Limits(10**6, 10**9)) as simulator:
        yield simulator


@pytest.fixture
def simulator(
    running: Simulator | SimulatorProcess,
) -> Iterator[Simulator | SimulatorProcess]:
    yield running
    running.clear()


@pytest.fixture
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=KEY) as connected:
        yield connected


@contextmanager
def connected(simulator: Simulator | SimulatorProcess) -> Iterator[socket.socket]:
    """A bare connection that has asked for the models."""
    port = int(simulator.base_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as caller:
        caller.sendall(GET_MODELS)
        yield caller


def until(condition: Callable[[], bool]) -> None:
    """Wait for something that is about to happen."""
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.005)


def ask(client: httpx.Client, **extra: Any) -> httpx.Response:
    return client.post("/chat/completions", json={**CHAT, **extra})


def remaining(response: httpx.Response) -> int:
    return int(response.headers["x-ratelimit-remaining-requests"])


def test_a_failure_has_the_usual_body_of_its_status(
    simulator: Simulator, client: httpx.Client
) -> None:
    simulator.fail(500)
    failed = ask(client)

    assert failed.status_code == 500
    assert failed.json() == {
        "error": {"message": "Internal Server Error", "type": "internal_server_error"}
    }
    assert failed.headers["x-request-id"].startswith("req_")
    assert "retry-after" not in failed.headers
    assert ask(client).status_code == 200


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, {"message": "Bad Request", "type": "invalid_request_error"}),
        (
            401,
            {
                "message": "Invalid API Key",
                "type": "invalid_request_error",
                "code": "invalid_api_key",
            },
        ),
        (
            429,
            {
                "message": "Rate limit reached. Please try again later.",
                "type": "requests",
                "code": "rate_limit_exceeded",
            },
        ),
        (
            498,
            {
                "message": "`flex` tier capacity exceeded, please try again later.",
                "code": "capacity_exceeded",
            },
        ),
        (503, {"message": "Service Unavailable", "type": "internal_server_error"}),
        (520, {"message": "Status 520", "type": "internal_server_error"}),
    ],
)
def test_each_status_fails_in_its_own_way(
    simulator: Simulator, client: httpx.Client, status: int, error: dict[str, str]
) -> None:
    simulator.fail(status)
    failed = ask(client)

    assert failed.status_code == status
    assert failed.json() == {"error": error}


def test_a_failure_says_what_it_is_told_to(simulator: Simulator, client: httpx.Client) -> None:
    simulator.fail(429, retry_after=0.25, message="Not now.", code="later", type="tokens")
    simulator.fail(503, retry_after=35)
    first, second = ask(client), ask(client)

    assert first.json() == {"error": {"message": "Not now.", "type": "tokens", "code": "later"}}
    assert first.headers["retry-after"] == "0.25"
    assert second.headers["retry-after"] == "35"


def test_a_failure_may_be_a_page_of_the_network_in_front(
    simulator: Simulator, client: httpx.Client
) -> None:
    simulator.fail(502, html=True)
    failed = ask(client)

    assert failed.status_code == 502
    assert failed.headers["content-type"] == "text/html"
    assert "<h1>502 Bad Gateway</h1>" in failed.text


def test_faults_come_in_the_order_in_which_they_were_ordered(
    simulator: Simulator, client: httpx.Client
) -> None:
    simulator.fail(500, times=2, after=1)
    simulator.fail(503, after=2)

    assert [ask(client).status_code for _ in range(7)] == [200, 500, 500, 200, 200, 503, 200]


def test_a_fault_for_all_requests_stays_until_it_is_cleared(
    simulator: Simulator, client: httpx.Client
) -> None:
    simulator.fail(503, times=None)
    failed = [ask(client).status_code, client.get("/models").status_code, ask(client).status_code]
    simulator.clear()

    assert failed == [503, 503, 503]
    assert ask(client).status_code == 200


def test_requests_to_no_endpoint_meet_no_fault(simulator: Simulator, client: httpx.Client) -> None:
    simulator.fail(503)

    assert client.get("/nope").status_code == 404
    assert client.delete("/models").status_code == 404
    assert client.get("/models/openai/gpt-oss-20b").status_code == 503


def test_a_reset_comes_before_any_byte(simulator: Simulator, client: httpx.Client) -> None:
    simulator.reset()
    with connected(simulator) as caller, pytest.raises(ConnectionResetError):
        caller.recv(1)
    simulator.reset(times=2)
    for _ in range(2):
        with pytest.raises(httpx.ReadError):
            ask(client)

    assert ask(client).status_code == 200


@pytest.mark.parametrize("size", [0, 1, 300])
@pytest.mark.parametrize("body", [CHAT, STREAM])
def test_a_dropped_answer_has_so_many_bytes_and_no_end(
    simulator: Simulator, client: httpx.Client, body: dict[str, Any], size: int
) -> None:
    whole = client.post("/chat/completions", json=body)
    simulator.drop_after(size)
    received = b""
    with client.stream("POST", "/chat/completions", json=body) as cut:
        assert (cut.status_code, cut.headers["content-type"]) == (
            200,
            whole.headers["content-type"],
        )
        with pytest.raises(httpx.RemoteProtocolError):
            for piece in cut.iter_raw():
                received += piece

    assert len(received) == size
    assert received[:10] == whole.content[: min(size, 10)]


@pytest.mark.parametrize("body", [CHAT, STREAM])
def test_an_answer_that_is_shorter_is_not_dropped(
    simulator: Simulator, client: httpx.Client, body: dict[str, Any]
) -> None:
    size = len(client.post("/chat/completions", json=body).content)
    simulator.drop_after(size + 100)

    assert len(client.post("/chat/completions", json=body).content) == size
    assert simulator.requests[-1].status == 200


def test_a_hang_is_silence_that_others_do_not_hear(
    simulator: Simulator, client: httpx.Client
) -> None:
    client.get("/models")
    simulator.hang()
    with connected(simulator) as caller:
        until(lambda: simulator.requests[-1].headers["host"] == "x")  # and has met the fault
        assert ask(client).status_code == 200
        caller.settimeout(0)
        with pytest.raises(BlockingIOError):
            caller.recv(1)
        assert [request.status for request in simulator.requests[-2:]] == [None, 200]


def test_a_hang_may_end_with_the_answer(simulator: Simulator, client: httpx.Client) -> None:
    simulator.hang(0.3)
    start = time.monotonic()
    answer = ask(client)

    assert answer.status_code == 200
    assert 0.3 <= time.monotonic() - start < 5


@pytest.mark.parametrize("body", [CHAT, STREAM])
def test_a_slow_answer_takes_its_time_and_is_whole(
    simulator: Simulator, client: httpx.Client, body: dict[str, Any]
) -> None:
    size = len(client.post("/chat/completions", json=body).content)
    simulator.slow(size * 2)
    start = time.monotonic()
    slow = client.post("/chat/completions", json=body)

    assert 0.4 <= time.monotonic() - start < 5
    assert len(slow.content) == size


def test_a_slow_answer_comes_in_small_pieces(simulator: Simulator, client: httpx.Client) -> None:
    simulator.slow(2000)
    with client.stream("POST", "/chat/completions", json=CHAT) as slow:
        pieces = list(slow.iter_raw())

    json.loads(b"".join(pieces))
    assert len(pieces) > 1  # seven or more, unless this process is held up meanwhile


def test_what_happened_is_in_the_log(simulator: Simulator, client: httpx.Client) -> None:
    before = len(simulator.requests)
    simulator.fail(503)
    simulator.reset()
    simulator.drop_after(5)
    simulator.hang()
    ask(client)
    for expected in (httpx.ReadError, httpx.RemoteProtocolError, httpx.ReadTimeout):
        with pytest.raises(expected):
            client.post("/chat/completions", json=CHAT, timeout=0.3)
    ask(client)

    statuses = [request.status for request in simulator.requests[before:]]
    assert statuses == [503, None, None, None, 200]


def test_failures_and_resets_count_towards_no_limit_and_what_is_answered_badly_does() -> None:
    with (
        Simulator(clock=lambda: 1.8e9) as simulator,
        httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=KEY) as client,
    ):
        before = remaining(ask(client))
        simulator.fail(429)
        simulator.reset()
        ask(client)
        with pytest.raises(httpx.ReadError):
            ask(client)
        between = remaining(ask(client))
        simulator.drop_after(0)
        simulator.slow(1e6)
        simulator.hang(0)
        with pytest.raises(httpx.RemoteProtocolError):
            ask(client)
        ask(client)
        after = remaining(ask(client))

    assert (before - between, between - after) == (1, 3)


def test_broken_connections_are_no_reason_for_the_server_to_complain(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Simulator() as simulator:
        simulator.reset()
        simulator.drop_after(10)
        simulator.hang()
        simulator.slow(1)
        url = f"{simulator.base_url}/openai/v1/models"
        for _ in range(4):
            with pytest.raises(httpx.TransportError):
                httpx.get(url, headers=KEY, timeout=0.2)

    assert caplog.get_records("call") == []


@pytest.mark.parametrize("kind", [Simulator, SimulatorProcess])
def test_leaving_the_simulator_ends_what_hangs(kind: Kind) -> None:
    with kind() as simulator:
        simulator.hang()
        simulator.slow(1)
        with connected(simulator) as hanging, connected(simulator) as slow:
            until(lambda: len(simulator.requests) == 2)
            start = time.monotonic()
            simulator.__exit__(None, None, None)
            ended = time.monotonic() - start
            assert hanging.recv(1) == b""
            while slow.recv(4096):
                pass

    assert ended < 5


@pytest.mark.parametrize(
    ("order", "complaint"),
    [
        (lambda s: s.fail(200), "status must be from 400 to 599, not 200"),
        (lambda s: s.fail(600), "status must be from 400 to 599, not 600"),
        (lambda s: s.fail(503, retry_after=-1), "retry_after must be at least 0 and finite"),
        (lambda s: s.fail(503, times=0), "times must be at least 1 or None, not 0"),
        (lambda s: s.fail(503, after=-1), "after must be at least 0, not -1"),
        (lambda s: s.drop_after(-1), "bytes must be at least 0, not -1"),
        (lambda s: s.hang(float("inf")), "seconds must be at least 0 and finite, not inf"),
        (lambda s: s.slow(0), "bytes_per_second must be above 0 and finite, not 0"),
    ],
)
def test_orders_without_sense_are_refused(
    order: Callable[[Simulator], None], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        order(Simulator())


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 5), st.integers(0, 5)), max_size=6),
    st.integers(0, 5),
)
def test_a_queue_of_faults_is_met_one_by_one(
    orders: list[tuple[int, int]], spared_by_the_last: int
) -> None:
    queue = OrderQueue()
    expected: list[Any] = []
    for number, (times, after) in enumerate(orders):
        queue.put(Order(Meeting(fault=Hang(number)), times, after))
        expected += [None] * after + [Hang(number)] * times
    queue.put(Order(Meeting(fault=Hang(99)), None, spared_by_the_last))
    expected += [None] * spared_by_the_last + [Hang(99)] * 3

    assert [queue.take("models.list", None).fault for _ in expected] == expected
    queue.clear()
    assert queue.take("models.list", None) == Meeting()
