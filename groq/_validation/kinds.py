"""Python values by JSON Schema's names for types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from numbers import Integral, Real
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

# Those of numpy, too, are numbers to Python.
_RELATIVES = (
    (str, "string"),
    (bool, "boolean"),
    (Integral, "integer"),
    (Real, "number"),
)

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
    for each, kind in _RELATIVES:
        if isinstance(value, each):
            return kind
    if isinstance(value, Mapping) or is_record(value):
        return "object"
    is_list = isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview)
    return "array" if is_list else NO_KIND


def is_record(value: object) -> bool:
    """Whether a value is written as an object although it has no keys to look up.

    That is an object of `groq.types`, which holds only what the API has given; an object of
    pydantic, as other clients answer with; a dataclass.
    """
    is_known = hasattr(value, "to_dict") or hasattr(value, "model_dump") or is_dataclass(value)
    return is_known and not isinstance(value, type)


def is_object(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a value has keys to look up: a dict, and not an object of `groq.types`."""
    return isinstance(value, Mapping)


def types_of(kind: str) -> list[type]:
    """The types whose values are of a kind without any doubt."""
    return [each for each, its_kind in _KIND_OF.items() if its_kind == kind]


def in_python(kinds: Sequence[str]) -> str:
    """What a caller may give: `a str or a list`."""
    return " or ".join(_IN_PYTHON[kind] for kind in _IN_PYTHON if kind in kinds) or "None"
