"""What a simulator tells about the requests that it received, and how late it answers them."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from groq.testing import Limits, ReceivedRequest, Simulator

KEY = {"authorization": "Bearer gsk_test"}
CHAT = {"model": "llama-3.1-8b-instant", "messages": [{"role": "user", "content": "Hello"}]}


def test_what_was_received_is_recorded_in_order() -> None:
    with Simulator() as simulator:
        httpx.get(f"{simulator.base_url}/openai/v1/models?a=b", headers=KEY)
        url = f"{simulator.base_url}/openai/v1/chat/completions"
        httpx.post(url, headers={**KEY, "x-twice": "1"}, json=CHAT)
        first, second = simulator.requests

    assert (first.method, first.path, first.query) == ("GET", "/openai/v1/models", "a=b")
    assert isinstance(second, ReceivedRequest)
    assert second.headers["x-twice"] == "1"
    assert second.json() == CHAT


def test_each_request_tells_its_time_its_model_and_what_it_was_answered_with() -> None:
    moments = [1000.0]
    limits = Limits(requests_per_minute=1)
    with Simulator(limits=limits, clock=lambda: moments[-1]) as simulator:
        url = f"{simulator.base_url}/openai/v1"
        httpx.post(f"{url}/chat/completions", headers=KEY, json=CHAT)
        moments.append(1000.5)
        httpx.post(f"{url}/chat/completions", headers=KEY, json={**CHAT, "stream": True})
        moments.append(1001.0)
        httpx.post(
            f"{url}/audio/transcriptions",
            headers=KEY,
            data={"model": "whisper-large-v3"},
            files={"file": ("a.wav", b"")},
        )
        moments.append(1061.0)
        httpx.post(f"{url}/chat/completions", headers=KEY, json={**CHAT, "stream": True})
        httpx.get(f"{url}/models", headers=KEY)
        httpx.get(f"{url}/models")
        told = [(each.time, each.model, each.status) for each in simulator.requests]

    assert told == [
        (1000.0, "llama-3.1-8b-instant", 200),
        (1000.5, "llama-3.1-8b-instant", 429),
        (1001.0, "whisper-large-v3", 400),
        (1061.0, "llama-3.1-8b-instant", 200),
        (1061.0, None, 200),
        (1061.0, None, 401),
    ]


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b""),
        ("application/json", b"[1]"),
        ("application/json", b'{"model": 1}'),
        ("multipart/form-data", b"--"),
        ("multipart/form-data; boundary=b", b"--b--"),
    ],
)
def test_a_body_that_names_no_model_has_none(kind: str, body: bytes) -> None:
    request = ReceivedRequest("POST", "/", "", {"content-type": kind}, body, 0.0)

    assert request.model is None


def test_the_status_is_there_as_soon_as_the_answer_has_begun() -> None:
    with Simulator(tokens_per_second=1) as simulator:
        url = f"{simulator.base_url}/openai/v1/chat/completions"
        body = {**CHAT, "stream": True}
        with httpx.stream("POST", url, headers=KEY, json=body):
            assert [request.status for request in simulator.requests] == [200]


def test_a_request_on_which_the_simulator_fails_is_logged_with_its_500(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("no completion")

    statuses: list[int | None] = []

    def provoke() -> None:
        with Simulator() as simulator:
            url = f"{simulator.base_url}/openai/v1/chat/completions"
            assert httpx.post(url, headers=KEY, json=CHAT).status_code == 500
            statuses.extend(request.status for request in simulator.requests)

    monkeypatch.setattr("groq.testing.simulator.chat.complete", fail)
    with pytest.raises(ZeroDivisionError, match="no completion"):
        provoke()
    assert statuses == [500]


def test_an_answer_comes_no_sooner_than_the_latency_and_holds_up_no_other() -> None:
    async def run(url: str) -> list[float]:
        async with httpx.AsyncClient(headers=KEY) as client:

            async def one() -> float:
                start = time.monotonic()
                assert (await client.get(url)).status_code == 200
                return time.monotonic() - start

            return await asyncio.gather(*(one() for _ in range(20)))

    with Simulator(latency=0.5) as simulator:
        start = time.monotonic()
        taken = asyncio.run(run(f"{simulator.base_url}/openai/v1/models"))

    assert min(taken) >= 0.5
    assert time.monotonic() - start < 8  # one after another they would take 10 s


def test_a_request_counts_when_it_comes_and_not_when_it_is_answered() -> None:
    with Simulator(latency=0.3, limits=Limits(requests_per_minute=1)) as simulator:
        url = f"{simulator.base_url}/openai/v1/chat/completions"

        async def run() -> list[int]:
            async with httpx.AsyncClient(headers=KEY) as client:
                sent = [client.post(url, json=CHAT) for _ in range(2)]
                return sorted(answer.status_code for answer in await asyncio.gather(*sent))

        assert asyncio.run(run()) == [200, 429]


def test_a_caller_that_leaves_before_its_answer_has_none() -> None:
    with Simulator(latency=30) as simulator:
        url = f"{simulator.base_url}/openai/v1/models"
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(url, headers=KEY, timeout=0.2)

        assert [request.status for request in simulator.requests] == [None]


@pytest.mark.parametrize("latency", [-1, float("inf"), float("nan")])
def test_a_latency_without_sense_is_refused(latency: float) -> None:
    with pytest.raises(ValueError, match="latency must be at least 0 and finite, not"):
        Simulator(latency=latency)
