"""Tests of a user's that record traffic with pytest-recording, or replay it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from groq import AsyncGroq, AuthenticationError, Groq
from groq.testing import ManualClock, vcr_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Locks?"}]}
HEADERS = {"x-own-secret": "another secret"}


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    return vcr_settings()


@pytest.fixture
def client() -> Iterator[Groq]:
    with Groq(default_headers=HEADERS, clock=ManualClock()) as client:
        yield client


@pytest.mark.vcr
def test_a_chat(client: Groq) -> None:
    assert client.chat.create(**ASK).content
    assert client.rate_limit_status(MODEL).requests_remaining is not None


@pytest.mark.vcr
def test_a_stream(client: Groq) -> None:
    with client.chat.create_stream(**ASK) as stream:
        assert "".join(chunk.content or "" for chunk in stream)


@pytest.mark.vcr
def test_a_recording(client: Groq) -> None:
    audio = Path(os.environ["EXAMPLE_AUDIO"])
    heard = client.audio.transcribe(audio, model="whisper-large-v3-turbo", language="en")
    assert heard.text


@pytest.mark.vcr
def test_a_failure_and_what_follows(client: Groq) -> None:
    answer = client.chat.create(**{**ASK, "model": "llama-3.1-8b-instant"})
    assert [attempt.status_code for attempt in answer.attempts] == [429, 200]


@pytest.mark.vcr
@pytest.mark.anyio
async def test_an_async_chat() -> None:
    async with AsyncGroq(default_headers=HEADERS) as client:
        assert (await client.chat.create(**ASK)).content
        async with await client.chat.create_stream(**ASK) as stream:
            assert (await stream.collect()).content


@pytest.mark.vcr
def test_a_wrong_key() -> None:
    with Groq("sk_wrong_0123456789abcdef") as client, pytest.raises(AuthenticationError):
        client.models.list()
