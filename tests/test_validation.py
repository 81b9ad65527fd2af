"""What the document says of a body, checked: names, types and bounds, all the way down."""

from __future__ import annotations

import math
from enum import IntEnum, StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import ValidationError
from groq._validation import check_body, check_model
from groq.types import ToolCall
from groq_api.api.batches.create_batch import BODY_SCHEMA as BATCH
from groq_api.api.chat.create_chat_completion import BODY_SCHEMA as CHAT
from groq_api.api.responses.create_response import BODY_SCHEMA as RESPONSE

USER = {"role": "user", "content": "Hi"}
BODY = {"model": "m", "messages": [USER]}
FUNCTION = {"type": "function", "function": {"name": "tide_table"}}
CALL = {"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}


def refusal(check: Any, *args: Any) -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        check(*args)
    return raised.value


def refuse(**parameters: Any) -> ValidationError:
    return refusal(check_body, {**BODY, **parameters}, CHAT)


def accept(**parameters: Any) -> None:
    check_body({**BODY, **parameters}, CHAT)


@pytest.mark.parametrize("name", ["model", "messages"])
def test_what_is_required_must_be_given(name: str) -> None:
    assert refuse(**{name: None}).param == name


def test_an_unknown_parameter_is_refused_with_a_suggestion() -> None:
    error = refuse(temprature=1)
    assert error.param == "temprature"
    assert "did you mean temperature?" in str(error)
    assert "extra_body" in str(error)


@given(st.floats(-10, 10))
def test_temperature_is_accepted_within_the_documents_bounds_alone(temperature: float) -> None:
    if 0 <= temperature <= 2:
        accept(temperature=temperature)
    else:
        assert refuse(temperature=temperature).value == temperature


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("temperature", math.nan, "temperature must be between 0 and 2; got nan"),
        ("seed", math.inf, "seed must be an int; got float"),
        ("n", 10**400, "n must be 1; got an int of 1329 bits"),
        ("temperature", "hot", "temperature must be a number; got str"),
        ("temperature", True, "temperature must be a number; got bool"),
        ("top_p", 1.1, "top_p must be between 0 and 1; got 1.1"),
        ("frequency_penalty", -2.1, "frequency_penalty must be between -2 and 2; got -2.1"),
        ("n", 2, "n must be 1; got 2"),
        ("stop", ["a"] * 5, "stop must have at most 4 item(s); got 5"),
        ("stop", 5, "stop must be a list or a str; got int"),
        ("tools", {}, "tools must be a list; got dict; put it into a list"),
        ("messages", [], "messages must have at least 1 item(s); got 0"),
        ("messages", "Hi", "messages must be a list; got str; put it into a list"),
        ("messages", {"role": "user"}, "messages must be a list; got dict; put it into a list"),
        ("max_tokens", 5.0, "max_tokens must be an int; got float; give 5"),
        ("max_tokens", 5.5, "max_tokens must be an int; got float"),
        ("top_p", "0.5", "top_p must be a number; got str; give 0.5 without quotes"),
        (
            "response_format",
            "json",
            'response_format must be a dict such as {"type": "text", ...}; got str',
        ),
        ("user", b"me", "user must be a str; got bytes"),
        ("metadata", {1, 2}, "metadata must be a dict; got set"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: object, message: str) -> None:
    error = refuse(**{name: value})
    assert (error.param, str(error)) == (name, message)


@pytest.mark.parametrize(
    ("parameters", "param", "words"),
    [
        ({"stop": ["a", 5]}, "stop[1]", "must be a str; got int"),
        ({"metadata": {"port": 5}}, "metadata.port", "must be a str; got int"),
        ({"metadata": {"a port": None}}, "metadata['a port']", "leave it out"),
        ({"messages": [USER, "Hi"]}, "messages[1]", 'such as {"role": "system", ...}; got str'),
        ({"messages": [USER, None]}, "messages[1]", "must be a dict"),
        ({"messages": [{"content": "Hi"}]}, "messages[0].role", "such as system, developer, user"),
        ({"messages": [{"role": 5}]}, "messages[0].role", "must be a str; got int"),
        ({"messages": [{"role": []}]}, "messages[0].role", "must be a str; got list"),
        ({"messages": [{"role": "user"}]}, "messages[0].content", "is required"),
        ({"messages": [{"role": "tool", "content": ""}]}, "messages[0].tool_call_id", "required"),
        (
            {"messages": [{**USER, "contant": 1}]},
            "messages[0].contant",
            "is not a parameter of this operation; leave it out (one newer",
        ),
        (
            {"messages": [{"role": "user", "contant": "Hi"}]},
            "messages[0].contant",
            "did you mean content?",
        ),
        (
            {"messages": [{"role": "user", "content": [{"type": "text"}]}]},
            "messages[0].content[0].text",
            "is required",
        ),
        (
            {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": "x"}]}]},
            "messages[0].content[0].image_url",
            "must be a dict; got str",
        ),
        (
            {"messages": [{"role": "assistant", "tool_calls": [{**CALL, "id": 5}]}]},
            "messages[0].tool_calls[0].id",
            "must be a str",
        ),
        (
            {"messages": [{"role": "user", "content": None}]},
            "messages[0].content",
            "is required",
        ),
        ({"tools": ["search"]}, "tools[0]", "must be a dict"),
        ({"tools": [{}]}, "tools[0].type", "such as function"),
        ({"tools": [{"type": "function"}]}, "tools[0].function", "is required"),
        (
            {"tools": [{"type": "function", "funtion": {"name": "f"}}]},
            "tools[0].funtion",
            "did you mean function?",
        ),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "paramters": {}}}]},
            "tools[0].function.paramters",
            "did you mean parameters?",
        ),
        (
            {"tools": [FUNCTION, {"type": "function", "function": {"name": "a b"}}]},
            "tools[1].function.name",
            "must have the form [a-zA-Z0-9_-]{1,64}; got 'a b'",
        ),
        (
            {"tools": [{"type": "function", "function": {"name": "tide\n"}}]},
            "tools[0].function.name",
            "form",
        ),
        (
            {"tools": [{"type": "function", "function": {"name": "f", "parameters": "{}"}}]},
            "tools[0].function.parameters",
            "must be a dict; got str",
        ),
        ({"tool_choice": {"type": "function"}}, "tool_choice.function", "is required"),
        (
            {"response_format": {"type": "json_schema", "json_schema": {"name": ""}}},
            "response_format.json_schema.name",
            "form",
        ),
        ({"response_format": {}}, "response_format.type", "such as text"),
        ({"documents": [{"source": {"type": "text"}}]}, "documents[0].source.text", "required"),
        (
            {"compound_custom": {"models": {"answering_model": 1}}},
            "compound_custom.models.answering_model",
            "must be a str; got int",
        ),
    ],
)
def test_a_fault_inside_is_told_by_its_path(
    parameters: dict[str, Any], param: str, words: str
) -> None:
    error = refuse(**parameters)
    assert error.param == param
    assert str(error).startswith(f"{param} ")
    assert words in str(error)


