"""Python values by JSON Schema's names for types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType
from typing import Any, TypeGuard

# Python counts a bool among the integers, JSON does not.
_KIND_OF: Mapping[type, str] = {
    str: "string",
    dict: "object",
    list: "array",
    bool: "boolean",
    int: "integer",
    float: "number",
    NoneType: "null",
    tuple: "array",
}

# What cannot be written as JSON, in the place of a kind.
NO_KIND = ""

EVERY_KIND = (*dict.fromkeys(_KIND_OF.values()), NO_KIND)

_IN_PYTHON = {
    "array": "a list",
    "boolean": "a bool",
    "integer": "an int",
    "number": "a number",
    "object": "a dict",
    "string": "a str",
}


def kind_of(value: object) -> str:
    """The JSON type as which a value is written."""
    return _KIND_OF.get(type(value)) or _kind_of_relative(value)


def _kind_of_relative(value: object) -> str:
    for each in (str, bool, int, float):
        if isinstance(value, each):
            return _KIND_OF[each]
    # An object of `groq.types` has this method; only what the API has given goes into one.
    if isinstance(value, Mapping) or hasattr(value, "to_dict"):
        return "object"
    is_list = isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview)
    return "array" if is_list else NO_KIND


def is_object(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a value has keys to look up: a dict, and not an object of `groq.types`."""
    return isinstance(value, Mapping)


def types_of(kind: str) -> list[type]:
    """The types whose values are of a kind without any doubt."""
    return [each for each, its_kind in _KIND_OF.items() if its_kind == kind]


def in_python(kinds: Sequence[str]) -> str:
    """What a caller may give: `a str or a list`."""
    return " or ".join(_IN_PYTHON[kind] for kind in _IN_PYTHON if kind in kinds) or "None"
