"""Streamed chat completions of the simulator."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq.testing import Limits, Simulator
from groq.testing.simulator.instalments import instalments

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = {"authorization": "Bearer gsk_test"}
BODY = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "How do <canal> locks work?"}],
}
TOOL = {"type": "function", "function": {"name": "get_time"}}


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with Simulator(limits=Limits(10**6, 10**9)) as running:
        yield running


def url(simulator: Simulator) -> str:
    return f"{simulator.base_url}/openai/v1/chat/completions"


def events(text: str) -> list[Any]:
    """The decoded events of a stream that is whole."""
    *frames, done, rest = text.split("\n\n")
    assert (done, rest) == ("data: [DONE]", "")
    assert all(frame.startswith("data: ") and "\n" not in frame for frame in frames)
    return [json.loads(frame.removeprefix("data: ")) for frame in frames]


def stream(simulator: Simulator, **extra: Any) -> list[Any]:
    response = httpx.post(url(simulator), headers=KEY, json={**BODY, "stream": True, **extra})
    assert response.status_code == 200, response.text
    return events(response.text)


def deltas(chunks: list[Any]) -> list[Any]:
    return [chunk["choices"][0]["delta"] for chunk in chunks if chunk["choices"]]


def test_a_stream_comes_in_the_order_of_the_service(simulator: Simulator) -> None:
    chunks = stream(simulator, seed=9)
    first, *middle, last = deltas(chunks)
    thoughts = [delta for delta in middle if "reasoning" in delta]

    assert first == {"role": "assistant", "content": ""}
    assert set(chunks[0]["x_groq"]) == {"id", "seed"}
    assert chunks[0]["x_groq"]["seed"] == 9
    assert thoughts
    assert middle[: len(thoughts)] == thoughts
    assert all(delta["channel"] == "analysis" for delta in thoughts)
    assert all(set(delta) == {"content"} for delta in middle[len(thoughts) :])
    assert last == {}
    assert chunks[-1]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1]["x_groq"] == {"id": chunks[0]["x_groq"]["id"], "usage": chunks[-1]["usage"]}
    assert len({chunk["id"] for chunk in chunks}) == 1
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}


def test_a_stream_says_what_the_plain_answer_says(simulator: Simulator) -> None:
    plain = httpx.post(url(simulator), headers=KEY, json=BODY).json()
    chunks = stream(simulator)

    message = plain["choices"][0]["message"]
    assert "".join(d.get("content", "") for d in deltas(chunks)) == message["content"]
    assert "".join(d.get("reasoning", "") for d in deltas(chunks)) == message["reasoning"]
    assert chunks[-1]["usage"] == plain["usage"]
    assert len(chunks) == plain["usage"]["completion_tokens"] + 2


def test_usage_comes_once_more_when_asked_for(simulator: Simulator) -> None:
    *_, last, extra = stream(simulator, stream_options={"include_usage": True})

    assert last["choices"][0]["finish_reason"] == "stop"
    assert extra["choices"] == []
    assert extra["usage"] == last["usage"]


def test_a_tool_call_is_one_chunk(simulator: Simulator) -> None:
    chunks = stream(simulator, tools=[TOOL], include_reasoning=False)

    (calls,) = [delta["tool_calls"] for delta in deltas(chunks) if "tool_calls" in delta]
    assert [(call["index"], call["function"]["name"]) for call in calls] == [(0, "get_time")]
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_it_is_sent_in_pieces_and_never_stored_on_the_way(simulator: Simulator) -> None:
    body = {**BODY, "stream": True}
    with httpx.stream("POST", url(simulator), headers=KEY, json=body) as response:
        assert response.headers["content-type"] == "text/event-stream"
        assert response.headers["transfer-encoding"] == "chunked"
        assert response.headers["cache-control"] == "no-cache"
        assert response.headers["x-ratelimit-limit-tokens"] == str(10**9)
        request_id = response.headers["x-request-id"]
        assert events(response.read().decode())[0]["x_groq"]["id"] == request_id


def test_faults_before_the_stream_are_ordinary_errors(simulator: Simulator) -> None:
    response = httpx.post(url(simulator), headers=KEY, json={**BODY, "stream": True, "n": 3})

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/json"


def test_fifty_streams_at_once_are_all_whole(simulator: Simulator) -> None:
    async def run() -> list[list[Any]]:
        limits = httpx.Limits(max_connections=50)
        async with httpx.AsyncClient(headers=KEY, limits=limits, timeout=30) as client:

            async def one(seed: int) -> list[Any]:
                body = {**BODY, "stream": True, "seed": seed}
                async with client.stream("POST", url(simulator), json=body) as response:
                    return events((await response.aread()).decode())

            return await asyncio.gather(*(one(seed) for seed in range(50)))

    streams = asyncio.run(run())

    assert [chunks[0]["x_groq"]["seed"] for chunks in streams] == list(range(50))
    assert all(chunks[-1]["choices"][0]["finish_reason"] == "stop" for chunks in streams)
    assert len({chunks[0]["id"] for chunks in streams}) == 50


def test_a_paced_stream_takes_its_time() -> None:
    with Simulator(tokens_per_second=100) as simulator:
        start = time.monotonic()
        chunks = stream(simulator, max_completion_tokens=40)
        elapsed = time.monotonic() - start

    assert 0.4 <= elapsed < 5
    assert chunks[-1]["usage"]["completion_tokens"] == 40


def test_a_caller_that_leaves_ends_the_generation_and_pays_for_what_was_sent() -> None:
    moment = [1.8e9]
    with Simulator(tokens_per_second=50, clock=lambda: moment[0]) as simulator:
        request = {**BODY, "stream": True}
        with httpx.stream("POST", url(simulator), headers=KEY, json=request) as response:
            before = int(response.headers["x-ratelimit-remaining-tokens"])
            lines = response.iter_lines()
            for _ in range(8):
                next(lines)
        time.sleep(0.6)  # in which an unattended stream would send 30 more
        probe = httpx.post(url(simulator), headers=KEY, json={**BODY, "max_completion_tokens": 1})
        spent = before - int(probe.headers["x-ratelimit-remaining-tokens"])

    of_the_probe = probe.json()["usage"]["total_tokens"]
    assert 3 <= spent - of_the_probe < 15


def test_reasoning_that_nobody_is_shown_is_paid_for_all_the_same() -> None:
    with Simulator(clock=lambda: 1.8e9) as simulator:
        hidden = {"include_reasoning": False, "max_completion_tokens": 5}
        chunks = stream(simulator, **hidden)
        probe = httpx.post(url(simulator), headers=KEY, json={**BODY, **hidden})

    spent = 8000 - int(probe.headers["x-ratelimit-remaining-tokens"])
    assert [delta for delta in deltas(chunks)[1:] if delta] == []
    assert spent == chunks[-1]["usage"]["total_tokens"] + probe.json()["usage"]["total_tokens"]


@given(total=st.integers(0, 10**6), count=st.integers(1, 300))
def test_instalments_are_as_equal_as_can_be_and_add_up(total: int, count: int) -> None:
    paid = list(instalments(total, count))

    assert (len(paid), sum(paid)) == (count, total)
    assert max(paid) - min(paid) <= 1


def test_leaving_the_simulator_cuts_what_is_being_streamed() -> None:
    with ExitStack() as callers:
        with Simulator(tokens_per_second=1) as simulator:
            request = {**BODY, "stream": True}
            opened = httpx.stream("POST", url(simulator), headers=KEY, json=request)
            response = callers.enter_context(opened)
            start = time.monotonic()

        assert time.monotonic() - start < 10
        with pytest.raises(httpx.RemoteProtocolError):
            response.read()


def test_a_fault_in_the_middle_of_a_stream_comes_out_too() -> None:
    readings = [1.8e9] * 4

    def provoke() -> None:
        with Simulator(clock=readings.pop) as simulator:
            httpx.post(url(simulator), headers=KEY, json={**BODY, "stream": True})

    with pytest.raises(IndexError):
        provoke()
