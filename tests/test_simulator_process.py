"""The simulator in a process of its own: what is the same, and how it lives and dies."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator, SimulatorProcess
from groq.testing.simulator.control_client import ControlClient

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = {"authorization": "Bearer gsk_test"}
CHAT = {"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": "Hello"}]}
HEADERS_THAT_DIFFER = {"host", "content-length", "content-type"}  # by port and boundary


@pytest.fixture(scope="module")
def shared() -> Iterator[SimulatorProcess]:
    with SimulatorProcess() as running:
        yield running


def ask(simulator: Simulator | SimulatorProcess, **extra: Any) -> httpx.Response:
    url = f"{simulator.base_url}/openai/v1/chat/completions"
    return httpx.post(url, headers=KEY, json={**CHAT, **extra})


def address(simulator: SimulatorProcess) -> tuple[str, int]:
    return "127.0.0.1", int(simulator.base_url.rpartition(":")[2])


def assert_is_gone(pid: int) -> None:
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_it_takes_the_arguments_of_a_simulator() -> None:
    arguments: dict[str, Any] = {
        "limits": Limits(500, 5000, requests_per_minute=9, refill="window", time_scale=0.5),
        "limits_by_model": {"openai/gpt-oss-20b": Limits(tokens_per_minute=77, time_scale=0.25)},
        "latency": 0.1,
        "seed": 7,
    }
    answers: list[list[httpx.Response]] = []
    for kind in (Simulator, SimulatorProcess):
        with kind(**arguments) as simulator:
            answers.append([ask(simulator), ask(simulator, model="openai/gpt-oss-20b")])

    (here, here_other), (there, there_other) = answers
    for one, other in ((here, there), (here_other, there_other)):
        told = [
            (answer.json()["id"], answer.headers["x-request-id"], answer.json()["choices"])
            for answer in (one, other)
        ]
        assert told[0] == told[1]
        assert other.elapsed.total_seconds() >= 0.1
        for name in ("limit-requests", "remaining-requests", "limit-tokens", "remaining-tokens"):
            assert one.headers[f"x-ratelimit-{name}"] == other.headers[f"x-ratelimit-{name}"]
    assert there.headers["x-ratelimit-limit-tokens"] == "5000"
    assert there.headers["x-ratelimit-reset-tokens"] == "2m0s"
    assert there_other.headers["x-ratelimit-limit-tokens"] == "77"


@pytest.mark.parametrize(("pace", "chunks_per_second"), [(50.0, 60), (None, 10_000)])
def test_its_streams_are_paced_only_on_demand(pace: float | None, chunks_per_second: int) -> None:
    with SimulatorProcess(tokens_per_second=pace) as simulator:
        streamed = ask(simulator, stream=True)

    chunks = streamed.text.count("data: ")
    assert chunks > 20
    assert streamed.elapsed.total_seconds() >= chunks / chunks_per_second - 0.5
    if pace is None:
        assert streamed.elapsed.total_seconds() < chunks / 50


def test_its_log_is_that_of_a_simulator() -> None:
    logs: list[list[tuple[Any, ...]]] = []
    for kind in (Simulator, SimulatorProcess):
        with kind(limits=Limits(requests_per_minute=1)) as simulator:
            url = f"{simulator.base_url}/openai/v1"
            httpx.get(f"{url}/models?a=%C3%A9", headers={**KEY, "x-odd": "a, b"})
            ask(simulator)
            ask(simulator, stream=True)
            httpx.post(f"{url}/audio/transcriptions", headers=KEY, content=bytes(range(256)))
            simulator.fail(503)
            ask(simulator)
            logs.append(
                [
                    (
                        *(each.method, each.path, each.query, each.body, each.model, each.status),
                        {n: v for n, v in each.headers.items() if n not in HEADERS_THAT_DIFFER},
                    )
                    for each in simulator.requests
                ]
            )
            times = [each.time for each in simulator.requests]
            assert times == sorted(times)

    assert logs[0] == logs[1]
    assert [entry[5] for entry in logs[1]] == [200, 200, 429, 400, 503]


def test_a_killed_process_answers_nothing_until_it_is_restarted_on_its_port() -> None:
    with SimulatorProcess(tokens_per_second=1) as simulator:
        url, pid = simulator.base_url, simulator.pid
        request = {**CHAT, "stream": True}
        with httpx.stream(
            "POST", f"{url}/openai/v1/chat/completions", headers=KEY, json=request
        ) as response:
            simulator.kill()
            with pytest.raises((httpx.RemoteProtocolError, httpx.ReadError)):
                response.read()
        assert_is_gone(pid)
        with pytest.raises(httpx.ConnectError):
            ask(simulator)
        simulator.restart()

        assert simulator.base_url == url
        assert simulator.pid != pid
        assert simulator.requests == []
        assert ask(simulator).headers["x-ratelimit-remaining-requests"] == "999"


def test_a_paused_process_answers_once_it_goes_on() -> None:
    with SimulatorProcess() as simulator:
        simulator.pause()
        simulator.pause()
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{simulator.base_url}/openai/v1/models", headers=KEY, timeout=0.2)
        with pytest.raises(RuntimeError, match="is paused and would not answer"):
            _ = simulator.requests
        with socket.create_connection(address(simulator), timeout=10) as caller:
            caller.sendall(b"GET /openai/v1/models HTTP/1.1\r\nhost: x\r\n\r\n")
            simulator.resume()
            assert caller.recv(12) == b"HTTP/1.1 401"
        assert ask(simulator).status_code == 200


def test_a_stopped_process_can_be_restarted() -> None:
    with SimulatorProcess() as simulator:
        url, pid = simulator.base_url, simulator.pid
        simulator.stop()
        assert_is_gone(pid)
        with pytest.raises(RuntimeError, match="process is not running"):
            simulator.fail(503)
        simulator.restart()
        with pytest.raises(RuntimeError, match="process is running"):
            simulator.restart()
        with pytest.raises(RuntimeError, match="process is running"):
            simulator.__enter__()

        assert simulator.base_url == url
        assert ask(simulator).status_code == 200


def test_leaving_ends_the_process_whatever_state_it_is_in() -> None:
    with SimulatorProcess() as simulator:
        pid = simulator.pid
    assert_is_gone(pid)

    with SimulatorProcess() as simulator:
        pid = simulator.pid
        simulator.pause()
    assert_is_gone(pid)

    with SimulatorProcess() as simulator:
        simulator.kill()


def test_leaving_with_an_error_ends_the_process_and_keeps_the_error() -> None:
    pids: list[int] = []

    def provoke() -> None:
        with SimulatorProcess() as simulator:
            pids.append(simulator.pid)
            os.kill(simulator.pid, signal.SIGKILL)
            raise KeyError("the test's own")

    with pytest.raises(KeyError, match="the test's own"):
        provoke()
    assert_is_gone(pids[0])


def test_a_process_that_ends_of_its_own_is_a_fault() -> None:
    def provoke() -> None:
        with SimulatorProcess() as simulator:
            os.kill(simulator.pid, signal.SIGKILL)
            os.waitid(os.P_PID, simulator.pid, os.WEXITED | os.WNOWAIT)

    with pytest.raises(RuntimeError, match="process ended with status -9"):
        provoke()


def test_a_process_that_has_ended_of_its_own_can_do_nothing_more_but_be_restarted() -> None:
    with SimulatorProcess() as simulator:
        os.kill(simulator.pid, signal.SIGKILL)
        os.waitid(os.P_PID, simulator.pid, os.WEXITED | os.WNOWAIT)
        for action in (simulator.pause, simulator.resume, simulator.clear):
            with pytest.raises(RuntimeError, match="process ended with status -9"):
                action()
        simulator.kill()
        simulator.restart()

        assert ask(simulator).status_code == 200


def test_a_process_that_does_not_end_when_asked_to_is_killed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("groq.testing.simulator.process._PATIENCE_SECONDS", 0.1)
    with SimulatorProcess() as simulator:
        pid = simulator.pid
        os.kill(pid, signal.SIGSTOP)  # which the simulator's owner does not know of
        with pytest.raises(RuntimeError, match="process ended with status -9"):
            simulator.stop()

    assert_is_gone(pid)


def test_a_process_that_does_not_start_is_a_fault(capfd: pytest.CaptureFixture[str]) -> None:
    with SimulatorProcess() as simulator:
        simulator.kill()
        with (
            socket.create_server(address(simulator)),
            pytest.raises(RuntimeError, match="process ended with status 2"),
        ):
            simulator.restart()

    assert "Address already in use" in capfd.readouterr().err


def test_it_has_no_address_and_no_process_before() -> None:
    with pytest.raises(RuntimeError, match="has no address"):
        _ = SimulatorProcess().base_url
    with pytest.raises(RuntimeError, match="is not running"):
        _ = SimulatorProcess().pid


HOST = """
import os, signal, sys
from groq.testing import SimulatorProcess
simulator = SimulatorProcess().__enter__()
print(simulator.pid, simulator.base_url, flush=True)
{fate}
"""


@pytest.mark.parametrize(
    "fate",
    [
        "sys.exit(3)",
        "os._exit(3)",
        "os.kill(os.getpid(), signal.SIGKILL)",
        "simulator.pause(); os.kill(os.getpid(), signal.SIGKILL)",
        "simulator.hang(); os.kill(os.getpid(), signal.SIGKILL)",
    ],
)
def test_the_process_ends_with_the_one_that_started_it(fate: str) -> None:
    program = HOST.format(fate=fate)
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as host:
        # Both processes hold the other end of standard error: it ends when both are gone.
        printed, _ = host.communicate(timeout=20)

    assert host.returncode in {3, -9}
    with pytest.raises(httpx.ConnectError):
        httpx.get(printed.split()[1])


CRASHING = """
import sys
from groq.testing.simulator import __main__, chat
chat.complete = None
sys.exit(__main__.main([]))
"""


def test_the_program_ends_with_failure_when_it_has_failed_on_a_request() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CRASHING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        url = process.stdout.readline().split()[-1]
        answer = httpx.post(f"{url}/openai/v1/chat/completions", headers=KEY, json=CHAT)
        process.terminate()
        _, complaints = process.communicate(timeout=10)

    assert (answer.status_code, process.returncode) == (500, 1)
    assert "TypeError: 'NoneType' object is not callable" in complaints


def order_of(kind: str, fault: dict[str, Any], **changes: Any) -> bytes:
    meeting = {"scripted": None, "fault": fault, "pace": None}
    order = {"meeting": meeting, "times": 1, "after": 0, "operations": None, "model": None}
    order["service_tier"] = None
    return json.dumps({"kind": kind, **order, **changes}).encode()


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"[]",
        order_of("Flood", {}),
        order_of("Slow", {}),
        order_of("Reset", {}, times=0),
        order_of("Reset", {}, operations=["chat.talk"]),
        order_of("Reset", {}, times="1"),
        order_of("Reset", {}).replace(b"times", b"tines"),
    ],
)
def test_what_is_no_order_is_refused(shared: SimulatorProcess, sent: bytes) -> None:
    refused = httpx.post(f"{shared.base_url}/_simulator/orders", content=sent)

    assert refused.status_code == 400
    assert refused.json()["error"]["message"].startswith("this is no order: ")
    assert ask(shared).status_code == 200


def test_a_port_without_control_refuses_it() -> None:
    with Simulator() as simulator:
        client = ControlClient(int(simulator.base_url.rpartition(":")[2]))
        with pytest.raises(RuntimeError, match="GET /_simulator/requests was refused: Unknown"):
            client.requests()


def test_there_is_nothing_else_to_control(shared: SimulatorProcess) -> None:
    for method, path in (("PUT", "/_simulator/orders"), ("POST", "/_simulator/anything")):
        assert httpx.request(method, shared.base_url + path).status_code == 404


def test_what_controls_the_process_is_neither_logged_nor_held_up() -> None:
    with SimulatorProcess(latency=60) as simulator:
        simulator.fail(503)
        simulator.clear()

        assert simulator.requests == []


def test_a_caller_that_leaves_while_it_controls_is_no_reason_to_fail(
    shared: SimulatorProcess,
) -> None:
    with socket.create_connection(address(shared)) as caller:
        caller.sendall(b"POST /_simulator/orders HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n{")

    assert ask(shared).status_code == 200


def test_a_simulator_in_this_process_or_started_by_hand_has_no_such_endpoints() -> None:
    command = [sys.executable, "-m", "groq.testing.simulator"]
    with (
        Simulator() as simulator,
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
    ):
        assert process.stdout is not None
        by_hand = process.stdout.readline().split()[-1]
        for url in (simulator.base_url, by_hand):
            assert httpx.get(f"{url}/_simulator/requests").status_code == 404
        process.terminate()

    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", by_hand)


def test_the_program_tells_how_to_reach_it_and_ends_in_good_order() -> None:
    command = [sys.executable, "-m", "groq.testing.simulator", "--tokens-per-second=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address, *exports = [process.stdout.readline() for _ in range(3)]
        url = address.split()[-1]
        variables = dict(line.removeprefix("export ").strip().split("=") for line in exports)
        key = {"authorization": f"Bearer {variables['GROQ_API_KEY']}"}
        assert httpx.get(f"{url}/openai/v1/models", headers=key).status_code == 200
        request = {**CHAT, "stream": True}
        with httpx.stream(
            "POST", f"{url}/openai/v1/chat/completions", headers=key, json=request, timeout=20
        ):  # which takes longer than anybody waits
            process.send_signal(signal.SIGINT)
            status = process.wait(timeout=10)

    assert variables["GROQ_BASE_URL"] == url
    assert status == 0


def refusal(*arguments: str, blocked: str = "") -> tuple[int, str]:
    """Status and standard error of the program, where the blocked package is not installed."""
    block = f"sys.modules[{blocked!r}] = None;" if blocked else ""
    run = f"from groq.testing.simulator.__main__ import main; sys.exit(main({list(arguments)}))"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {block} {run}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    return done.returncode, done.stderr


def test_without_its_packages_the_program_says_what_to_install() -> None:
    assert refusal(blocked="uvicorn") == (
        2,
        "error: groq.testing needs the package 'uvicorn': pip install 'groq-openapi[testing]'\n",
    )


def test_a_port_that_is_taken_is_no_traceback(shared: SimulatorProcess) -> None:
    _, port = address(shared)
    status, told = refusal(f"--port={port}")
    assert status == 2
    assert f"groq-simulator: error: cannot listen on 127.0.0.1, port {port}: " in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("--port=65536", "argument --port: must be from 0 to 65535"),
        ("--speed=0", "argument --speed: must be above 0 and finite"),
        ("--host=192.0.2.1", "argument --host: 192.0.2.1 is not a loopback address"),
    ],
)
def test_arguments_that_make_no_sense_are_refused(argument: str, told: str) -> None:
    status, complaint = refusal(argument)
    assert status == 2
    assert told in complaint


def test_a_simulator_in_a_process_has_a_speed_as_well() -> None:
    with SimulatorProcess(speed=2) as simulator:
        usage = ask(simulator).json()["usage"]
    assert usage["queue_time"] == 0.015
