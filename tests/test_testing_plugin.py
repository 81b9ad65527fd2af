"""The fixtures for pytest, in this process; `kit/` has them in a project of a user's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from groq import AsyncGroq, Groq

if TYPE_CHECKING:
    from groq.testing import ManualClock, Simulator

pytest_plugins = ["groq.testing.pytest_plugin"]

ASK: dict[str, Any] = {
    "model": "openai/gpt-oss-20b",
    "messages": [{"role": "user", "content": "Hi"}],
}


def test_a_client_and_its_simulator(
    groq_client: Groq, groq_simulator: Simulator, groq_clock: ManualClock
) -> None:
    groq_simulator.fail(429, retry_after=30)
    groq_simulator.reply("At last.")

    assert groq_client.chat.create(**ASK).content == "At last."
    assert groq_clock.sleeps == [30]
    groq_simulator.assert_asked("chat.create", times=2)


@pytest.mark.anyio
@pytest.mark.parametrize("world_name", ["asyncio", "trio"])
async def test_an_async_client(async_groq_client: AsyncGroq, groq_simulator: Simulator) -> None:
    groq_simulator.reply("Hello.")
    assert (await async_groq_client.chat.create(**ASK)).content == "Hello."


def test_clients_of_the_program_find_the_simulator(groq_simulator: Simulator) -> None:
    with Groq() as client:
        assert client.models.list().data
    assert os.environ["GROQ_BASE_URL"] == groq_simulator.base_url
    groq_simulator.assert_asked("models.list", times=1)


def test_the_simulator_goes_by_real_time_and_by_the_clock(
    groq_client: Groq, groq_simulator: Simulator, groq_clock: ManualClock
) -> None:
    groq_client.models.list()
    groq_clock.advance(1000)
    groq_client.models.list()

    before, after = (request.time for request in groq_simulator.requests)
    assert 1000 < after - before < 1010
