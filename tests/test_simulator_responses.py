"""Responses of the simulator, whole and as events."""

from __future__ import annotations

import itertools
import json
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.response_schema import BODY
from groq_api.api.responses.create_response import BODY_SCHEMA
from tests.simulator_document import complaints, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

OSS, QWEN, LLAMA = "openai/gpt-oss-20b", "qwen/qwen3.8-27b", "llama-3.1-8b-instant"
QUESTION = "When is high water in <Brest>?"
USER = {"role": "user", "content": QUESTION}
TIDES = {
    "type": "function",
    "name": "tide_table",
    "parameters": {
        "type": "object",
        "properties": {"harbour": {"type": "string"}},
        "required": ["harbour"],
    },
}
PICTURE = {"type": "input_image", "image_url": "https://example.org/lock.png"}
SCHEMA = {
    "type": "object",
    "properties": {"city": {"type": "string"}},
    "required": ["city"],
    "additionalProperties": False,
}
JSON_SCHEMA = {"format": {"type": "json_schema", "name": "city", "schema": SCHEMA}}


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    limits = Limits(10**6, 10**9)
    with (
        Simulator(limits=limits, clock=lambda: 1_790_842_200.5) as simulator,
        connect(simulator) as c,
    ):
        yield c


def connect(simulator: Simulator) -> httpx.Client:
    headers = {"authorization": "Bearer gsk_test"}
    return httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers)


def post(client: httpx.Client, **body: Any) -> httpx.Response:
    return client.post("/responses", json={"model": OSS, "input": QUESTION, **body})


def respond(client: httpx.Client, **body: Any) -> dict[str, Any]:
    answer = post(client, **body)
    assert answer.status_code == 200, answer.text
    response: dict[str, Any] = answer.json()
    assert complaints("Response", response) == []
    return response


def stream(client: httpx.Client, **body: Any) -> list[dict[str, Any]]:
    answer = post(client, stream=True, **body)
    assert answer.status_code == 200, answer.text
    *frames, rest = answer.text.split("\n\n")
    assert rest == ""
    events = [json.loads(frame.partition("\ndata: ")[2]) for frame in frames]
    names = [frame.partition("\n")[0] for frame in frames]
    assert names == [f"event: {event['type']}" for event in events]
    assert [complaints("ResponseStreamEvent", event) for event in events] == [[]] * len(events)
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    return events


def message(response: dict[str, Any]) -> str:
    (item,) = [item for item in response["output"] if item["type"] == "message"]
    (part,) = item["content"]
    return str(part["text"])


