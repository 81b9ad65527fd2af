"""Tests of a user's that fail, for what they are told then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from groq import Groq
    from groq.testing import Simulator

MODEL = "openai/gpt-oss-20b"


def ask(client: Groq, temperature: float) -> None:
    client.chat.create(
        model=MODEL, messages=[{"role": "user", "content": "Hi"}], temperature=temperature
    )


def test_an_order_is_left(groq_client: Groq, groq_simulator: Simulator) -> None:
    groq_simulator.reply("One.")
    groq_simulator.reply("Two.", model="llama-3.1-8b-instant")
    ask(groq_client, 0)


def test_an_order_is_taken_back(groq_client: Groq, groq_simulator: Simulator) -> None:
    groq_simulator.fail(500, times=3, after=1)
    ask(groq_client, 0)
    groq_simulator.clear()


def test_an_order_for_all_need_not_be_met(groq_simulator: Simulator) -> None:
    groq_simulator.reply("Whatever.", times=None)


def test_something_else_was_asked(groq_client: Groq, groq_simulator: Simulator) -> None:
    ask(groq_client, 0.5)
    groq_simulator.reply("Not needed any more.")
    groq_simulator.assert_asked("chat.create", temperature=0)


def test_it_is_skipped(groq_simulator: Simulator) -> None:
    groq_simulator.reply("Never.")
    pytest.skip("no reason")


@pytest.mark.xfail(reason="it is to fail")
def test_it_is_to_fail(groq_simulator: Simulator) -> None:
    groq_simulator.reply("Never.")
    raise AssertionError
