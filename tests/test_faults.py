"""Faults of single answers and connections: what is tried again, how often, and what is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import httpx
import orjson
import pytest

from groq import ResponseParseError, ServerError, StreamConnectionError
from tests.conftest import API_KEY
from tests.test_faults_kit import (
    ASK,
    RETRY_FREELY,
    ask,
    at_once,
    collect,
    errors_of,
    fresh_service,
    open_stream,
    quick_retries,
    shared_service,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from groq.testing import SimulatorProcess
    from tests.conftest import World

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("quick")]
service = shared_service
simulator = fresh_service
quick = quick_retries

CHAT = "/openai/v1/chat/completions"


async def test_three_resets_are_three_retries(world: World, simulator: SimulatorProcess) -> None:
    simulator.reset(times=3)
    completion = await ask(world, world.client())
    assert errors_of(completion.attempts) == [*["network_error"] * 3, None]
    assert [attempt.status_code for attempt in completion.attempts] == [None, None, None, 200]
    assert [request.status for request in simulator.requests] == [None, None, None, 200]


async def test_ten_calls_that_meet_ten_resets_take_twenty_sends(
    world: World, simulator: SimulatorProcess
) -> None:
    client = world.client(max_retries=10, **RETRY_FREELY)
    await ask(world, client)  # from its answer on, calls go without waiting for each other
    simulator.reset(times=10)
    completions = await at_once(world, *[partial(ask, world, client)] * 10)
    attempts = [attempt for completion in completions for attempt in completion.attempts]
    assert sorted(errors_of(attempts), key=str) == [*[None] * 10, *["network_error"] * 10]
    assert len(simulator.requests) == 1 + 20


async def test_an_answer_that_is_cut_off_is_fetched_again(
    world: World, simulator: SimulatorProcess
) -> None:
    simulator.drop_after(100)
    completion = await ask(world, world.client())
    assert errors_of(completion.attempts) == ["network_error", None]
    assert len(simulator.requests) == 2


async def test_a_stream_that_is_cut_off_before_its_first_chunk_is_opened_again(
    world: World, simulator: SimulatorProcess
) -> None:
    for size in (0, 100):  # the first chunk is longer
        simulator.drop_after(size)
        completion = await collect(world, world.client())
        assert errors_of(completion.attempts) == ["network_error", None]
    assert len(simulator.requests) == 4


async def test_a_stream_that_is_cut_off_later_is_not_opened_again(
    world: World, simulator: SimulatorProcess
) -> None:
    arrived = text_in(body_of_stream(simulator)[:5000])
    simulator.drop_after(5000)
    stream = await open_stream(world, world.client())
    with pytest.raises(StreamConnectionError) as raised:
        await world.settle(stream.collect())
    assert raised.value.partial_content == arrived
    assert raised.value.partial is not None
    assert raised.value.partial.content == arrived
    assert raised.value.is_retryable  # by the caller, from the beginning
    assert len(simulator.requests) == 2


def body_of_stream(simulator: SimulatorProcess) -> bytes:
    """All bytes of the stream, which are as many each time."""
    return httpx.post(
        simulator.base_url + CHAT,
        headers={"authorization": f"Bearer {API_KEY}"},
        json={**ASK, "stream": True},
    ).content


def text_in(beginning: bytes) -> str:
    """The text of the chunks that are complete."""
    events = beginning.split(b"\n\n")[:-1]
    deltas = [orjson.loads(event[len(b"data: ") :])["choices"][0]["delta"] for event in events]
    return "".join(delta["content"] for delta in deltas)


async def test_a_498_is_waited_out(world: World, simulator: SimulatorProcess) -> None:
    simulator.fail(498)
    completion = await ask(world, world.client())
    assert errors_of(completion.attempts) == ["capacity_exceeded", None]
    assert [request.status for request in simulator.requests] == [498, 200]


async def test_the_pages_of_a_network_in_trouble_are_server_errors(
    world: World, simulator: SimulatorProcess
) -> None:
    for status in (502, 503):
        simulator.fail(status, html=True)
    completion = await ask(world, world.client())
    assert errors_of(completion.attempts) == ["server_error", "server_error", None]
    assert [request.status for request in simulator.requests] == [502, 503, 200]


async def test_a_page_is_told_in_few_words_and_kept_whole(
    world: World, simulator: SimulatorProcess
) -> None:
    simulator.fail(502, html=True)
    with pytest.raises(ServerError) as raised:
        await ask(world, world.client(max_retries=0))
    assert raised.value.message == "Server error: 502"
    assert str(raised.value.body).startswith("<!DOCTYPE html>")
    assert len(raised.value.attempts) == len(simulator.requests) == 1


async def test_an_error_without_a_body_is_tried_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    for status in (500, 503):
        httpserver.expect_ordered_request("/openai/v1/models").respond_with_data(status=status)
    httpserver.expect_ordered_request("/openai/v1/models").respond_with_json(
        {"object": "list", "data": []}
    )
    models = await server_world.settle(server_world.client().models.list())
    assert [attempt.status_code for attempt in models.attempts] == [500, 503, 200]
    assert len(httpserver.log) == 3


@pytest.mark.parametrize("method", ["create", "create_stream"])
async def test_a_success_without_a_body_is_no_success(
    server_world: World, httpserver: HTTPServer, method: str
) -> None:
    httpserver.expect_request(CHAT).respond_with_data()
    call: Any = getattr(server_world.client().chat, method)
    with pytest.raises(ResponseParseError):
        await server_world.settle(call(**ASK))
    assert len(httpserver.log) == 1