def error(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 400, answer.text
    refused: dict[str, Any] = answer.json()["error"]
    return refused


def anonymous(response: dict[str, Any]) -> dict[str, Any]:
    """Without what is different each time."""
    output = [
        {name: value for name, value in item.items() if name not in {"id", "call_id"}}
        for item in response["output"]
    ]
    return {**response, "id": "", "output": output}


def test_a_response_has_what_the_service_sends(client: httpx.Client) -> None:
    response = respond(client)

    thought, said = response["output"]
    assert thought.pop("id").startswith("resp_01")
    assert thought["content"][0].pop("text")
    assert thought == {
        "type": "reasoning",
        "status": "completed",
        "content": [{"type": "reasoning_text"}],
        "summary": [],
    }
    assert said.pop("id").startswith("msg_01")
    assert QUESTION in said["content"][0].pop("text")
    part: dict[str, Any] = {"type": "output_text", "annotations": [], "logprobs": None}
    status = {"status": "completed", "role": "assistant"}
    assert said == {"type": "message", **status, "content": [part]}
    assert response["created_at"] == 1_790_842_200
    usage = response["usage"]
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
    assert 0 < usage["output_tokens_details"]["reasoning_tokens"] < usage["output_tokens"]


def test_it_says_what_a_chat_says(client: httpx.Client) -> None:
    chat = client.post("/chat/completions", json={"model": OSS, "messages": [USER]}).json()
    response = respond(client)

    assert message(response) == chat["choices"][0]["message"]["content"]
    assert response["usage"]["input_tokens"] == chat["usage"]["prompt_tokens"]
    assert response["usage"]["output_tokens"] == chat["usage"]["completion_tokens"]


def test_it_repeats_what_was_asked_for_but_for_secrets(client: httpx.Client) -> None:
    mcp = {"type": "mcp", "server_label": "wiki", "server_url": "https://mcp.example.org/"}
    asked = {
        "instructions": "Be brief.",
        "max_output_tokens": 400,
        "temperature": 0.5,
        "top_p": 0.9,
        "tool_choice": "none",
        "text": {"format": {"type": "text"}},
        "metadata": {"team": "harbour"},
        "parallel_tool_calls": False,
        "user": "u1",
        "truncation": "auto",
        "service_tier": "flex",
    }
    secrets = {"authorization": "hush", "headers": {"x-key": "hush"}}
    tools = [TIDES, {**mcp, **secrets}, {"type": "browser_search"}]

    response = respond(client, **asked, tools=tools, reasoning={"effort": "low"})

    assert {name: response[name] for name in asked} == asked
    assert response["tools"] == [{**TIDES, "strict": None}, mcp, {"type": "browser_search"}]
    assert response["reasoning"] == {"effort": "low", "summary": None}


def test_what_a_tool_or_a_format_does_not_have_is_not_repeated(client: httpx.Client) -> None:
    tool = {**TIDES, "server_label": None}
    form = {"type": "text", "schema": None}

    response = respond(client, tools=[tool], text={"format": form})

    assert response["tools"] == [{**TIDES, "strict": None}]
    assert response["text"] == {"format": {"type": "text"}}


def test_where_nothing_was_asked_for_it_tells_what_holds(client: httpx.Client) -> None:
    response = respond(client, tools=None, metadata=None, temperature=None, store=False)

    expected: dict[str, Any] = {
        "background": False,
        "error": None,
        "incomplete_details": None,
        "instructions": None,
        "max_output_tokens": None,
        "max_tool_calls": None,
        "metadata": {},
        "parallel_tool_calls": True,
        "previous_response_id": None,
        "reasoning": {"effort": "medium", "summary": None},
        "service_tier": "default",
        "store": False,
        "temperature": 1,
        "text": {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": [],
        "top_logprobs": 0,
        "top_p": 1,
        "truncation": "disabled",
        "user": None,
    }
    assert {name: response[name] for name in expected} == expected


def test_the_times_are_in_the_metadata_when_the_header_asks_for_them(client: httpx.Client) -> None:
    body = {"model": OSS, "input": QUESTION, "metadata": {"team": "harbour"}}
    headers = {"groq-beta": "inference-metrics"}
    metadata = client.post("/responses", json=body, headers=headers).json()["metadata"]

    assert metadata.pop("team") == "harbour"
    assert metadata.keys() == {"completion_time", "prompt_time", "queue_time", "total_time"}
    assert all(float(value) >= 0 for value in metadata.values())


def test_the_same_request_gets_the_same_words_and_other_ids(client: httpx.Client) -> None:
    first, second = respond(client), respond(client)

    assert anonymous(first) == anonymous(second)
    ids = [item["id"] for item in [first, *first["output"], second, *second["output"]]]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("model", "effort", "thinks"),
    [(OSS, None, True), (QWEN, None, False), (QWEN, "high", True), (LLAMA, None, False)],
)
def test_whether_it_thinks_depends_on_the_model_and_the_effort(
    client: httpx.Client, model: str, effort: str | None, thinks: bool
) -> None:
    response = respond(client, model=model, reasoning={"effort": effort})

    kinds = [item["type"] for item in response["output"]]
    assert kinds == ["reasoning", "message"] if thinks else ["message"]
    assert (response["usage"]["output_tokens_details"]["reasoning_tokens"] > 0) == thinks


def test_a_function_is_called_and_its_output_taken_up(client: httpx.Client) -> None:
    first = respond(client, input=[USER], tools=[TIDES])
    *_, call = first["output"]
    told = {"type": "function_call_output", "call_id": call["call_id"], "output": "At noon."}
    second = respond(client, input=[USER, *first["output"], told], tools=[TIDES])

    assert call["type"] == "function_call"
    assert call["name"] == "tide_table"
    assert json.loads(call["arguments"]) == {"harbour": "Brest"}
    assert "According to tide_table: At noon." in message(second)


def test_a_conversation_goes_on_with_what_was_answered(client: httpx.Client) -> None:
    first = respond(client, input=[USER])
    second = respond(client, input=[USER, *first["output"], {"role": "user", "content": "Sure?"}])

    assert "You asked: “Sure?”" in message(second)
    assert "in 3 messages" in message(second)


def test_what_the_service_did_itself_may_come_back(client: httpx.Client) -> None:
    wiki = {"server_label": "wiki", "name": "read", "arguments": "{}"}
    done: list[dict[str, Any]] = [
        {"type": "mcp_list_tools", "id": "mcpl_1", "server_label": "wiki", "tools": []},
        {"type": "mcp_approval_request", "id": "mcpr_1", **wiki},
        {"type": "mcp_approval_response", "approval_request_id": "mcpr_1", "approve": True},
        {"type": "mcp_call", "id": "mcp_1", "output": None, **wiki},
    ]

    assert message(respond(client, input=[USER, *done])) == message(respond(client))


@pytest.mark.parametrize(
    ("choice", "calls"),
    [
        ("none", False),
        ("required", True),
        ({"type": "function", "function": {"name": "tide_table"}}, True),
    ],
)
def test_the_choice_of_a_tool_is_heeded(client: httpx.Client, choice: Any, calls: bool) -> None:
    response = respond(client, tools=[TIDES], tool_choice=choice)

    assert (response["output"][-1]["type"] == "function_call") == calls
    assert response["tool_choice"] == choice


def test_instructions_are_read_and_count(client: httpx.Client) -> None:
    plain = respond(client)["usage"]["input_tokens"]
    told = respond(client, instructions="Be brief.")["usage"]["input_tokens"]

    assert told > plain


def test_pictures_go_to_models_that_see(client: httpx.Client) -> None:
    text = {"type": "input_text", "text": "What is it?"}
    picture = [{"type": "message", "role": "user", "content": [text, PICTURE]}]

    assert "It came with 1 picture" in message(respond(client, model=QWEN, input=picture))
    blind = error(post(client, input=picture))
    assert blind["message"] == "input[0].content must be a string"
    many = [{"role": "user", "content": [PICTURE] * 4}]
    assert "up to 3 images" in error(post(client, model=QWEN, input=many))["message"]


def test_json_fits_the_schema(client: httpx.Client) -> None:
    response = respond(client, text=JSON_SCHEMA)

    assert json.loads(message(response)) == {"city": "Brest"}
    assert response["text"] == JSON_SCHEMA
    anything = respond(client, text={"format": {"type": "json_object"}})
    assert json.loads(message(anything))["simulated"] is True


@pytest.mark.parametrize(
    ("model", "kinds"),
    [(OSS, ["reasoning"]), (LLAMA, ["message"])],
)
def test_a_response_that_the_token_budget_cuts_is_incomplete(
    client: httpx.Client, model: str, kinds: list[str]
) -> None:
    response = respond(client, model=model, max_output_tokens=4)

    assert response["status"] == "incomplete"
    assert response["incomplete_details"] == {"reason": "max_output_tokens"}
    assert [item["type"] for item in response["output"]] == kinds
    assert response["usage"]["output_tokens"] == 4
    if kinds == ["message"]:
        assert response["output"][0]["status"] == "incomplete"


def test_events_come_in_the_order_of_the_service(client: httpx.Client) -> None:
    events = stream(client)

    kinds = [kind for kind, _ in itertools.groupby(event["type"] for event in events)]
    assert kinds == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        "response.reasoning_text.delta",
        "response.reasoning_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    assert "<" not in post(client, stream=True).text


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"tools": [TIDES]},
        {"model": LLAMA, "max_output_tokens": 4},
        {"max_output_tokens": 4},
        {"text": JSON_SCHEMA},
        {"model": LLAMA, "tools": [TIDES], "max_output_tokens": 1},
    ],
)
def test_the_events_add_up_to_the_plain_response(
    client: httpx.Client, body: dict[str, Any]
) -> None:
    plain = respond(client, **body)
    events = stream(client, **body)

    last = events[-1]["response"]
    assert events[-1]["type"] == f"response.{plain['status']}"
    assert anonymous(last) == anonymous(plain)
    begun = {**last, "status": "in_progress", "output": [], "incomplete_details": None}
    del begun["usage"]
    assert events[0]["response"] == events[1]["response"] == begun
    done = [event["item"] for event in events if event["type"] == "response.output_item.done"]
    assert done == last["output"]
    assert [written(events, index) for index in range(len(done))] == [text(item) for item in done]


