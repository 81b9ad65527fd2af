"""Chat completions of the simulator, as one object."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.chat_schema import BODY
from groq_api.api.chat.create_chat_completion import BODY_SCHEMA
from tests.simulator_document import differences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Chat = Callable[..., httpx.Response]

USER = [{"role": "user", "content": "How do canal locks work in Foxton?"}]
PLAIN, OSS, QWEN = "llama-3.1-8b-instant", "openai/gpt-oss-20b", "qwen/qwen3.8-27b"
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "parameters": {
            "type": "object",
            "properties": {
                "city": {"type": "string"},
                "days": {"type": "integer", "minimum": 1, "maximum": 7},
                "unit": {"type": "string", "enum": ["celsius", "kelvin"]},
                "hourly": {"type": "boolean"},
            },
            "required": ["city", "days", "unit"],
        },
    },
}
CLOCK = {"type": "function", "function": {"name": "get_time"}}


@pytest.fixture(scope="module")
def simulator() -> Iterator[Simulator]:
    with Simulator(limits=Limits(10**6, 10**9)) as running:
        yield running


@pytest.fixture
def chat(simulator: Simulator) -> Iterator[Chat]:
    with httpx.Client(headers={"authorization": "Bearer gsk_test"}) as client:

        def post(**body: Any) -> httpx.Response:
            url = f"{simulator.base_url}/openai/v1/chat/completions"
            return client.post(url, json={"model": PLAIN, "messages": USER, **body})

        yield post


def message(response: httpx.Response) -> Any:
    assert response.status_code == 200, response.text
    return response.json()["choices"][0]["message"]


def error(response: httpx.Response) -> Any:
    assert response.status_code == 400, response.text
    return response.json()["error"]


def test_an_answer_says_that_it_is_simulated_and_what_was_asked(chat: Chat) -> None:
    response = chat()

    assert "simulat" in message(response)["content"].lower()
    assert "“How do canal locks work in Foxton?”" in message(response)["content"]
    body = response.json()
    assert body["object"] == "chat.completion"
    assert body["model"] == PLAIN
    assert body["choices"][0]["finish_reason"] == "stop"
    assert body["x_groq"]["id"] == response.headers["x-request-id"]
    assert abs(body["created"] - time.time()) < 60


def test_the_same_request_gets_the_same_words_and_another_seed_may_get_others(chat: Chat) -> None:
    texts = [message(chat(seed=5))["content"] for _ in range(3)]
    others = {message(chat(seed=seed))["content"] for seed in range(20)}

    assert len(set(texts)) == 1
    assert len(others) > 3


def test_the_seed_is_reported(chat: Chat) -> None:
    assert chat(seed=77).json()["x_groq"]["seed"] == 77
    assert chat().json()["x_groq"]["seed"] == chat().json()["x_groq"]["seed"]


def test_two_simulators_with_one_seed_agree_and_with_two_do_not() -> None:
    def ask(seed: int) -> tuple[str, str]:
        with Simulator(seed=seed, clock=lambda: 1.8e9) as simulator:
            url = f"{simulator.base_url}/openai/v1/chat/completions"
            headers = {"authorization": "Bearer gsk_test"}
            response = httpx.post(url, headers=headers, json={"model": PLAIN, "messages": USER})
            return response.text, response.headers["x-request-id"]

    assert ask(1) == ask(1)
    assert ask(1) != ask(2)


def test_usage_adds_up(chat: Chat) -> None:
    usage = chat(model=OSS).json()["usage"]

    assert usage["total_tokens"] == usage["prompt_tokens"] + usage["completion_tokens"]
    assert usage["total_time"] == pytest.approx(usage["prompt_time"] + usage["completion_time"])
    assert 0 < usage["completion_tokens_details"]["reasoning_tokens"] < usage["completion_tokens"]
    longer = chat(messages=[{"role": "user", "content": "x" * 4000}]).json()["usage"]
    assert longer["prompt_tokens"] == 1000 + 7


@pytest.mark.parametrize("name", ["max_completion_tokens", "max_tokens"])
def test_the_token_budget_cuts_the_answer(chat: Chat, name: str) -> None:
    whole = message(chat())["content"]
    response = chat(**{name: 9})

    assert response.json()["choices"][0]["finish_reason"] == "length"
    assert response.json()["usage"]["completion_tokens"] == 9
    assert whole.startswith(message(response)["content"])


def test_reasoning_spends_the_token_budget_too(chat: Chat) -> None:
    response = chat(model=OSS, max_completion_tokens=5)

    assert response.json()["choices"][0]["finish_reason"] == "length"
    assert message(response)["content"] == ""
    assert message(response)["reasoning"]
    usage = response.json()["usage"]
    assert usage["completion_tokens"] == 5
    assert usage["completion_tokens_details"] == {"reasoning_tokens": 5}


def test_the_answer_ends_before_the_first_stop_sequence(chat: Chat) -> None:
    whole = message(chat())["content"]
    response = chat(stop=["locks", " work", ""])

    assert message(response)["content"] == whole.partition("locks")[0]
    assert response.json()["choices"][0]["finish_reason"] == "stop"
    assert message(chat(stop="canal"))["content"] == whole.partition("canal")[0]


def test_a_call_that_the_token_budget_does_not_cover_is_not_made(chat: Chat) -> None:
    response = chat(tools=[WEATHER], max_completion_tokens=3)

    assert response.json()["choices"][0]["finish_reason"] == "length"
    assert message(response) == {"role": "assistant", "content": ""}


def test_html_characters_are_escaped_as_go_does(chat: Chat) -> None:
    response = chat(messages=[{"role": "user", "content": "a <b> & c\u2028"}])

    assert b"a \\u003cb\\u003e \\u0026 c" in response.content
    assert "“a <b> & c”" in message(response)["content"]


def test_gpt_oss_reasons_unless_it_is_told_to_keep_it_to_itself(chat: Chat) -> None:
    assert message(chat(model=OSS))["reasoning"]
    assert "reasoning" not in message(chat(model=OSS, include_reasoning=False))
    assert "reasoning" not in message(chat(model=OSS, reasoning_format="hidden"))
    low, high = (message(chat(model=OSS, reasoning_effort=e)) for e in ("low", "high"))
    assert len(high["reasoning"]) > len(low["reasoning"])


def test_qwen_reasons_when_asked_and_raw_thoughts_stand_in_the_content(chat: Chat) -> None:
    assert "reasoning" not in message(chat(model=QWEN))
    parsed = message(chat(model=QWEN, reasoning_effort="low", reasoning_format="parsed"))
    assert parsed["reasoning"]
    raw = message(chat(model=QWEN, reasoning_effort="low", reasoning_format="raw"))
    assert raw["content"] == f"<think>\n{parsed['reasoning']}\n</think>\n{parsed['content']}"
    assert "reasoning" not in raw
    assert message(chat(model=QWEN, reasoning_effort="low")) == raw


@pytest.mark.parametrize(
    ("model", "extra", "expected"),
    [
        (PLAIN, {"include_reasoning": True}, "`include_reasoning` is not supported"),
        (OSS, {"reasoning_effort": "none"}, "`reasoning_effort` must be one of `low`"),
        (OSS, {"include_reasoning": True, "reasoning_format": "parsed"}, "cannot specify both"),
        (QWEN, {"reasoning_format": "raw", "tools": [WEATHER]}, "cannot be combined"),
    ],
)
def test_reasoning_options_that_do_not_fit_are_refused(
    chat: Chat, model: str, extra: dict[str, Any], expected: str
) -> None:
    assert expected in error(chat(model=model, **extra))["message"]


def test_a_question_with_tools_is_answered_with_a_call_of_the_first(chat: Chat) -> None:
    question = {"role": "user", "content": "What will the weather be in Paris for 3 days?"}
    response = chat(messages=[question], tools=[WEATHER, CLOCK])

    assert response.json()["choices"][0]["finish_reason"] == "tool_calls"
    assert "content" not in message(response)
    (call,) = message(response)["tool_calls"]
    assert call["type"] == "function"
    assert call["id"].startswith("fc_")
    assert call["function"]["name"] == "get_weather"
    arguments = json.loads(call["function"]["arguments"])
    assert arguments == {"city": "Paris", "days": 3, "unit": "celsius"}


def test_a_named_function_is_called(chat: Chat) -> None:
    choice = {"type": "function", "function": {"name": "get_time"}}
    (call,) = message(chat(tools=[WEATHER, CLOCK], tool_choice=choice))["tool_calls"]

    assert call["function"] == {"name": "get_time", "arguments": "{}"}


def test_a_tool_result_is_answered_in_words_that_use_it(chat: Chat) -> None:
    called = message(chat(tools=[WEATHER]))
    result = {
        "role": "tool",
        "tool_call_id": called["tool_calls"][0]["id"],
        "content": "21 degrees and sunny",
    }
    answered = chat(messages=[*USER, called, result], tools=[WEATHER])

    assert answered.json()["choices"][0]["finish_reason"] == "stop"
    assert "According to get_weather: 21 degrees and sunny" in message(answered)["content"]
    forced = chat(messages=[*USER, called, result], tools=[WEATHER], tool_choice="required")
    assert message(forced)["tool_calls"]


def test_the_result_of_a_function_is_used_as_well(chat: Chat) -> None:
    result = {"role": "function", "name": "tides", "content": "3 m"}
    assert "According to tides: 3 m" in message(chat(messages=[result]))["content"]


def test_the_tier_that_serves_is_reported(chat: Chat) -> None:
    assert chat().json()["service_tier"] == "on_demand"
    assert chat(service_tier="auto").json()["service_tier"] == "on_demand"
    assert chat(service_tier="flex").json()["service_tier"] == "flex"


def test_tool_choice_none_and_built_in_tools_are_answered_in_words(chat: Chat) -> None:
    assert message(chat(tools=[WEATHER], tool_choice="none"))["content"]
    assert message(chat(model=OSS, tools=[{"type": "browser_search"}]))["content"]


def test_json_mode_answers_with_an_object(chat: Chat) -> None:
    answered = json.loads(message(chat(response_format={"type": "json_object"}))["content"])

    assert answered["simulated"] is True
    assert "canal locks" in answered["answer"]


def test_a_json_schema_is_answered_with_an_instance_of_it(chat: Chat) -> None:
    schema = {
        "type": "object",
        "properties": {
            "place": {"$ref": "#/$defs/place"},
            "kind": {"enum": ["lock", "lift"]},
            "rise": {"type": ["number", "null"], "minimum": 2.5},
            "opened": {"type": "string", "format": "date"},
            "gates": {"type": "array", "minItems": 2, "items": {"type": "boolean"}},
            "extra": {"anyOf": [{"type": "object", "additionalProperties": False}]},
            "mixed": {
                "allOf": [
                    {"type": "object", "properties": {"a": {"const": 1}}, "required": ["a"]},
                    {"type": "object", "properties": {"b": {"default": 2}}, "required": ["b"]},
                ]
            },
        },
        "required": ["place", "kind", "rise", "opened", "gates", "extra", "mixed"],
        "additionalProperties": False,
        "$defs": {"place": {"type": "string", "maxLength": 4}},
    }
    wanted = {"type": "json_schema", "json_schema": {"name": "lock", "schema": schema}}

    assert json.loads(message(chat(response_format=wanted))["content"]) == {
        "place": "Foxt",
        "kind": "lock",
        "rise": 2.5,
        "opened": "2026-10-01",
        "gates": [True, True],
        "extra": {},
        "mixed": {"a": 1, "b": 2},
    }


def test_json_that_is_cut_off_is_a_failed_generation(chat: Chat) -> None:
    failed = error(chat(response_format={"type": "json_object"}, max_completion_tokens=6))

    assert failed["code"] == "json_validate_failed"
    assert failed["failed_generation"].startswith('{"simulated"')


def test_a_vision_model_takes_pictures_and_counts_their_tokens(chat: Chat) -> None:
    picture = {"type": "image_url", "image_url": {"url": "https://example.org/lock.jpg"}}
    content = [{"type": "text", "text": "What is this?"}, picture]
    response = chat(model=QWEN, messages=[{"role": "user", "content": content}])

    assert "It came with 1 picture" in message(response)["content"]
    assert response.json()["usage"]["prompt_tokens"] > 2048
    refused = error(chat(model=PLAIN, messages=[*USER, {"role": "user", "content": content}]))
    assert refused["message"] == "messages[1].content must be a string"
    many = [{"role": "user", "content": [picture] * 4}]
    assert "up to 3 images" in error(chat(model=QWEN, messages=many))["message"]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ({"foo": 1}, "property 'foo' is unsupported"),
        ({"max_token": 1}, "property 'max_token' is unsupported, did you mean 'max_tokens'?"),
        ({"messages": []}, "'messages' : minimum number of items is 1"),
        ({"temperature": 2.1}, "'temperature' : number must be at most 2"),
        ({"top_p": -0.1}, "'top_p' : number must be at least 0"),
        ({"n": 2}, "'n' : number must be at most 1"),
        ({"stop": list("abcde")}, "'stop' : maximum number of items is 4"),
        ({"stream": "yes"}, "'stream' : value must be a boolean"),
        ({"stop": 4}, "'stop' : value must be a string or an array"),
        ({"tools": [CLOCK] * 129}, "'tools' : maximum number of items is 128"),
        ({"tools": [{"type": "function"}]}, "'tools.0' : property 'function' is missing"),
        ({"max_tokens": True}, "'max_tokens' : value must be an integer"),
        ({"model": None}, "'model' : value must be a string"),
        ({"logprobs": True}, "`logprobs` is not supported with this model"),
        ({"tool_choice": "sometimes", "tools": [CLOCK]}, "'tool_choice' : value must be one of"),
        (
            {"tool_choice": {"type": "function", "function": {"name": "x"}}, "tools": [CLOCK]},
            "tool_choice names the function 'x', which is not in tools",
        ),
        ({"service_tier": "gold"}, "'service_tier' : value must be one of ['auto', "),
        ({"response_format": {"type": "json_schema"}}, "property 'json_schema' is missing"),
        ({"tool_choice": "required"}, "tool_choice 'required' needs at least one function"),
        (
            {"response_format": {"type": "json_object"}, "tools": [CLOCK]},
            "json mode cannot be combined with tool/function calling",
        ),
        (
            {"messages": [{"role": "user", "content": "x", "timestamp": 1}]},
            "[('messages.0' : property 'timestamp' is unsupported)]",
        ),
        (
            {"messages": [{"role": "user", "content": "x", "timestamp": 1}]},
            "'messages.0' : for 'role:user' the following must be satisfied[('messages.0' : ",
        ),
        (
            {"messages": [*USER, {"role": "robot", "content": "x"}]},
            "'messages.1' : discriminator property 'role' has invalid value",
        ),
        ({"max_tokens": 10**6}, "`max_tokens` must be less than or equal to `131072`"),
        ({"model": "whisper-large-v3"}, "does not support chat completions"),
    ],
)
def test_what_the_service_refuses_is_refused_in_its_words(
    chat: Chat, extra: dict[str, Any], expected: str
) -> None:
    refused = error(chat(**extra))

    assert expected in refused["message"]
    assert refused["type"] == "invalid_request_error"
    assert set(refused) == {"message", "type"}


def test_an_unknown_model_and_a_missing_one_are_told_apart(simulator: Simulator) -> None:
    url = f"{simulator.base_url}/openai/v1/chat/completions"
    headers = {"authorization": "Bearer gsk_test"}
    unknown = httpx.post(url, headers=headers, json={"model": "gpt-9", "messages": USER})
    missing = httpx.post(url, headers=headers, json={"messages": USER})

    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "model_not_found")
    assert error(missing)["message"] == "property 'model' is missing"


def test_a_prompt_beyond_the_context_window_is_refused(chat: Chat) -> None:
    refused = error(chat(messages=[{"role": "user", "content": "x" * 600_000}]))

    assert (refused["code"], refused["param"]) == ("context_length_exceeded", "messages")


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff", b"[" * 100_000, b"[" * 99 + b"]" * 99, b"[1]", b"null", b"NaN"],
)
def test_a_body_that_is_no_json_object_is_refused(simulator: Simulator, body: bytes) -> None:
    url = f"{simulator.base_url}/openai/v1/chat/completions"
    error(httpx.post(url, headers={"authorization": "Bearer gsk_test"}, content=body))


def test_a_body_beyond_the_limit_is_too_large(simulator: Simulator) -> None:
    url = f"{simulator.base_url}/openai/v1/chat/completions"
    headers = {"authorization": "Bearer gsk_test"}
    response = httpx.post(url, headers=headers, content=b"x" * (27 * 1024 * 1024))

    assert response.status_code == 413
    assert response.json()["error"]["code"] == "request_too_large"


def test_the_properties_it_knows_are_those_of_the_document() -> None:
    assert differences(BODY, BODY_SCHEMA) == []


def told_of(message: dict[str, Any]) -> dict[str, Any]:
    return {"messages": [{"role": "user", "content": "Hello."}, message]}


CALL = {"id": "a", "type": "function", "function": {"name": "tide", "arguments": "{}"}}
PICTURE = {"type": "image_url", "image_url": {"url": "no address"}}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"function_call": "perhaps"}, "'function_call' : value must be one of"),
        ({"function_call": {"name": 5}}, "'function_call.name' : value must be a string"),
        ({"functions": [{"name": "a", "parameters": []}]}, "'functions.0.parameters' : value must"),
        ({"tools": [{"type": "mcp", "server_label": "a", "server_url": "no address"}]}, "a URI"),
        ({"tools": [{"type": "telepathy"}]}, "discriminator property 'type' has invalid value"),
        ({"tools": [{"type": "function", "function": {"name": "no blanks"}}]}, "value must match"),
        ({"documents": [{"source": {"type": "text"}}]}, "property 'text' is missing"),
        ({"logit_bias": {"50256": "much"}}, "'logit_bias.50256' : value must be an integer"),
        ({"metadata": {"team": 1}}, "'metadata.team' : value must be a string"),
        ({"search_settings": {"country": 49}}, "'search_settings.country' : value must be a"),
        ({"compound_custom": {"models": "all"}}, "'compound_custom.models' : value must be an"),
        (told_of({"role": "user", "content": []}), "minimum number of items is 1"),
        (told_of({"role": "user", "content": [PICTURE]}), "value must be a URI"),
        (told_of({"role": "system", "content": [PICTURE]}), "discriminator property 'type'"),
        (told_of({"role": "assistant", "tool_calls": None}), "value must be an array"),
        (
            told_of({"role": "assistant", "tool_calls": [{**CALL, "type": "x"}]}),
            "value must be one",
        ),
    ],
)
def test_what_the_document_forbids_further_down_is_refused(
    chat: Chat, body: dict[str, Any], expected: str
) -> None:
    answer = chat(**body)

    assert answer.status_code == 400
    assert expected in answer.json()["error"]["message"]


def test_what_the_document_leaves_open_is_accepted(chat: Chat) -> None:
    part = {"type": "text", "text": "Hello.", "cache_control": {"type": "ephemeral"}}

    assert chat(messages=[{"role": "user", "content": [part]}]).status_code == 200
    assert chat(**told_of({"role": "assistant", "tool_calls": [{**CALL, "index": 0}]})).is_success
