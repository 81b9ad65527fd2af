"""The benchmark runs; what it finds is no business of a test."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.bare import Blocking
from tests.benchmarks.cases import BARE, OURS, SPLIT
from tests.benchmarks.events import events_of, text_of
from tests.benchmarks.families import cases
from tests.benchmarks.goodput_plan import scenarios
from tests.benchmarks.pinning import ANY
from tests.benchmarks.plans import StreamPlan
from tests.benchmarks.processes import BenchmarkError, Server, Worker
from tests.benchmarks.subjects import expect
from tests.installations import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("uncovered")


def test_every_case_runs_against_ourselves_and_a_floor(tmp_path: Path) -> None:
    told = tmp_path / "figures.json"
    command = [sys.executable, "-m", "scripts.bench", "--quick", "--json", str(told)]
    run = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    figures = json.loads(told.read_text(encoding="utf-8"))
    assert [each["name"] for each in figures["cases"]] == [each.name for each in cases(quick=True)]
    assert all(
        {OURS, SPLIT} <= {*each["rounds"]} or {OURS, BARE} <= set(each["rounds"])
        for each in figures["cases"]
    )
    assert [each["name"] for each in figures["goodput"]] == [
        each.name for each in scenarios(quick=True)
    ]
    measured = (*figures["cases"], *figures["goodput"])
    assert all(each["title"] in run.stdout for each in measured)


def test_a_worker_that_fails_is_an_error_and_not_a_figure() -> None:
    with Server(ANY) as server, Worker(sys.executable, OURS, ANY, server.base_url) as worker:
        assert worker.measure("stream_cost.read_blocking", {"chunks": 3, "per_write": 1})
        with pytest.raises(BenchmarkError, match="ended with status 1"):
            worker.measure("stream_cost.no_such_function", {})


def test_the_cost_of_an_answer_that_is_not_complete_is_not_told() -> None:
    with pytest.raises(AssertionError, match="8 were asked for, 7 came"):
        expect(7, 8)


def test_the_texts_of_a_stream_are_what_it_is_expected_to_say() -> None:
    plan = StreamPlan(50, per_write=16)
    events = b"".join(events_of(plan)).decode().removesuffix("\n\n").split("\n\n")
    assert events.pop() == "data: [DONE]"
    chunks = [json.loads(event.removeprefix("data: ")) for event in events]
    assert "".join(each["choices"][0]["delta"].get("content", "") for each in chunks) == text_of(
        plan
    )
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"


@pytest.mark.parametrize(
    "plan",
    [StreamPlan(7), StreamPlan(100, 16), StreamPlan(4, held=True), StreamPlan(5, pause_ms=20)],
)
def test_the_server_understands_the_model_that_a_plan_is_written_into(plan: StreamPlan) -> None:
    body = json.dumps({"model": plan.model, "stream": True}).encode()
    assert StreamPlan.of_request(body) == plan


def test_the_server_pauses_between_the_writes_of_a_paced_stream() -> None:
    with Server(ANY) as server, (client := Blocking(server.base_url))._client:
        started = time.perf_counter()
        assert client.read(StreamPlan(5, pause_ms=20).model) == 5
        assert time.perf_counter() - started >= 7 * 0.020


def test_the_server_refuses_other_models() -> None:
    with pytest.raises(ValueError, match="not a request of a benchmark"):
        StreamPlan.of_request(b'{"model": "openai/gpt-oss-20b"}')