def written(events: list[dict[str, Any]], index: int) -> str:
    """What the deltas of an item say, all of which name it."""
    own = [event for event in events if event.get("output_index") == index]
    item_id = own[0]["item"]["id"]
    deltas = [event for event in own if "delta" in event]
    assert all(event["item_id"] == item_id for event in own if "item" not in event)
    return "".join(event["delta"] for event in deltas)


def text(item: dict[str, Any]) -> str:
    return str(item["arguments"] if "arguments" in item else item["content"][0]["text"])


def test_the_arguments_of_a_call_come_in_pieces(client: httpx.Client) -> None:
    events = stream(client, tools=[TIDES])

    pieces = [e for e in events if e["type"] == "response.function_call_arguments.delta"]
    (done,) = [e for e in events if e["type"] == "response.function_call_arguments.done"]
    assert len(pieces) > 1
    assert "".join(piece["delta"] for piece in pieces) == done["arguments"] == '{"harbour":"Brest"}'
    (added,) = [e["item"] for e in events if e["type"].endswith("added") and e["output_index"] == 1]
    assert (added["status"], added["arguments"]) == ("in_progress", "")


def test_it_is_sent_in_pieces_with_the_headers_of_limits(client: httpx.Client) -> None:
    answer = post(client, stream=True)

    assert answer.headers["content-type"] == "text/event-stream"
    assert answer.headers["transfer-encoding"] == "chunked"
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-ratelimit-limit-tokens"] == str(10**9)


