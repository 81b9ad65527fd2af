"""Streams of the simulator that an error ends, as the service's sometimes are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq import Groq
from groq.errors import APIError
from groq.testing import Simulator, SimulatorProcess
from groq_api.models import ResponseFailedEvent
from tests.simulator_document import complaints

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = {"authorization": "Bearer gsk_x"}
MODEL = "openai/gpt-oss-20b"
CHAT: dict[str, Any] = {"model": MODEL, "messages": [{"role": "user", "content": "How high?"}]}
RESPONSE: dict[str, Any] = {"model": MODEL, "input": "How high?"}


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator(clock=lambda: 1.8e9) as running:  # nothing that is used comes back
        yield running


def frames(simulator: Simulator | SimulatorProcess, path: str, body: Any) -> list[list[str]]:
    """The lines of each event."""
    answer = httpx.post(
        f"{simulator.base_url}/openai/v1/{path}", headers=KEY, json={**body, "stream": True}
    )
    assert answer.status_code == 200
    return [event.splitlines() for event in answer.text.removesuffix("\n\n").split("\n\n")]


def data(event: list[str]) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(event[-1].removeprefix("data: "))
    return value


def test_a_chat_ends_with_an_error_event_and_without_done(simulator: Simulator) -> None:
    simulator.interrupt(
        pieces=2,
        message="Overdone.",
        code="tool_use_failed",
        type="invalid_request_error",
        status=400,
    )

    events = frames(simulator, "chat/completions", CHAT)

    assert len(events) == 4  # the role, two pieces, the error
    assert events[-1][0] == "event: error"
    assert data(events[-1]) == {
        "error": {
            "message": "Overdone.",
            "type": "invalid_request_error",
            "code": "tool_use_failed",
            "status_code": 400,
        }
    }
    assert complaints("ErrorResponse", data(events[-1])) == []


def test_a_chat_may_end_with_an_error_in_a_chunk(simulator: Simulator) -> None:
    simulator.interrupt("chunk", pieces=0, message="over capacity")

    events = frames(simulator, "chat/completions", CHAT)

    assert events[-1] == ["data: [DONE]"]
    assert data(events[-2])["x_groq"]["error"] == "over capacity"
    assert complaints("ChatCompletionChunk", data(events[-2])) == []
    assert len(events) == 3


def test_more_pieces_than_there_are_leave_the_answer_whole_before_the_error(
    simulator: Simulator,
) -> None:
    simulator.reply("One two.")
    whole = frames(simulator, "chat/completions", CHAT)
    simulator.interrupt(pieces=10_000)
    long = frames(simulator, "chat/completions", CHAT)

    assert whole[-1] == ["data: [DONE]"]
    assert data(long[-1])["error"] == {
        "message": "Internal Server Error",
        "type": "internal_server_error",
    }
    assert len(long) > len(whole)


@pytest.mark.parametrize(("form", "kind"), [("event", "error"), ("response", "response.failed")])
def test_a_streamed_response_ends_with_that_event(
    simulator: Simulator, form: Any, kind: str
) -> None:
    simulator.interrupt(form, pieces=1, message="Overdone.", code="too_much")

    events = [data(event) for event in frames(simulator, "responses", RESPONSE)]

    assert sum("delta" in event for event in events) == 1
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    last = events[-1]
    assert last["type"] == kind
    assert complaints("ResponseStreamEvent", last) == []
    failed = last["response"]["error"] if form == "response" else last
    assert (failed["code"], failed["message"]) == ("too_much", "Overdone.")


def test_a_whole_response_may_have_failed(simulator: Simulator) -> None:
    simulator.interrupt("response", operation="responses.create")
    with Groq(api_key="gsk_x", base_url=simulator.base_url) as client:
        response = client.responses.create(**RESPONSE)

    assert response.status == "failed"
    assert response.error is not None
    assert response.error.code == "server_error"
    assert response.output == []


@pytest.mark.parametrize("form", ["event", "chunk"])
def test_our_client_tells_of_it(simulator: Simulator, form: Any) -> None:
    simulator.interrupt(form, message="over capacity", pieces=1)
    with (
        Groq(api_key="gsk_x", base_url=simulator.base_url, max_retries=0) as client,
        client.chat.create_stream(**CHAT) as stream,
        pytest.raises(APIError, match="over capacity"),
    ):
        list(stream)


def test_our_client_ends_with_a_response_that_has_failed(simulator: Simulator) -> None:
    simulator.interrupt("response", message="over capacity")
    with (
        Groq(api_key="gsk_x", base_url=simulator.base_url) as client,
        client.responses.create_stream(**RESPONSE) as stream,
    ):
        last = list(stream)[-1]
    assert isinstance(last, ResponseFailedEvent)


def test_our_client_tells_of_a_response_that_breaks_off(simulator: Simulator) -> None:
    simulator.interrupt(message="over capacity")
    with (
        Groq(api_key="gsk_x", base_url=simulator.base_url, max_retries=0) as client,
        client.responses.create_stream(**RESPONSE) as stream,
        pytest.raises(APIError, match="over capacity"),
    ):
        list(stream)


def test_what_was_not_sent_is_not_counted(simulator: Simulator) -> None:
    simulator.interrupt(pieces=0)
    frames(simulator, "chat/completions", CHAT)
    answer = httpx.post(
        f"{simulator.base_url}/openai/v1/chat/completions",
        headers=KEY,
        json={**CHAT, "max_completion_tokens": 1},
    )
    prompt = answer.json()["usage"]["prompt_tokens"]
    left = int(answer.headers["x-ratelimit-remaining-tokens"])
    assert 8_000 - left == 2 * prompt + 1


def test_a_process_takes_the_order_too() -> None:
    with SimulatorProcess() as simulator:
        simulator.interrupt("chunk", message="over capacity", times=2)
        assert simulator.orders_left == [
            "interrupt(form='chunk', message='over capacity') (2 times, chat.create_stream)"
        ]
        events = frames(simulator, "chat/completions", CHAT)
    assert data(events[-2])["x_groq"]["error"] == "over capacity"


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"pieces": -1}, "pieces must be at least 0, not -1"),
        ({"form": "page"}, "form must be one of"),
        ({"status": 200}, "status must be from 400 to 599, not 200"),
        ({"form": "chunk", "operation": "responses.create_stream"}, "is not answered like that"),
        ({"operation": "chat.create"}, "chat.create is not answered like that"),
    ],
)
def test_what_makes_no_sense_is_refused(
    simulator: Simulator, wrong: dict[str, Any], told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        simulator.interrupt(**wrong)
