"""Tests of a user's, of a program that makes blocking calls."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest

from groq import Groq, RateLimitError, StreamError
from groq.testing import Limits

if TYPE_CHECKING:
    from groq.testing import ManualClock, Simulator

MODEL = "openai/gpt-oss-20b"


def say(client: Groq, text: str) -> str | None:
    return client.chat.create(model=MODEL, messages=[{"role": "user", "content": text}]).content


def test_an_answer_in_chosen_words(groq_client: Groq, groq_simulator: Simulator) -> None:
    groq_simulator.reply("Water.")

    assert say(groq_client, "What is in a canal?") == "Water."
    assert groq_simulator.last_request.json()["messages"][0]["content"] == "What is in a canal?"
    groq_simulator.assert_asked("chat.create", model=MODEL, times=1)


def test_a_long_wait_takes_no_time(
    groq_client: Groq, groq_simulator: Simulator, groq_clock: ManualClock
) -> None:
    groq_simulator.fail(429, retry_after=30)
    groq_simulator.reply("At last.")
    started = time.monotonic()

    assert say(groq_client, "Hello?") == "At last."
    assert groq_clock.sleeps == [30.0]
    assert time.monotonic() - started < 5


@pytest.mark.groq_simulator(limits=Limits(requests_per_minute=2))
def test_a_limit_is_waited_out(
    groq_client: Groq, groq_simulator: Simulator, groq_clock: ManualClock
) -> None:
    started = time.monotonic()
    for _ in range(5):
        say(groq_client, "Hello")

    assert groq_clock.now() >= 60
    assert time.monotonic() - started < 10
    assert len(groq_simulator.assert_asked("chat.create")) >= 5


def test_a_program_that_makes_its_own_client(groq_simulator: Simulator) -> None:
    groq_simulator.tool_call("tide_table", {"harbour": "Brest"})
    with Groq() as client:
        answer = client.chat.create(
            model=MODEL, messages=[{"role": "user", "content": "When is high water in Brest?"}]
        )
    (call,) = answer.tool_calls or []
    assert json.loads(call.function.arguments) == {"harbour": "Brest"}


def test_a_stream_that_breaks(groq_client: Groq, groq_simulator: Simulator) -> None:
    groq_simulator.reply(["Lo", "cks"] * 40, drop_after=2000)
    with (
        pytest.raises(StreamError) as caught,
        groq_client.chat.create_stream(
            model=MODEL, messages=[{"role": "user", "content": "Locks?"}]
        ) as stream,
    ):
        stream.collect()
    assert caught.value.partial_content.startswith("Locks")


def test_an_error(groq_client: Groq, groq_simulator: Simulator) -> None:
    groq_simulator.fail(429, retry_after=1000)
    with pytest.raises(RateLimitError):
        say(groq_client, "Hello?")


@pytest.mark.parametrize("number", range(20))
def test_no_test_sees_anything_of_another(
    groq_client: Groq, groq_simulator: Simulator, number: int
) -> None:
    assert groq_simulator.requests == []
    assert groq_client.rate_limit_status(MODEL).requests_remaining is None
    groq_simulator.reply(f"Answer {number}.")
    assert say(groq_client, "Which?") == f"Answer {number}."
    assert len(groq_simulator.requests) == 1