@pytest.mark.parametrize("streamed", [False, True])
def test_tokens_are_taken_from_the_limits_of_the_model(streamed: bool) -> None:
    with ExitStack() as stack:
        simulator = stack.enter_context(Simulator(limits=Limits(2, 5000), clock=lambda: 1e9))
        client = stack.enter_context(connect(simulator))
        used = respond(client)["usage"]["total_tokens"]
        post(client, stream=streamed)
        third = post(client)

    assert third.status_code == 429
    assert third.json()["error"]["code"] == "rate_limit_exceeded"
    assert third.headers["x-ratelimit-remaining-tokens"] == str(5000 - 2 * used)


def test_a_caller_that_leaves_a_stream_pays_for_what_was_sent() -> None:
    with Simulator(tokens_per_second=50, clock=lambda: 1e9) as simulator, connect(simulator) as c:
        body = {"model": OSS, "input": QUESTION, "stream": True}
        with c.stream("POST", "/responses", json=body) as left:
            before = int(left.headers["x-ratelimit-remaining-tokens"])
            for line in left.iter_lines():
                if "delta" in line:
                    break
        time.sleep(0.6)  # in which an unattended stream would send 30 more
        probe = post(c, max_output_tokens=1)

    spent = before - int(probe.headers["x-ratelimit-remaining-tokens"])
    assert 1 <= spent - probe.json()["usage"]["total_tokens"] < 20