def test_good_values_pass() -> None:
    accept(
        temperature=2,
        top_p=0.5,
        stop="x",
        seed=-5,
        tools=(),
        parallel_tool_calls=False,
        response_format={"type": "json_object"},
        user=None,
        metadata=MappingProxyType({"a": "b"}),
        messages=(
            {"role": "system", "content": "Be brief."},
            MappingProxyType(USER),
            {"role": "user", "content": ({"type": "text", "text": "Hi"},)},
            {"role": "assistant", "content": None, "tool_calls": [CALL]},
            {"role": "tool", "tool_call_id": "a", "content": ""},
        ),
    )


def test_a_null_inside_is_as_good_as_absent() -> None:
    message = {"role": "assistant", "content": "Hi", "tool_calls": None, "name": None}
    accept(messages=[message])


@pytest.mark.parametrize(
    "parameters",
    [
        {"reasoning_effort": "a level of the future"},
        {"messages": [{"role": "a role of the future", "speech": [1]}]},
        {"messages": [{"role": "user", "content": [{"type": "smell", "like": "rain"}]}]},
        {"tools": [{"type": "a tool of the future", "function": 5}]},
        {"tools": [{**FUNCTION, "cache_control": {"type": "ephemeral"}}]},
        {"tool_choice": {"type": "allowed_tools", "tools": []}},
        {"response_format": {"type": "grammar", "grammar": "..."}},
    ],
)
def test_what_the_service_may_learn_tomorrow_passes(parameters: dict[str, Any]) -> None:
    accept(**parameters)


def test_objects_of_an_answer_pass_wherever_a_dict_may_stand() -> None:
    call = ToolCall.from_dict(CALL)
    accept(messages=[USER, {"role": "assistant", "tool_calls": [call]}])
    accept(messages=[USER, {"role": "assistant", "tool_calls": [{**CALL, "function": call}]}])
    accept(metadata=call)


def test_relatives_of_the_types_of_json_pass_for_those() -> None:
    class Role(StrEnum):
        USER = "user"

    class Count(IntEnum):
        ONE = 1

    accept(messages=[{"role": Role.USER, "content": Role.USER}], n=Count.ONE)
    assert refuse(messages=[{"role": Role.USER}]).param == "messages[0].content"
    assert refuse(messages=bytearray(b"Hi")).param == "messages"


