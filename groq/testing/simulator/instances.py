"""A minimal plausible value for a JSON schema."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.wire import is_array, is_object, object_or_empty

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_MAX_DEPTH = 24  # a schema that requires itself has no finite instance: null ends it
_EASY_DEPTH = 4  # from here on take the way out of a recursion that a union offers
_MAX_VALUES = 10_000
_FAR = 1e15  # a bound for numbers without one
_FORMATS = {
    "date": "2026-10-01",
    "date-time": "2026-10-01T12:00:00Z",
    "time": "12:00:00Z",
    "email": "someone@example.org",
    "uri": "https://example.org/",
    "uuid": "00000000-0000-4000-8000-000000000000",
}


class Words:
    """The words and numbers of a text, handed out in turn as values.

    Names are taken for more telling than other words, and of those the longest.
    """

    def __init__(self, text: str) -> None:
        words: list[str] = re.findall(r"[^\W\d_][\w'-]+", text)
        names = [word for word in words[1:] if word[0].isupper()]
        self._words = names or sorted(words, key=len, reverse=True)[:1] or ["example"]
        self._numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", text)]

    def word(self) -> str:
        """The next word; the last one again and again."""
        return self._words.pop(0) if len(self._words) > 1 else self._words[0]

    def number(self) -> float:
        """The next number; 1 when there is none left."""
        return self._numbers.pop(0) if self._numbers else 1.0


def minimal_instance(schema: JsonObject, words: Words) -> Any:
    """A value with what the schema requires; strings and numbers come from `words`.

    `pattern` and the conditional keywords are not looked at.
    """
    return _Maker(schema, words).make(schema, 0)


class _Maker:
    def __init__(self, root: JsonObject, words: Words) -> None:
        self._root = root
        self._words = words
        self._made = 0

    def make(self, schema: Any, depth: int) -> Any:
        self._made += 1
        if not is_object(schema) or depth > _MAX_DEPTH or self._made > _MAX_VALUES:
            return None
        if given := _given(schema):
            return given[0]
        if "$ref" in schema:
            return self.make(self._resolve(schema["$ref"]), depth + 1)
        if members := _members(schema, "anyOf") or _members(schema, "oneOf"):
            way_out = depth > _EASY_DEPTH and {"type": "null"} in members
            return None if way_out else self.make(members[0], depth + 1)
        if members := _members(schema, "allOf"):
            return _merged([self.make(member, depth + 1) for member in members])
        return self._of_kind(_kind(schema), schema, depth)

    def _resolve(self, reference: Any) -> Any:
        target: Any = self._root
        for step in str(reference).removeprefix("#").split("/")[1:]:
            target = target.get(step) if is_object(target) else None
        return target

    def _of_kind(self, kind: str, schema: JsonObject, depth: int) -> Any:
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            count = min(_bound(schema, "minItems", 0), 100)
            return [self.make(schema.get("items", {}), depth + 1) for _ in range(int(count))]
        if kind in {"integer", "number"}:
            return self._number(kind, schema)
        if kind in {"boolean", "null"}:
            return True if kind == "boolean" else None
        return self._string(schema)

    def _object(self, schema: JsonObject, depth: int) -> JsonObject:
        properties = object_or_empty(schema.get("properties"))
        required = schema.get("required")
        names = [name for name in required if isinstance(name, str)] if is_array(required) else []
        return {name: self.make(properties.get(name, {}), depth + 1) for name in names}

    def _number(self, kind: str, schema: JsonObject) -> float:
        step = 1.0 if kind == "integer" else 1e-3
        low = max(
            _bound(schema, "minimum", -_FAR), _bound(schema, "exclusiveMinimum", -_FAR) + step
        )
        high = min(_bound(schema, "maximum", _FAR), _bound(schema, "exclusiveMaximum", _FAR) - step)
        value = min(max(self._words.number(), low), high)
        return math.ceil(value) if kind == "integer" or value.is_integer() else value

    def _string(self, schema: JsonObject) -> str:
        if written := _FORMATS.get(str(schema.get("format"))):
            return written
        shortest, longest = _bound(schema, "minLength", 0), _bound(schema, "maxLength", 200)
        return self._words.word().ljust(min(int(shortest), 1000), ".")[: int(longest)]


def _members(schema: JsonObject, union: str) -> list[Any]:
    members = schema.get(union)
    return members if is_array(members) else []


def _merged(values: list[Any]) -> Any:
    """One object of all the objects, else the first value."""
    objects = [value for value in values if is_object(value)]
    return {name: value for part in objects for name, value in part.items()} or values[0]


def _given(schema: JsonObject) -> list[Any]:
    """Values that the schema itself offers, the best first."""
    offered = [schema[key] for key in ("const", "default", "example") if key in schema]
    for key in ("examples", "enum"):
        if is_array(schema.get(key)):
            offered += schema[key][:1]
    return offered


def _kind(schema: JsonObject) -> str:
    kinds = schema.get("type")
    if is_array(kinds):
        kinds = next((kind for kind in kinds if kind != "null"), "null")
    if kinds is not None:
        return str(kinds)
    return "object" if "properties" in schema else "string"


def _bound(schema: JsonObject, keyword: str, otherwise: float) -> float:
    value = schema.get(keyword)
    return float(value) if isinstance(value, int | float) else otherwise
