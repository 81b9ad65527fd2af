"""Tests of a user's, of an async program, by pytest-asyncio and by anyio."""

from __future__ import annotations

from typing import TYPE_CHECKING

import anyio
import pytest

from groq import AsyncGroq

if TYPE_CHECKING:
    from groq.testing import ManualClock, Simulator

MODEL = "openai/gpt-oss-20b"


async def say(client: AsyncGroq, text: str) -> str | None:
    answer = await client.chat.create(model=MODEL, messages=[{"role": "user", "content": text}])
    return answer.content


@pytest.mark.asyncio
async def test_by_pytest_asyncio(
    async_groq_client: AsyncGroq, groq_simulator: Simulator, groq_clock: ManualClock
) -> None:
    groq_simulator.fail(503)
    groq_simulator.reply("Water.")

    assert await say(async_groq_client, "What is in a canal?") == "Water."
    assert len(groq_clock.sleeps) == 1
    groq_simulator.assert_asked("chat.create", times=2)


@pytest.mark.asyncio
async def test_a_client_of_its_own(groq_simulator: Simulator) -> None:
    groq_simulator.reply("Water.")
    async with AsyncGroq() as client:
        assert await say(client, "What is in a canal?") == "Water."


@pytest.mark.anyio
async def test_by_anyio(
    async_groq_client: AsyncGroq, groq_simulator: Simulator, groq_clock: ManualClock
) -> None:
    groq_simulator.fail(429, retry_after=20)
    groq_simulator.reply("Streamed.", operation="chat.create_stream")

    async with await async_groq_client.chat.create_stream(
        model=MODEL, messages=[{"role": "user", "content": "Well?"}]
    ) as stream:
        assert (await stream.collect()).content == "Streamed."
    assert groq_clock.sleeps == [20.0]


@pytest.mark.anyio
async def test_many_at_once(async_groq_client: AsyncGroq, groq_simulator: Simulator) -> None:
    groq_simulator.reply("Water.", times=20)
    answers: list[str | None] = []

    async def ask() -> None:
        answers.append(await say(async_groq_client, "What is in a canal?"))

    async with anyio.create_task_group() as tasks:
        for _ in range(20):
            tasks.start_soon(ask)

    assert answers == ["Water."] * 20
