"""Whatever answer our document allows, we read all of it: a mock server of others makes them up.

The answers are random within the document: other members of unions, properties that are missing,
null, or unknown. Each has a seed of its own, by which it comes again.
"""

from __future__ import annotations

import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.errors import ResponseParseError
from groq_api.types import ResponseModel
from tests.crosscheck.audio_calls import VERBOSE_CALLS
from tests.crosscheck.bodies import without_nulls
from tests.crosscheck.calls import PLAIN_CALLS
from tests.crosscheck.recording import AsyncRecorder, Recorder

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from tests.conftest import World
    from tests.crosscheck.call import Call

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("uncovered")]

ANSWERS, MANY_ANSWERS = 5, 15  # to a call in each world
MODEL = "openai/gpt-oss-20b"
UNLIMITED = {"throttle": False}  # what answers tell about limits and usage is random, too


def seeds(world: World, count: int = ANSWERS) -> list[str]:
    return [f"{world.name}-{number}" for number in range(count)]


def dynamic(seed: str) -> dict[str, str]:
    """Headers that have Prism make up an answer."""
    return {"prefer": f"dynamic=true, seed={seed}"}


@asynccontextmanager
async def recorded(world: World) -> AsyncGenerator[tuple[Any, Recorder | AsyncRecorder], None]:
    """A client of that world, and what comes to it over the wire."""
    if world.name == "blocking":
        recorder = Recorder()
        with httpx.Client(transport=recorder) as http_client:
            yield world.client(http_client=http_client, **UNLIMITED), recorder
    else:
        async_recorder = AsyncRecorder()
        async with httpx.AsyncClient(transport=async_recorder) as async_http_client:
            yield world.client(http_client=async_http_client, **UNLIMITED), async_recorder


def assert_says_the_same(answer: Any, body: bytearray) -> None:
    if isinstance(answer, ResponseModel):
        assert without_nulls(answer.to_dict()) == without_nulls(json.loads(body))
    else:
        assert answer.content == body


@pytest.mark.parametrize("call", PLAIN_CALLS, ids=str)
async def test_an_answer_is_read_whole(prism_world: World, call: Call) -> None:
    bodies = set()
    async with recorded(prism_world) as (client, recorder):
        for seed in seeds(prism_world):
            answer = await prism_world.settle(call.of(client, extra_headers=dynamic(seed)))
            assert isinstance(answer, call.answer)
            assert_says_the_same(answer, recorder.body)
            bodies.add(bytes(recorder.body))

    assert len(bodies) > 1


@pytest.mark.parametrize("call", VERBOSE_CALLS, ids=str)
async def test_an_answer_is_read_in_the_form_that_was_asked_for_and_in_no_other(
    prism_world: World, call: Call
) -> None:
    forms = set()
    async with recorded(prism_world) as (client, recorder):
        for seed in seeds(prism_world):
            try:
                answer = await prism_world.settle(call.of(client, extra_headers=dynamic(seed)))
            except ResponseParseError:
                answer = None
            is_verbose = "language" in json.loads(recorder.body)
            assert type(answer) is (call.answer if is_verbose else type(None))
            if is_verbose:
                assert_says_the_same(answer, recorder.body)
            forms.add(is_verbose)

    assert forms == {True, False}


async def test_what_a_model_has_said_can_be_sent_back(prism_world: World) -> None:
    client, settle = prism_world.client(**UNLIMITED), prism_world.settle
    talk: list[Any] = [{"role": "user", "content": "Hello"}]
    for seed in seeds(prism_world, MANY_ANSWERS):
        pending = client.chat.create(model=MODEL, messages=talk, extra_headers=dynamic(seed))
        talk += [choice.message for choice in (await settle(pending)).choices]
    await settle(client.chat.create(model=MODEL, messages=talk))

    said = {name for message in talk[1:] for name in message.to_dict()}
    assert said >= {"annotations", "content", "executed_tools", "reasoning", "tool_calls"}


async def test_what_a_response_has_put_out_can_be_sent_back(prism_world: World) -> None:
    client, settle = prism_world.client(**UNLIMITED), prism_world.settle
    items: list[Any] = [{"role": "user", "content": "Hello"}]
    for seed in seeds(prism_world, MANY_ANSWERS):
        pending = client.responses.create(model=MODEL, input=items, extra_headers=dynamic(seed))
        items += (await settle(pending)).output
    await settle(client.responses.create(model=MODEL, input=items))

    kinds = {item.type for item in items[1:]}
    assert kinds >= {"function_call", "mcp_call", "mcp_list_tools", "message", "reasoning"}