def test_keys_are_texts() -> None:
    error = refuse(messages=[{**USER, 5: "five"}])
    assert (error.param, error.value) == ("messages[0].5", "five")
    assert "is a key of type int" in str(error)


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"metadata": {str(i): "" for i in range(17)}}, "metadata"),
        ({"metadata": {"k" * 65: ""}}, f"metadata['{'k' * 60}...']"),
        ({"metadata": {"port": "x" * 513}}, "metadata.port"),
        ({"input": [{"role": "user"}]}, "input[0].content"),
        ({"input": [{"type": "message", "role": "user", "content": 5}]}, "input[0].content"),
        ({"input": [{"type": "function_call", "name": "f"}]}, "input[0].call_id"),
        ({"input": [{"type": "mcp_call", "name": "f"}]}, "input[0].arguments"),
        (
            {"input": [{"role": "user", "content": [{"type": "input_text", "text": 5}]}]},
            "input[0].content[0].text",
        ),
        ({"text": {"format": {"type": "json_schema", "name": "n"}}}, "text.format.schema"),
        ({"reasoning": {"effort": 5}}, "reasoning.effort"),
    ],
)
def test_items_of_responses_are_told_apart(parameters: dict[str, Any], param: str) -> None:
    body = {"model": "m", "input": "Hi", **parameters}
    assert refusal(check_body, body, RESPONSE).param == param


def test_items_of_a_kind_that_is_new_go_back_as_they_came() -> None:
    items = [{"type": "weather_report", "sky": "grey"}, {"role": "user", "content": "So?"}]
    check_body({"model": "m", "input": items}, RESPONSE)


def test_other_bodies_are_checked_alike() -> None:
    batch = {"input_file_id": "f", "endpoint": "/v1/x", "completion_window": "24h"}
    check_body(batch, BATCH)
    assert refusal(check_body, {**batch, "metadata": {"a": 1}}, BATCH).param == "metadata.a"


def test_a_number_without_bounds_is_finite_all_the_same() -> None:
    schema = {
        "properties": {"score": {"type": "number"}, "floor": {"type": "number", "minimum": 0}}
    }
    check_body({"score": 10**400, "floor": 1e300}, schema)
    assert refusal(check_body, {"score": math.inf}, schema).param == "score"
    assert str(refusal(check_body, {"floor": -1.5}, schema)) == "floor must be at least 0; got -1.5"


def test_entries_of_any_kind_are_counted_and_their_keys_are_read() -> None:
    entries = {"type": "object", "minProperties": 1, "propertyNames": {"pattern": "^[a-z]+$"}}
    schema = {"properties": {"bias": entries}}
    check_body({"bias": {"a": None, "b": [5]}}, schema)
    assert str(refusal(check_body, {"bias": {}}, schema)).startswith(
        "bias must have at least 1 ent"
    )
    error = refusal(check_body, {"bias": {"A": 1}}, schema)
    assert (error.param, error.value) == ("bias.A", "A")
    assert str(error) == "bias.A has a key that must have the form [a-z]+; got 'A'"


def test_one_of_several_forms_will_do() -> None:
    forms = [{"type": "string", "maxLength": 1}, {"type": "string", "pattern": "^ab$"}]
    schema = {"properties": {"either": {"anyOf": forms}}}
    for text in ("x", "ab"):
        check_body({"either": text}, schema)
    assert refusal(check_body, {"either": "abc"}, schema).param == "either"


def test_a_schema_that_refers_to_itself_ends_with_the_value() -> None:
    tree = {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "twigs": {"type": "array", "items": {"$ref": "#/$defs/Tree"}},
        },
    }
    schema = {"properties": {"tree": {"$ref": "#/$defs/Tree"}}, "$defs": {"Tree": tree}}
    leaf: dict[str, Any] = {"name": "leaf"}
    check_body({"tree": {"name": "a", "twigs": [leaf, leaf]}}, schema)
    fault = {"tree": {"name": "a", "twigs": [leaf, {"name": "b", "twigs": [{}]}]}}
    assert refusal(check_body, fault, schema).param == "tree.twigs[1].twigs[0].name"

    leaf["twigs"] = [leaf]
    assert "holds itself" in str(refusal(check_body, {"tree": leaf}, schema))


@pytest.mark.parametrize("model", ["", "  ", None, 5, "llama 3", "llama\n"])
def test_a_model_has_an_id(model: object) -> None:
    assert refusal(check_model, model).param == "model"


def test_ids_of_models_have_any_other_form() -> None:
    for model in ("openai/gpt-oss-20b", "ft:llama:org/x@1"):
        check_model(model)
