"""`groq batch`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.batch_serving import (
    BATCH_ID,
    BEGUN,
    COMPLETED,
    FAILED,
    answered,
    lines,
    serve_input,
    serve_results,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from groq.testing import Simulator

    from .conftest import Done


def request(name: str, **changes: Any) -> dict[str, Any]:
    body = {"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "Ebb?"}]}
    return {
        "custom_id": name,
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": {**body, **changes},
    }


@pytest.fixture
def file(tmp_path: Path) -> str:
    requests = [request("b"), request("a"), request("c", model="none")]
    text = "\n".join(map(json.dumps, requests))
    (tmp_path / "requests.jsonl").write_text(text.replace("\n", "\n\n", 1) + "\n", "utf-8")
    return "requests.jsonl"


def test_a_run_prints_results_in_the_order_of_the_requests(
    command: Callable[..., Done], file: str
) -> None:
    done = command("batch", "run", file)
    results = list(map(json.loads, done.stdout.splitlines()))
    assert [result["custom_id"] for result in results] == ["b", "a", "c"]
    assert "simulat" in results[0]["response"]["body"]["choices"][0]["message"]["content"]
    assert done.returncode == 1
    assert "completed\n" in done.stderr
    assert "1 of 3 requests failed" in done.stderr


def test_the_parts_of_a_run(command: Callable[..., Done], file: str, tmp_path: Path) -> None:
    submitted = command("batch", "submit", file, "--window", "7d")
    batch_id = submitted.stdout.strip()
    waited = command("batch", "wait", batch_id)
    assert (waited.returncode, waited.stderr) == (0, f"{batch_id}: completed\n")
    done = command("batch", "results", batch_id, "-o", "results.jsonl")
    assert (done.returncode, done.stdout) == (1, "")
    assert len((tmp_path / "results.jsonl").read_text("utf-8").splitlines()) == 3
    listed = command("batch", "list").stdout.splitlines()
    assert any(line.startswith(f"{batch_id}\tcompleted\t2\t1\t3\t2") for line in listed)
    told = {one["id"]: one for one in json.loads(command("batch", "list", "--json").stdout)}
    assert told[batch_id]["completion_window"] == "7d"
    assert len(command("batch", "list", "-n", "1").stdout.splitlines()) == 1


def test_a_request_that_is_wrong_is_told_by_its_line(
    command: Callable[..., Done], simulator: Simulator, tmp_path: Path
) -> None:
    wrong = [request("a"), request("b", temperature=9)]
    (tmp_path / "wrong.jsonl").write_text("\n\n".join(map(json.dumps, wrong)), "utf-8")
    (tmp_path / "broken.jsonl").write_text("{", "utf-8")
    before = len(simulator.requests)
    done = command("batch", "submit", "wrong.jsonl")
    assert done.returncode == 2
    assert done.stderr.startswith("error: line 3: temperature must be between 0 and 2")
    done = command("batch", "run", "broken.jsonl")
    assert done.returncode == 2
    assert "broken.jsonl: line 1 is no JSON" in done.stderr
    assert len(simulator.requests) == before


def test_a_batch_that_goes_on_is_not_lost(
    command: Callable[..., Done], file: str, simulator: Simulator
) -> None:
    simulator.fail(400, operation="batches.get")
    done = command("batch", "run", file)
    assert done.returncode == 1
    assert "The batch goes on: groq batch wait batch_" in done.stderr


def test_a_batch_that_was_refused_or_stopped(
    command: Callable[..., Done], httpserver: HTTPServer
) -> None:
    address = httpserver.url_for("").rstrip("/")
    refused = httpserver.expect_oneshot_request(f"/openai/v1/batches/{BATCH_ID}")
    refused.respond_with_json({**FAILED, "id": BATCH_ID})
    done = command("batch", "wait", BATCH_ID, GROQ_BASE_URL=address)
    assert done.returncode == 1
    assert f"{BATCH_ID}: failed" in done.stderr
    assert "error: line" in done.stderr

    serve_results(httpserver, lines(answered("a")), status="cancelled")
    serve_input(httpserver, lines(request("a"), request("b")))
    done = command("batch", "results", BATCH_ID, GROQ_BASE_URL=address)
    assert done.returncode == 1
    first, second = map(json.loads, done.stdout.splitlines())
    assert first["custom_id"] == "a"
    assert second["custom_id"] == "b"
    assert second["error"]["code"] == "batch_cancelled"


def test_a_batch_can_be_stopped(command: Callable[..., Done], httpserver: HTTPServer) -> None:
    path = f"/openai/v1/batches/{BATCH_ID}/cancel"
    httpserver.expect_request(path).respond_with_json({**BEGUN, "status": "cancelling"})
    address = httpserver.url_for("").rstrip("/")
    done = command("batch", "cancel", BATCH_ID, GROQ_BASE_URL=address)
    assert (done.returncode, done.stderr) == (0, f"{BATCH_ID}: cancelling\n")
    assert COMPLETED["id"] == BATCH_ID
