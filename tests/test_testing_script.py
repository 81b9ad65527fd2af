"""What a test orders of the simulator, and what it says about what was asked."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING, Any
from unittest.mock import ANY

import httpx
import pytest

from groq import RateLimitError, StreamError
from groq.testing import Simulator, SimulatorProcess
from groq.testing.simulator import SharedServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import World

MODEL = "openai/gpt-oss-20b"
OTHER = "llama-3.1-8b-instant"
ASK: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "Hi"}]}
AUDIO = "scripts/examples/audio/canal-lock.flac"
KEY = {"authorization": "Bearer gsk_test"}


@pytest.fixture(scope="module")
def server() -> Iterator[SharedServer]:
    shared = SharedServer()
    yield shared
    shared.stop()


@pytest.fixture
def simulator(server: SharedServer) -> Iterator[Simulator]:
    with server.simulator() as made:
        yield made


def post(simulator: Simulator | SimulatorProcess, **body: Any) -> Any:
    url = f"{simulator.base_url}/openai/v1/chat/completions"
    return httpx.post(url, headers=KEY, json={**ASK, **body}).json()


async def chat(world: World, client: Any, **changes: Any) -> Any:
    return await world.settle(client.chat.create(**{**ASK, **changes}))


async def collect(world: World, client: Any, **changes: Any) -> Any:
    stream = await world.settle(client.chat.create_stream(**{**ASK, **changes}))
    return await world.settle(stream.collect())


@pytest.mark.anyio
async def test_answers_come_in_the_order_in_which_they_were_ordered(
    world: World, simulator: Simulator
) -> None:
    client = world.client()
    simulator.reply("One.")
    simulator.reply("Two.", reasoning="After one.")
    simulator.reply(finish_reason="length")

    one, two, three = (
        await chat(world, client),
        await collect(world, client),
        await chat(world, client),
    )

    assert (one.content, one.finish_reason) == ("One.", "stop")
    assert (two.content, two.choices[0].message.reasoning) == ("Two.", "After one.")
    assert (three.content, three.finish_reason) == ("", "length")
    assert (await chat(world, client)).content not in {"", "One.", "Two."}  # words of its own again


@pytest.mark.anyio
async def test_a_stream_comes_in_the_pieces_that_were_given(
    world: World, simulator: Simulator
) -> None:
    simulator.reply(["Lo", "cks li", "ft boats"])
    stream = await world.settle(world.client().chat.create_stream(**ASK))

    texts = [chunk.content async for chunk in world.iterate(stream) if chunk.content]

    assert texts == ["Lo", "cks li", "ft boats"]


@pytest.mark.anyio
@pytest.mark.parametrize("ask", [chat, collect])
async def test_a_function_is_called_with_what_was_ordered(
    world: World, simulator: Simulator, ask: Callable[..., Any]
) -> None:
    simulator.tool_call("tide_table", {"harbour": "Brest"})
    simulator.reply("Both:", tool_calls=[("first", {}), ("second", '{"broken')])

    one, two = [await ask(world, world.client()) for _ in range(2)]

    assert [(c.function.name, json.loads(c.function.arguments)) for c in one.tool_calls] == [
        ("tide_table", {"harbour": "Brest"})
    ]
    assert one.finish_reason == "tool_calls"
    assert [(c.function.name, c.function.arguments) for c in two.tool_calls] == [
        ("first", "{}"),
        ("second", '{"broken'),
    ]
    assert len({call.id for call in two.tool_calls}) == 2


@pytest.mark.anyio
async def test_responses_and_recordings_are_answered_in_the_same_words(
    world: World, simulator: Simulator
) -> None:
    client = world.client()
    simulator.reply("One.")
    simulator.reply("Two.")
    simulator.reply("Three words here.")
    simulator.reply("")
    simulator.tool_call("tide_table", {})
    spoken = {"file": AUDIO, "model": "whisper-large-v3"}

    response = await world.settle(client.responses.create(model=MODEL, input="Hi"))
    heard = await world.settle(client.audio.transcribe(**spoken))
    words = {"response_format": "verbose_json", "timestamp_granularities": ["word", "segment"]}
    verbose = await world.settle(client.audio.transcribe(**spoken, **words))
    nothing = await world.settle(client.audio.translate(**spoken))
    called = await world.settle(client.responses.create(model=MODEL, input="Hi"))

    assert response.output[-1].content[0].text == "One."
    assert heard.text == "Two."
    assert verbose.text == "Three words here."
    assert [word.word for word in verbose.words] == ["Three", "words", "here."]
    assert [segment.text for segment in verbose.segments] == ["Three words here."]
    assert nothing.text == ""
    assert [item.name for item in called.output if item.type == "function_call"] == ["tide_table"]


@pytest.mark.anyio
async def test_requests_that_an_order_is_not_for_leave_it_to_others(
    world: World, simulator: Simulator
) -> None:
    client = world.client(max_retries=0)
    simulator.reply("For the other.", model=OTHER)
    simulator.reply("For a stream.", operation="chat.create_stream")
    simulator.fail(429, operation="models.list")
    simulator.reply("For anybody.")

    assert (await chat(world, client)).content == "For anybody."
    assert (await collect(world, client)).content == "For a stream."
    assert (await chat(world, client, model=OTHER)).content == "For the other."
    with pytest.raises(RateLimitError):
        await world.settle(client.models.list())
    assert simulator.orders_left == []


@pytest.mark.anyio
async def test_a_failure_comes_before_the_answer_that_was_ordered_after_it(
    world: World, simulator: Simulator
) -> None:
    simulator.fail(429, retry_after=0.05)
    simulator.reply("At last.")

    answer = await chat(world, world.client())

    assert answer.content == "At last."
    assert [request.status for request in simulator.requests] == [429, 200]


@pytest.mark.anyio
async def test_an_answer_in_chosen_words_may_break_off(world: World, simulator: Simulator) -> None:
    simulator.reply(["a" * 100] * 10, drop_after=1500, operation="chat.create_stream")

    with pytest.raises(StreamError) as caught:
        await collect(world, world.client())

    assert set(caught.value.partial_content) == {"a"}


@pytest.mark.anyio
@pytest.mark.parametrize("ordered", ["reply", "slow"])
async def test_a_stream_has_the_pace_that_was_ordered(
    world: World, simulator: Simulator, ordered: str
) -> None:
    client = world.client()
    await chat(world, client)
    if ordered == "reply":
        simulator.reply(["a"] * 10, first_token=0.3, tokens_per_second=50)
    else:
        simulator.slow(first_token=0.3, tokens_per_second=50)
    started = time.monotonic()
    stream = await world.settle(client.chat.create_stream(**ASK))
    arrived = [time.monotonic() - started async for _ in world.iterate(stream)]

    assert arrived[0] >= 0.3
    assert arrived[-1] >= 0.3 + (len(arrived) - 3) / 50  # the first may be read late, if busy


def test_a_whole_answer_keeps_silent_before_its_body(simulator: Simulator) -> None:
    simulator.slow(first_token=0.2)
    started = time.monotonic()

    assert post(simulator)["object"] == "chat.completion"
    assert time.monotonic() - started >= 0.2


def test_another_process_takes_the_same_orders() -> None:
    with SimulatorProcess() as simulator:
        simulator.reply(["One", "."], reasoning="So.", first_token=0.01, drop_after=10**6)
        simulator.tool_call("f", {"a": 1}, model=MODEL, operation="chat.create", after=1)
        simulator.fail(503, times=None)
        paced, called = simulator.orders_left
        assert paced == (
            "reply(content='One.', reasoning='So.') with drop_after(bytes=1000000) with "
            "slow(first_token=0.01)"
        )
        assert called == (
            "reply(tool_calls=(('f', '{\"a\": 1}'),), finish_reason='tool_calls') "
            f"(after 1 others, chat.create, {MODEL})"
        )
        assert post(simulator)["choices"][0]["message"]["content"] == "One."
        post(simulator)
        (call,) = post(simulator)["choices"][0]["message"]["tool_calls"]
        assert call["function"] == {"name": "f", "arguments": '{"a": 1}'}
        assert post(simulator)["error"]["type"] == "internal_server_error"
        assert simulator.orders_left == []
        assert simulator.last_request.status == 503
        assert len(simulator.assert_asked("chat.create", model=MODEL, times=4)) == 4


@pytest.mark.parametrize(
    ("order", "complaint"),
    [
        (lambda s: s.reply("x", operation="models.list"), "models.list is not answered like that"),
        (lambda s: s.tool_call("f", {}, operation="audio.transcribe"), "but chat.create, "),
        (lambda s: s.fail(500, operation="chat.talk"), "there is no operation 'chat.talk'"),
        (lambda s: s.reply("x", times=0), "times must be at least 1"),
        (lambda s: s.reply("x", drop_after=-1), "bytes must be at least 0"),
        (lambda s: s.slow(), "slow\\(\\) needs a rate"),
        (lambda s: s.slow(first_token=-1), "first_token must be at least 0"),
        (lambda s: s.slow(tokens_per_second=0), "tokens_per_second must be above 0 and finite"),
    ],
)
def test_orders_without_sense_are_refused(
    simulator: Simulator, order: Callable[[Simulator], None], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        order(simulator)
    assert simulator.orders_left == []


def test_threads_get_each_answer_once(simulator: Simulator) -> None:
    expected = [f"Answer {number}." for number in range(40)]
    for text in expected:
        simulator.reply(text)
    got: list[str] = []

    def ask() -> None:
        got.extend(post(simulator)["choices"][0]["message"]["content"] for _ in range(10))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(got) == sorted(expected)


@pytest.mark.anyio
async def test_what_was_asked_can_be_told(world: World, simulator: Simulator) -> None:
    client = world.client()
    await chat(world, client, temperature=0.5)
    await world.settle(client.audio.transcribe(AUDIO, model="whisper-large-v3", language="en"))
    await world.settle(client.models.get(OTHER))

    (asked,) = simulator.assert_asked("chat.create", messages=ANY, temperature=pytest.approx(0.5))
    assert asked.json()["messages"] == ASK["messages"]
    simulator.assert_asked("chat.create", top_p=None)
    (heard,) = simulator.assert_asked(model="whisper-large-v3", language="en")
    assert heard.parameters["file"].filename == "canal-lock.flac"
    simulator.assert_asked("models.get", model=OTHER, times=1)
    simulator.assert_asked("models.list", times=0)
    assert simulator.last_request.operation == "models.get"


def test_a_wrong_assertion_shows_the_nearest_request_and_how_it_differs(
    simulator: Simulator,
) -> None:
    post(simulator, temperature=0.5, seed=1)
    post(simulator, temperature=0.5, seed=2)

    with pytest.raises(AssertionError) as caught:
        simulator.assert_asked("chat.create", temperature=0, seed=2)

    assert str(caught.value) == (
        "expected chat.create with the given temperature, seed, but so asked 0 requests of 2:\n"
        f"  1. chat.create {MODEL} -> 200\n"
        f"  2. chat.create {MODEL} -> 200\n"
        "nearest is request 2 (- as it was, + as expected):\n"
        "    temperature:\n"
        "    - 0.5\n"
        "    + 0"
    )


def test_a_wrong_number_and_a_wrong_operation_are_told(simulator: Simulator) -> None:
    with pytest.raises(AssertionError, match="the simulator was asked nothing"):
        _ = simulator.last_request
    post(simulator)
    with pytest.raises(AssertionError) as caught:
        simulator.assert_asked(times=2)
    assert str(caught.value) == (
        f"expected any request 2 times, but so asked 1 requests of 1:\n"
        f"  1. chat.create {MODEL} -> 200"
    )
    with pytest.raises(
        AssertionError, match=r"^expected models\.list, but so asked 0 requests of 1"
    ):
        simulator.assert_asked("models.list")


def test_simulators_of_one_server_know_nothing_of_each_other(server: SharedServer) -> None:
    with server.simulator() as one, server.simulator(seed=5) as two:
        one.reply("One.")
        assert post(two)["choices"][0]["message"]["content"] != "One."
        assert post(one)["choices"][0]["message"]["content"] == "One."
        assert (len(one.requests), len(two.requests)) == (1, 1)
    gone = httpx.get(f"{one.base_url}/openai/v1/models", headers=KEY)
    assert (gone.status_code, gone.text) == (410, "the test of this address is over\n")
