from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import ValidationError
from groq._validation import check_body, check_messages, check_model, check_tools
from groq_api.api.chat.create_chat_completion import BODY_SCHEMA

USER = {"role": "user", "content": "Hi"}
BODY = {"model": "m", "messages": [USER]}


def refusal(check: Any, *args: Any) -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        check(*args)
    return raised.value


def refuse(**parameters: Any) -> ValidationError:
    return refusal(check_body, {**BODY, **parameters}, BODY_SCHEMA)


def accept(**parameters: Any) -> None:
    check_body({**BODY, **parameters}, BODY_SCHEMA)


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
        ("n", 10**400, f"n must be between 1 and 1; got {10**400}"),
        ("temperature", "hot", "temperature must be a number; got str"),
        ("temperature", True, "temperature must be a number; got bool"),
        ("top_p", 1.1, "top_p must be between 0 and 1; got 1.1"),
        ("frequency_penalty", -2.1, "frequency_penalty must be between -2 and 2; got -2.1"),
        ("n", 2, "n must be between 1 and 1; got 2"),
        ("stop", ["a"] * 5, "stop must have at most 4 item(s); got 5"),
        ("stop", 5, "stop must be a str or a list; got int"),
        ("tools", {}, "tools must be a list; got dict"),
        ("messages", [], "messages must have at least 1 item(s); got 0"),
        ("messages", "Hi", "messages must be a list; got str"),
        ("response_format", "json", "response_format must be a dict; got str"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: object, message: str) -> None:
    error = refuse(**{name: value})
    assert (error.param, str(error)) == (name, message)


def test_a_number_without_bounds_is_finite_all_the_same() -> None:
    schema = {
        "properties": {"score": {"type": "number"}, "floor": {"type": "number", "minimum": 0}}
    }
    check_body({"score": 10**400, "floor": 1e300}, schema)
    assert refusal(check_body, {"score": math.inf}, schema).param == "score"
    assert str(refusal(check_body, {"floor": -1.5}, schema)) == "floor must be at least 0; got -1.5"


def test_good_values_pass() -> None:
    accept(
        temperature=2,
        top_p=0.5,
        stop="x",
        seed=-5,
        tools=(),
        parallel_tool_calls=False,
        response_format={"type": "json_object"},
        reasoning_effort="a level of the future",
        user=None,
    )


@pytest.mark.parametrize("model", ["", "  ", None, 5])
def test_a_model_has_an_id(model: object) -> None:
    assert refusal(check_model, model).param == "model"


@pytest.mark.parametrize(
    ("message", "param"),
    [
        ("Hi", "messages[1]"),
        (None, "messages[1]"),
        ({"content": "Hi"}, "messages[1].role"),
        ({"role": "user"}, "messages[1].content"),
        ({"role": "user", "content": ""}, "messages[1].content"),
        ({"role": "user", "content": []}, "messages[1].content"),
        ({"role": "system", "content": None}, "messages[1].content"),
        ({"role": "tool", "content": "42"}, "messages[1].tool_call_id"),
        ({"role": "tool", "tool_call_id": "a"}, "messages[1].content"),
    ],
)
def test_a_wrong_message_is_refused_by_its_path(message: object, param: str) -> None:
    assert refusal(check_messages, [USER, message]).param == param


def test_good_messages_pass() -> None:
    check_messages(
        [
            {"role": "system", "content": "Be brief."},
            {"role": "user", "content": [{"type": "text", "text": "Hi"}]},
            {"role": "assistant", "content": ""},
            {"role": "assistant", "tool_calls": [{"id": "a"}]},
            {"role": "tool", "tool_call_id": "a", "content": ""},
            {"role": "a role of the future", "content": "x"},
        ]
    )


@pytest.mark.parametrize(
    ("tool", "param"),
    [
        ("search", "tools[0].type"),
        ({}, "tools[0].type"),
        ({"type": "function"}, "tools[0].function"),
        ({"type": "function", "name": "f", "parameters": {}}, "tools[0].function"),
        ({"type": "function", "function": {"name": ""}}, "tools[0].function.name"),
        ({"type": "function", "function": {"name": "a b"}}, "tools[0].function.name"),
        ({"type": "function", "function": {"name": "x" * 65}}, "tools[0].function.name"),
        (
            {"type": "function", "function": {"name": "f", "parameters": "{}"}},
            "tools[0].function.parameters",
        ),
    ],
)
def test_a_wrong_tool_is_refused_by_its_path(tool: object, param: str) -> None:
    assert refusal(check_tools, [tool]).param == param


def test_good_tools_pass() -> None:
    check_tools(
        [
            {"type": "function", "function": {"name": "tide_table-2"}},
            {"type": "function", "function": {"name": "f", "parameters": {"type": "object"}}},
            {"type": "browser_search"},
        ]
    )
