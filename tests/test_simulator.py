"""The simulator as a server: who gets in, what is found, what is recorded, how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

import httpx
import pytest

from groq.testing import Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = {"authorization": "Bearer gsk_test"}
CHAT = {"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": "Hello"}]}


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with Simulator() as running:
        yield running


@pytest.fixture
def client(simulator: Simulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=KEY) as connected:
        yield connected


def test_models_are_listed(client: httpx.Client) -> None:
    listed = client.get("/models").json()

    assert listed["object"] == "list"
    assert "openai/gpt-oss-20b" in [model["id"] for model in listed["data"]]
    assert all(model["object"] == "model" and model["active"] for model in listed["data"])


@pytest.mark.parametrize("path", ["/models/openai/gpt-oss-20b", "/models/openai%2Fgpt-oss-20b"])
def test_a_model_is_found_whether_or_not_the_slash_in_its_id_is_encoded(
    client: httpx.Client, path: str
) -> None:
    assert client.get(path).json()["id"] == "openai/gpt-oss-20b"


def test_an_unknown_model_is_not_found(client: httpx.Client) -> None:
    response = client.get("/models/groq/compound")

    assert response.status_code == 404
    assert response.json()["error"] == {
        "message": "The model `groq/compound` does not exist or you do not have access to it.",
        "type": "invalid_request_error",
        "code": "model_not_found",
    }


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/nope"), ("GET", "/chat/completions"), ("DELETE", "/models")]
)
def test_a_path_or_method_that_no_endpoint_has_is_an_unknown_url(
    client: httpx.Client, method: str, path: str
) -> None:
    response = client.request(method, path)

    assert response.status_code == 404
    assert response.json()["error"]["code"] == "unknown_url"
    wanted = f"Unknown request URL: {method} /openai/v1{path}."
    assert response.json()["error"]["message"].startswith(wanted)


@pytest.mark.parametrize("given", [None, "", "Bearer", "Bearer gsk_", "Bearer sk-1", "gsk_test"])
def test_anything_but_a_bearer_key_of_groq_is_refused(simulator: Simulator, given: str) -> None:
    headers = {} if given is None else {"authorization": given}
    response = httpx.get(f"{simulator.base_url}/openai/v1/models", headers=headers)

    assert response.status_code == 401
    assert response.content == (
        b'{"error":{"message":"Invalid API Key","type":"invalid_request_error",'
        b'"code":"invalid_api_key"}}\n'
    )


def test_every_answer_has_a_request_id_of_its_own_and_a_region(client: httpx.Client) -> None:
    answers = [client.get("/models"), client.get("/nope"), client.post("/chat/completions")]

    ids = [answer.headers["x-request-id"] for answer in answers]
    assert all(re.fullmatch(r"req_01[0-9a-hjkmnp-tv-z]{24}", request_id) for request_id in ids)
    assert len(set(ids)) == 3
    assert {answer.headers["x-groq-region"] for answer in answers} == {"sim"}


def test_a_fault_inside_answers_500_and_comes_out_when_the_simulator_is_left() -> None:
    def broken_clock() -> float:
        raise ZeroDivisionError("the clock is broken")

    answers: list[httpx.Response] = []

    def provoke() -> None:
        with Simulator(clock=broken_clock) as simulator:
            url = f"{simulator.base_url}/openai/v1/chat/completions"
            answers.append(httpx.post(url, headers=KEY, json=CHAT))

    with pytest.raises(ZeroDivisionError, match="the clock is broken"):
        provoke()
    assert answers[0].status_code == 500
    assert answers[0].json() == {
        "error": {"message": "Internal Server Error", "type": "internal_server_error"}
    }


def test_a_fault_inside_does_not_hide_the_failure_of_the_test_itself() -> None:
    def provoke() -> None:
        with Simulator(clock=lambda: float("nan") / 0) as simulator:
            url = f"{simulator.base_url}/openai/v1/chat/completions"
            httpx.post(url, headers=KEY, json=CHAT)
            raise KeyError("the test's own")

    with pytest.raises(KeyError, match="the test's own"):
        provoke()


def test_there_is_no_address_before_it_runs() -> None:
    with pytest.raises(RuntimeError, match="has no address"):
        _ = Simulator().base_url


def test_a_pace_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="tokens_per_second must be above 0, not 0"):
        Simulator(tokens_per_second=0)


def test_leaving_it_frees_the_port_and_ends_the_thread() -> None:
    before = threading.active_count()
    with Simulator() as simulator:
        port = int(simulator.base_url.rpartition(":")[2])
        assert threading.active_count() == before + 1

    assert threading.active_count() == before
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))


def test_leaving_it_does_not_wait_for_callers_that_stall() -> None:
    with ExitStack() as callers:
        with Simulator() as simulator:
            address = ("127.0.0.1", int(simulator.base_url.rpartition(":")[2]))
            idle = callers.enter_context(socket.create_connection(address))
            idle.sendall(b"GET /openai/v1/mod")
            uploading = callers.enter_context(socket.create_connection(address))
            uploading.sendall(b"POST /openai/v1/chat/completions HTTP/1.1\r\nhost: x\r\n")
            uploading.sendall(b"content-length: 1000\r\n\r\n{")
            httpx.get(f"{simulator.base_url}/openai/v1/models", headers=KEY)
            start = time.monotonic()

        assert time.monotonic() - start < 10
        assert uploading.recv(1) == b""


def test_answers_are_not_delayed_by_the_network_stack(client: httpx.Client) -> None:
    taken = []
    for _ in range(41):
        start = time.perf_counter()
        client.get("/models")
        taken.append(time.perf_counter() - start)

    # Nagle and delayed ACKs cost 0.04 s each time, but for the first few; other work, now and then.
    assert sorted(taken[20:])[5] < 0.03


def test_the_program_prints_its_address_serves_and_ends_with_success_when_interrupted() -> None:
    command = [sys.executable, "-W", "error", "-m", "groq.testing.simulator"]
    for number in (signal.SIGINT, signal.SIGTERM):
        with subprocess.Popen(
            [*command, "--port", "0", "--requests-per-day", "7"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            match = re.fullmatch(r"groq simulator on (http://127\.0\.0\.1:\d+)\n", line)
            assert match
            answer = httpx.post(f"{match[1]}/openai/v1/chat/completions", headers=KEY, json=CHAT)
            process.send_signal(number)
            rest, complaints = process.communicate(timeout=10)

        assert answer.headers["x-ratelimit-limit-requests"] == "7"
        assert (process.returncode, rest, complaints) == (0, "", "")


def test_the_program_takes_limits_their_refill_and_their_scale() -> None:
    command = [sys.executable, "-W", "error", "-m", "groq.testing.simulator"]
    options = [
        *("--host", "localhost", "--tokens-per-minute", "1000", "--requests-per-minute", "1"),
        *("--refill", "window", "--time-scale", "0.001"),
        *("--limits-by-model", '{"openai/gpt-oss-20b": {"tokens_per_minute": 77}}'),
    ]
    with subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1] + "/openai/v1/chat/completions"
        answers = [httpx.post(url, headers=KEY, json=CHAT) for _ in range(2)]
        other = httpx.post(url, headers=KEY, json={**CHAT, "model": "openai/gpt-oss-20b"})
        process.terminate()

    first, second = answers
    assert first.headers["x-ratelimit-limit-tokens"] == "1000"
    assert first.headers["x-ratelimit-reset-tokens"] == "16h40m0s"
    assert second.status_code == 429
    assert "requests per minute (RPM): Limit 1, Used 1" in second.json()["error"]["message"]
    assert re.fullmatch(r"599\d\d(\.\d+)?", second.headers["retry-after"])
    assert other.headers["x-ratelimit-limit-tokens"] == "77"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--host", "192.0.2.1"],
        ["--tokens-per-second", "0"],
        ["--requests-per-day", "none"],
        ["--tokens-per-day", "0"],
        ["--time-scale", "inf"],
        ["--latency", "-1"],
        ["--refill", "never"],
        ["--limits-by-model", "[]"],
    ],
)
def test_the_program_refuses_addresses_of_the_network_and_senseless_numbers(
    arguments: list[str],
) -> None:
    command = [sys.executable, "-m", "groq.testing.simulator", *arguments]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert "error: argument" in ended.stderr


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ('{"groq/compound": {}}', "there is no model 'groq/compound'"),
        ('{"openai/gpt-oss-20b": {"tokens": 5}}', "unexpected keyword argument 'tokens'"),
        ('{"openai/gpt-oss-20b": 5}', "must be a mapping"),
        ('{"openai/gpt-oss-20b": {"requests_per_day": 0}}', "must be at least 1"),
    ],
)
def test_the_program_refuses_limits_of_models_that_make_no_sense(
    value: str, complaint: str
) -> None:
    command = [sys.executable, "-m", "groq.testing.simulator", "--limits-by-model", value]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ended.returncode == 2
    assert complaint in ended.stderr


def test_importing_the_kit_does_not_import_what_its_extra_brings() -> None:
    program = (
        "import sys, groq.testing\n"
        "assert not {'uvicorn', 'multipart', 'tinytag'} & set(sys.modules)\n"
        "groq.testing.Simulator\n"
        "assert {'uvicorn', 'multipart', 'tinytag'} <= set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


@pytest.mark.parametrize(
    ("package", "use"),
    [
        ("uvicorn", "groq.testing.Simulator"),
        ("multipart", "groq.testing.Simulator"),
        ("tinytag", "groq.testing.Simulator"),
        ("multipart", "groq.testing.MockHttpTransport"),
    ],
)
def test_without_the_extra_the_error_names_it(package: str, use: str) -> None:
    program = f"import sys; sys.modules[{package!r}] = None\nimport groq.testing\n{use}\n"
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)

    expected = f"groq.testing needs the package '{package}': pip install 'groq-openapi[testing]'"
    assert ended.stderr.rstrip().endswith(f"ImportError: {expected}")


def test_the_kit_has_no_other_names() -> None:
    with pytest.raises(ImportError, match="Mock"):
        from groq.testing import Mock  # type: ignore[attr-defined]  # noqa: F401, PLC0415 - what is tested