def test_a_question_above_the_limit_is_too_large_for_it() -> None:
    with Simulator(limits=Limits(tokens_per_minute=100)) as simulator, connect(simulator) as client:
        answer = post(client, input="x" * 1000)

    assert answer.status_code == 413
    assert answer.json()["error"]["type"] == "tokens"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"previous_response_id": "resp_1"}, "property 'previous_response_id' is unsupported"),
        ({"max_tokens": 5}, "property 'max_tokens' is unsupported"),
        ({"input": None}, "'input' : value must be a string or an array"),
        ({"input": []}, "'input' : there must be a message or the output of a function call"),
        ({"input": ["Hello"]}, "'input.0' : value must be an object"),
        ({"input": [{"type": "song"}]}, "'input.0' : discriminator property 'type' has invalid"),
        ({"input": [{"content": "x"}]}, "'input.0' : property 'role' is missing"),
        ({"input": [{"role": "tool", "content": "x"}]}, "'input.0.role' : value must be one of"),
        (
            {"input": [{"role": "user", "content": [{"type": "text", "text": "x"}]}]},
            "'input.0.content.0' : discriminator property 'type' has invalid value",
        ),
        (
            {"input": [{"role": "user", "content": [{"type": "input_text"}]}]},
            "'input.0.content.0' : property 'text' is missing",
        ),
        (
            {
                "input": [
                    {
                        "role": "user",
                        "content": [{"type": "output_text", "text": "x", "annotations": []}],
                    }
                ]
            },
            "'input.0.content.0' : a message of the user has no 'output_text'",
        ),
        (
            {
                "input": [
                    {
                        "role": "assistant",
                        "content": [{"type": "output_text", "text": "x", "annotations": []}],
                    }
                ]
            },
            "'input.0' : property 'id' is missing",
        ),
        (
            {"input": [{"type": "function_call_output", "output": "x"}]},
            "'input.0' : property 'call_id' is missing",
        ),
        ({"input": [{"type": "item_reference", "id": "msg_1"}]}, "the item 'msg_1' was not kept"),
        ({"max_output_tokens": 0}, "'max_output_tokens' : number must be at least 1"),
        ({"max_output_tokens": 10**6}, "`max_output_tokens` must be less than or equal to `65536`"),
        ({"temperature": 3}, "'temperature' : number must be at most 2"),
        ({"tools": [TIDES] * 129}, "'tools' : maximum number of items is 128"),
        ({"tools": [{"type": "function"}]}, "'tools.0' : property 'name' is missing"),
        ({"tools": [{"type": "hammer"}]}, "'tools.0' : discriminator property 'type' has invalid"),
        ({"tools": [{"type": "mcp"}]}, "'tools.0' : property 'server_label' is missing"),
        ({"tool_choice": "required"}, "tool_choice 'required' needs at least one function"),
        ({"text": {"format": {"type": "xml"}}}, "'text.format' : discriminator property 'type'"),
        (
            {"text": {"format": {"type": "json_schema", "name": "x"}}},
            "'text.format' : property 'schema' is missing",
        ),
        (
            {"text": JSON_SCHEMA, "tools": [TIDES]},
            "json mode cannot be combined with tool/function calling",
        ),
        ({"reasoning": {"effort": "none"}}, "'reasoning.effort' : value must be one of ['low', "),
        ({"model": LLAMA, "reasoning": {"effort": "low"}}, "`reasoning` is not supported with"),
        ({"metadata": {"a": 1}}, "'metadata.a' : value must be a string"),
        ({"metadata": {"a": "x" * 513}}, "'metadata.a' : length must be at most 512"),
        ({"metadata": {"a" * 65: "x"}}, ": length must be at most 64"),
        (
            {"metadata": {str(n): "" for n in range(17)}},
            "'metadata' : maximum number of properties is 16",
        ),
        ({"store": True}, "'store' : value must be false or null"),
        ({"service_tier": "on_demand"}, "'service_tier' : value must be one of ['auto', "),
        ({"truncation": "middle"}, "'truncation' : value must be one of ['auto', 'disabled']"),
        ({"model": "whisper-large-v3"}, "does not support chat completions"),
    ],
)
def test_what_the_service_does_not_take_is_refused(
    client: httpx.Client, body: dict[str, Any], expected: str
) -> None:
    for streamed in (False, True):
        refused = error(post(client, stream=streamed, **body))

        assert expected in refused["message"]
        assert set(refused) == {"message", "type"}


def test_a_conversation_beyond_the_context_window_is_refused(client: httpx.Client) -> None:
    refused = error(post(client, input="x" * 600_000))

    assert (refused["code"], refused["param"]) == ("context_length_exceeded", "input")


def test_an_unknown_model_is_not_found(client: httpx.Client) -> None:
    answer = post(client, model="gpt-9")

    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "model_not_found")


def test_the_properties_it_knows_are_those_of_the_document() -> None:
    assert differences(BODY, BODY_SCHEMA) == []
