from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import pytest
from werkzeug import Response as Answer

from groq import ModelError, ResponseParseError, ServerError, ValidationError
from groq._cost import Cost, Experience
from groq.types import (
    Response,
    ResponseOutputFunctionCall,
    ResponseOutputItem,
    ResponseOutputMessage,
    ResponseReasoningItem,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from groq._cost import Demand
    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/responses"
MODEL = "openai/gpt-oss-20b"
ASK: dict[str, Any] = {"model": MODEL, "input": "Why do canals have locks?"}
USER: dict[str, Any] = {"role": "user", "content": "Why do canals have locks?"}
TOOL: dict[str, Any] = {"type": "function", "name": "tide_table", "parameters": {"type": "object"}}
THOUGHT: dict[str, Any] = {
    "type": "reasoning",
    "id": "resp_2",
    "status": "completed",
    "content": [{"type": "reasoning_text", "text": "Water finds its level."}],
    "summary": [],
}
MESSAGE: dict[str, Any] = {
    "type": "message",
    "id": "msg_1",
    "status": "completed",
    "role": "assistant",
    "content": [{"type": "output_text", "text": "To climb.", "annotations": [], "logprobs": None}],
}
CALL: dict[str, Any] = {
    "type": "function_call",
    "id": "fc_1",
    "call_id": "fc_9a8b",
    "name": "tide_table",
    "arguments": '{"harbour":"Brest"}',
    "status": "completed",
}
OFFER: dict[str, Any] = {
    "type": "mcp_list_tools",
    "id": "mcpl_1",
    "server_label": "ports",
    "tools": [{"name": "tides", "input_schema": {"type": "object"}, "annotations": {"a": 1}}],
}
REMOTE_CALL: dict[str, Any] = {
    "type": "mcp_call",
    "id": "mcp_1",
    "server_label": "ports",
    "name": "tides",
    "arguments": "{}",
    "output": "Noon.",
}
WISH: dict[str, Any] = {
    "type": "mcp_approval_request",
    "id": "mcpr_1",
    "server_label": "ports",
    "name": "tides",
    "arguments": "{}",
}
UNKNOWN: dict[str, Any] = {"type": "weather_report", "id": "w_1", "sky": "grey"}
USAGE = {
    "input_tokens": 80,
    "input_tokens_details": {"cached_tokens": 30},
    "output_tokens": 36,
    "output_tokens_details": {"reasoning_tokens": 12},
    "total_tokens": 116,
}


def answer(*output: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A response in the words of the service."""
    return {
        "id": "resp_1",
        "object": "response",
        "status": "completed",
        "created_at": 1790842200,
        "output": list(output),
        "model": MODEL,
        "tools": [],
        "tool_choice": "auto",
        "truncation": "disabled",
        "metadata": {},
        "temperature": 1,
        "top_p": 1,
        "service_tier": "default",
        "error": None,
        "incomplete_details": None,
        "usage": USAGE,
        "parallel_tool_calls": True,
        "store": False,
        **changes,
    }


@pytest.fixture
def learned(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Demand, Cost]]:
    """What calls were told to have taken, and what was known of each before."""
    told: list[tuple[Demand, Cost]] = []

    def learn(_: Experience, demand: Demand, cost: Cost) -> None:
        told.append((demand, cost))

    monkeypatch.setattr(Experience, "learn", learn)
    return told


async def test_a_question_is_answered_by_items(server_world: World, httpserver: HTTPServer) -> None:
    httpserver.expect_request(PATH).respond_with_json(
        answer(THOUGHT, MESSAGE), headers={"x-request-id": "req_1"}
    )
    response = await server_world.settle(server_world.client().responses.create(**ASK))
    assert type(response) is Response
    thought, message = response.output
    assert type(thought) is ResponseReasoningItem
    assert type(message) is ResponseOutputMessage
    assert message.content[0].text == "To climb."
    assert response.usage is not None
    assert response.usage.output_tokens_details.reasoning_tokens == 12
    assert response.request_id == response.headers["x-request-id"] == "req_1"
    assert [attempt.status_code for attempt in response.attempts] == [200]


async def test_a_conversation_goes_on_with_what_was_answered(
    server_world: World, httpserver: HTTPServer
) -> None:
    httpserver.expect_oneshot_request(PATH).respond_with_json(answer(THOUGHT, CALL, UNKNOWN))
    httpserver.expect_oneshot_request(PATH).respond_with_json(answer(MESSAGE))
    responses = server_world.client().responses
    asked = await server_world.settle(responses.create(**{**ASK, "input": [USER]}, tools=[TOOL]))
    call = asked.output[1]
    assert type(call) is ResponseOutputFunctionCall
    told = {"type": "function_call_output", "call_id": call.call_id, "output": "Noon."}
    await server_world.settle(
        responses.create(model=MODEL, input=[USER, *asked.output, told], tools=[TOOL])
    )
    assert httpserver.log[1][0].json["input"] == [USER, THOUGHT, CALL, UNKNOWN, told]


@pytest.mark.parametrize("form", ["objects", "dicts"])
async def test_whatever_a_response_has_put_out_goes_in_again(
    server_world: World, httpserver: HTTPServer, form: str
) -> None:
    items = [THOUGHT, MESSAGE, CALL, OFFER, REMOTE_CALL, WISH, UNKNOWN]
    assert {each["type"] for each in items[:-1]} == kinds_of_output()
    httpserver.expect_request(PATH).respond_with_json(answer(*items))
    responses = server_world.client().responses
    asked = await server_world.settle(responses.create(**ASK))
    output = asked.output if form == "objects" else asked.to_dict()["output"]
    told = {"type": "mcp_approval_response", "approval_request_id": "mcpr_1", "approve": True}
    await server_world.settle(responses.create(model=MODEL, input=[USER, *output, told]))
    sent = httpserver.log[1][0].json["input"]
    assert without_nulls(sent) == without_nulls([USER, *items, told])


def kinds_of_output() -> set[str]:
    """Values of `type` by which the items of a response are told apart."""
    classes = [each for each in get_args(ResponseOutputItem) if hasattr(each, "to_param")]
    return {get_args(get_type_hints(each)["type"])[0] for each in classes}


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "incomplete", "incomplete_details": {"reason": "max_output_tokens"}},
        {"status": "failed", "error": {"code": "server_error", "message": "no"}},
    ],
)
async def test_how_it_ended_is_told_in_the_response(
    server_world: World, httpserver: HTTPServer, changes: dict[str, Any]
) -> None:
    httpserver.expect_request(PATH).respond_with_json(answer(**changes))
    response = await server_world.settle(server_world.client().responses.create(**ASK))
    told = response.to_dict()
    assert {name: told[name] for name in changes} == changes
    assert len(httpserver.log) == 1


@pytest.mark.parametrize(
    ("parameters", "sent"),
    [
        ({}, {}),
        ({"input": (USER,)}, {"input": [USER]}),
        ({"input": [{"role": "assistant", "content": ""}]}, None),
        ({"input": [{"type": "item_reference", "id": "msg_1"}]}, None),
        ({"temperature": 0.5, "top_p": None, "stream": False}, {"temperature": 0.5}),
        ({"tools": [TOOL, {"type": "browser_search"}], "tool_choice": "required"}, None),
        ({"text": {"format": {"type": "json_object"}}, "reasoning": {"effort": "low"}}, None),
        ({"max_output_tokens": 16, "metadata": {"a": "b"}, "store": False}, None),
        ({"service_tier": "brand-new"}, None),
        ({"extra_body": {"include": ["x"]}}, {"include": ["x"]}),
    ],
)
async def test_the_request_is_what_was_asked_and_nothing_more(
    server_world: World,
    httpserver: HTTPServer,
    parameters: dict[str, Any],
    sent: dict[str, Any] | None,
) -> None:
    httpserver.expect_request(PATH, method="POST").respond_with_json(answer(MESSAGE))
    ask = {**ASK, **parameters, "extra_headers": {"groq-beta": "inference-metrics"}}
    await server_world.settle(server_world.client().responses.create(**ask))
    ((request, _),) = httpserver.log
    assert request.json == {**ASK, **(parameters if sent is None else sent)}
    assert request.headers["Authorization"].startswith("Bearer gsk_test")
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Accept"] == "application/json"
    assert request.headers["Groq-Beta"] == "inference-metrics"


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"input": ""}, "input"),
        ({"input": []}, "input"),
        ({"input": None}, "input"),
        ({"input": 5}, "input"),
        ({"input": ["text"]}, "input[0]"),
        ({"input": [USER, {}]}, "input[1].role"),
        ({"input": [USER, {"role": 5, "content": "a"}]}, "input[1].role"),
        ({"input": [USER, {"role": "user", "content": ""}]}, "input[1].content"),
        ({"input": [{"type": "message", "role": "user"}]}, "input[0].content"),
        ({"model": ""}, "model"),
        ({"model": None}, "model"),
        ({"temperature": 2.1}, "temperature"),
        ({"temperature": float("nan")}, "temperature"),
        ({"top_p": -0.1}, "top_p"),
        ({"max_output_tokens": "many"}, "max_output_tokens"),
        ({"max_output_tokens": 1.5}, "max_output_tokens"),
        ({"tools": [{"name": "a"}]}, "tools[0].type"),
        ({"tools": [TOOL, {"type": "function", "function": {"name": "a"}}]}, "tools[1].name"),
        ({"tools": [TOOL] * 129}, "tools"),
        ({"stream": True}, "stream"),
        ({"messages": [USER]}, "messages"),
        ({"max_completion_tokens": 5}, "max_completion_tokens"),
        ({"max_retries": -1}, "max_retries"),
        ({"metadata": {"a": {1, 2}}}, "metadata.a"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str | None
) -> None:
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().responses.create(**{**ASK, **parameters}))
    assert refused.value.param == param
    assert httpserver.log == []


async def test_an_unknown_model_is_a_model_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    error = {"message": "The model `no/such` does not exist", "code": "model_not_found"}
    httpserver.expect_request(PATH).respond_with_json({"error": error}, status=404)
    with pytest.raises(ModelError) as raised:
        await server_world.settle(
            server_world.client().responses.create(**{**ASK, "model": "no/such"})
        )
    assert raised.value.model == "no/such"


async def test_a_service_in_trouble_is_asked_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    refuse = {"error": {"message": "busy"}}
    for _ in range(2):
        httpserver.expect_oneshot_request(PATH).respond_with_json(
            refuse, status=503, headers={"retry-after": "0"}
        )
    httpserver.expect_oneshot_request(PATH).respond_with_json(answer(MESSAGE))
    responses = server_world.client().responses
    with pytest.raises(ServerError):
        await server_world.settle(responses.create(**ASK, max_retries=0))
    response = await server_world.settle(responses.create(**ASK))
    assert [attempt.status_code for attempt in response.attempts] == [503, 200]


@pytest.mark.parametrize("content", [b"", b"[]", b'{"id":"resp_1"}', b"<html>"])
async def test_a_success_that_cannot_be_read_is_an_error_with_the_request_id(
    server_world: World, httpserver: HTTPServer, content: bytes
) -> None:
    httpserver.expect_request(PATH).respond_with_response(
        Answer(content, 200, {"x-request-id": "req_1"}, "application/json")
    )
    with pytest.raises(ResponseParseError) as raised:
        await server_world.settle(server_world.client().responses.create(**ASK))
    assert raised.value.request_id == "req_1"
    assert len(httpserver.log) == 1


async def test_what_a_call_took_is_counted_once_for_its_model(
    server_world: World, httpserver: HTTPServer, learned: list[tuple[Demand, Cost]]
) -> None:
    """Tokens that came from the cache do not count."""
    httpserver.expect_oneshot_request(PATH).respond_with_json(
        {"error": {"message": "later"}}, status=429, headers={"retry-after": "0"}
    )
    httpserver.expect_oneshot_request(PATH).respond_with_json(answer(MESSAGE))
    client = server_world.client()
    await server_world.settle(client.responses.create(**ASK, max_output_tokens=64))
    assert client.rate_limit_status(MODEL).calls_under_way == 0
    ((demand, cost),) = learned
    assert cost == Cost(requests=1, input_tokens=50, output_tokens=36)
    assert demand.prompt_bytes == len(httpserver.log[-1][0].data)
    assert demand.max_completion_tokens == 64
    assert demand.generates


async def test_an_answer_that_does_not_say_what_it_took_teaches_nothing(
    server_world: World, httpserver: HTTPServer, learned: list[tuple[Demand, Cost]]
) -> None:
    httpserver.expect_request(PATH).respond_with_json(answer(MESSAGE, usage=None))
    client = server_world.client()
    response = await server_world.settle(client.responses.create(**ASK))
    assert response.usage is None
    assert learned == []
    assert client.rate_limit_status(MODEL).calls_under_way == 0
