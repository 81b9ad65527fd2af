"""What JSON cannot hold is refused by its path, wherever it is."""

from __future__ import annotations

import enum
import math
from collections import ChainMap
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import orjson
import pytest

from groq import ValidationError
from groq.resources._resource import build
from groq.types import AssistantMessage
from groq_api.api.audio.create_transcription import build_request as build_form
from groq_api.api.chat.create_chat_completion import build_request

USER = {"role": "user", "content": "Hi"}


@dataclass
class Point:
    x: float


@dataclass(slots=True)
class Slotted:
    x: float


class Size(enum.Enum):
    SMALL = 1.0
    BOUNDLESS = math.inf


class Foreign:
    """An object of another library, which has the same method."""

    def to_dict(self) -> dict[str, Any]:
        return {}


def cycle() -> list[Any]:
    value: list[Any] = []
    value.append({"again": value})
    return value


def nested(levels: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


def written(value: object) -> Any:
    return orjson.loads(build(build_request, {"messages": [USER, value]}, {})["content"])


def refuse(value: object) -> ValidationError:
    with pytest.raises(ValidationError) as raised:
        written(value)
    return raised.value


@pytest.mark.parametrize(
    ("value", "path", "words"),
    [
        (math.nan, "", "must be a number that JSON has; got nan"),
        ({"a": [1, {"b": -math.inf}]}, ".a[1].b", "got -inf"),
        ({"a": (1.5, math.nan)}, ".a[1]", "got nan"),
        ({"a": ChainMap({"b": math.nan})}, ".a.b", "got nan"),
        ({"a": {1, 2}}, ".a", "must be a list; got a set"),
        ({"a": b"x"}, ".a", "must be a str, such as base64"),
        ({"a": object()}, ".a", "must be something that JSON has; got object"),
        ({"a": Foreign()}, ".a", "must be something that JSON has; got Foreign"),
        ({"a": 2**64}, ".a", f"must fit into 64 bits; got {2**64}"),
        ({"a": 10**9000}, ".a", "must fit into 64 bits; got an int of 29898 bits"),
        ({"a": ["\ud800"]}, ".a[0]", "must be valid Unicode"),
        ({"a": {"\udc00": 1}}, ".a['\\udc00']", "must be valid Unicode"),
        ({"a": {5: 1}}, ".a.5", "is a key of type int"),
        ({"a": {None: 1}}, ".a.None", "is a key of type NoneType"),
        (cycle(), "[0].again", "must not hold itself"),
        (object.__new__(AssistantMessage), "", "must be something that JSON has"),
    ],
)
def test_the_first_such_thing_is_named(value: object, path: str, words: str) -> None:
    error = refuse(value)
    assert error.param == f"messages[1]{path}"
    assert words in str(error)


def test_what_is_nested_too_deeply_is_named_in_short() -> None:
    error = refuse(nested(1000))
    assert error.param is not None
    assert error.param.startswith("messages[1][0][0]")
    assert len(str(error)) < 200
    assert "250 levels" in str(error)


@pytest.mark.parametrize("value", [Point(math.nan), Slotted(math.inf), Size.BOUNDLESS])
def test_numbers_in_things_that_are_written_by_themselves_are_looked_at(value: object) -> None:
    assert "NaN or infinity" in str(refuse({"a": value}))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": None, "text": "null"}, {"a": None, "text": "null"}),
        ({"a": None, "b": [1.5, True, {}]}, {"a": None, "b": [1.5, True, {}]}),
        ({"a": None, "b": Point(1.5)}, {"a": None, "b": {"x": 1.5}}),
        ({"a": None, "b": Size.SMALL}, {"a": None, "b": 1.0}),
        ({"a": None, "b": MappingProxyType({"c": 1.5})}, {"a": None, "b": {"c": 1.5}}),
        ({"a": None, "b": range(2)}, {"a": None, "b": [0, 1]}),
        (AssistantMessage(role="assistant"), {"role": "assistant"}),
    ],
)
def test_everything_else_is_written_as_it_is(value: object, expected: object) -> None:
    assert written(value) == expected or written(value)["messages"][1] == expected


def test_additions_of_the_caller_are_looked_at_too() -> None:
    with pytest.raises(ValidationError) as raised:
        build(build_request, {"messages": [USER]}, {"extra_body": {"bias": {"a": math.nan}}})
    assert raised.value.param == "bias.a"


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"prompt": "\ud800"}, "prompt"),
        ({"temperature": math.nan}, "temperature"),
        ({"prompt": {1}}, "prompt"),
        ({"timestamp_granularities[]": cycle()}, "timestamp_granularities[0].again"),
    ],
)
def test_a_form_is_looked_at_beside_its_file(parameters: dict[str, Any], param: str) -> None:
    with pytest.raises(ValidationError) as raised:
        build(build_form, {"file": ("a.mp3", b"x", "audio/mpeg"), "model": "m", **parameters}, {})
    assert raised.value.param == param


def test_a_form_that_can_be_written_is() -> None:
    parts = build(build_form, {"file": ("a.mp3", b"null", "audio/mpeg"), "temperature": 0.5}, {})
    assert [name for name, _ in parts["files"]] == ["file", "temperature"]
