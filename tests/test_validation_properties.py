"""The checks of bodies against an independent validator, and against whatever Python can hold."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import math
from collections import ChainMap
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import orjson
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from openapi_schema_validator import OAS31Validator

from groq import ValidationError
from groq._validation import check_body
from groq.resources._resource import build
from groq.resources.chat import check_chat
from groq.types import AssistantMessage, ToolCall
from groq_api.api.audio import create_speech, create_transcription
from groq_api.api.batches import create_batch
from groq_api.api.chat import create_chat_completion
from groq_api.api.embeddings import create_embedding
from groq_api.api.reranking import create_reranking
from groq_api.api.responses import create_response
from tests.document.described import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

pytestmark = pytest.mark.usefixtures("uncovered")


Schema = dict[str, Any]

BODIES: dict[str, Mapping[str, Any]] = {
    "ChatCompletionRequest": create_chat_completion.BODY_SCHEMA,
    "ResponseCreateRequest": create_response.BODY_SCHEMA,
    "EmbeddingRequest": create_embedding.BODY_SCHEMA,
    "RerankRequest": create_reranking.BODY_SCHEMA,
    "BatchCreateRequest": create_batch.BODY_SCHEMA,
    "SpeechRequest": create_speech.BODY_SCHEMA,
    "TranscriptionRequest": create_transcription.BODY_SCHEMA,
}
# No word of the document is like this one, so that nobody can have meant one of those.
NEW = "zz9"
# Whole numbers written as floats are integers to JSON Schema, but not to who reads them as such.
NUMBERS = st.one_of(st.integers(-3, 2050), st.integers(-30, 30).map(lambda n: n + 0.5))
TEXTS = st.sampled_from(["", "a", "text", "a b", "x" * 65, "https://example.org"])
JUNK = st.one_of(
    st.none(), st.booleans(), NUMBERS, TEXTS, st.sampled_from([[], {}, ["x"], {NEW: 1}, [{}]])
)


def name_of(schema: Schema) -> str:
    return str(schema["$ref"]).rsplit("/", 1)[-1]


def resolved(schema: Schema) -> Schema:
    return DOCUMENT.schemas[name_of(schema)] if "$ref" in schema else schema


def leaves(schema: Schema) -> list[Schema]:
    """What a value may be, unions laid open; references that are left are to objects."""
    target = resolved(schema)
    if "properties" in target:
        return [schema]
    members = target.get("anyOf") or target.get("oneOf")
    return [leaf for each in members for leaf in leaves(each)] if members else [target]


def kinds(schema: Schema) -> list[str]:
    found = schema.get("type", [])
    return [found] if isinstance(found, str) else found


@st.composite
def bodies(draw: st.DrawFn, schema: Schema) -> Any:
    """Values that fit a schema, or nearly: anywhere there may be something else."""
    if draw(st.integers(0, 24)) == 0:
        return draw(JUNK)
    leaf = draw(st.sampled_from(leaves(schema)))
    target = resolved(leaf)
    if "properties" in target:
        return draw(objects(target))
    if "const" in target or "enum" in target:
        return draw(st.sampled_from(target.get("enum", [target.get("const"), "brand new"])))
    return draw(scalars_and_containers(target))


@st.composite
def objects(draw: st.DrawFn, schema: Schema) -> dict[str, Any]:
    required = schema.get("required", [])
    optional = [name for name in schema["properties"] if name not in required]
    names = [
        *required,
        *draw(st.lists(st.sampled_from(optional), max_size=3) if optional else st.just([])),
    ]
    value = {name: draw(bodies(schema["properties"][name])) for name in names}
    for name, each in schema["properties"].items():
        if "const" in each and name in value and draw(st.integers(0, 9)):
            value[name] = each["const"]
    if value and draw(st.integers(0, 19)) == 0:
        del value[draw(st.sampled_from(sorted(value)))]
    return value | ({NEW: 1} if draw(st.integers(0, 19)) == 0 else {})


@st.composite
def scalars_and_containers(draw: st.DrawFn, schema: Schema) -> Any:
    kind = draw(st.sampled_from(kinds(schema))) if kinds(schema) else "null"
    match kind:
        case "string":
            return draw(TEXTS)
        case "integer" | "number":
            return draw(NUMBERS)
        case "boolean":
            return draw(st.booleans())
        case "array":
            return draw(st.lists(bodies(schema["items"]), max_size=5))
        case "object":
            values = schema.get("additionalProperties")
            inner = bodies(values) if isinstance(values, dict) else JUNK
            return draw(st.dictionaries(TEXTS, inner, max_size=3))
        case _:
            return None


class Lenient:
    """The document as this client reads it, in JSON Schema: open to values that are new."""

    def __init__(self) -> None:
        self.definitions = {
            name: self.object(schema)
            for name, schema in DOCUMENT.schemas.items()
            if schema.get("x-sdk-kind") == "request"
        }

    def validator(self, name: str) -> OAS31Validator:
        body = {**self.definitions[name], "additionalProperties": False}
        return OAS31Validator({**body, "$defs": self.definitions})

    def object(self, schema: Schema) -> Schema:
        """An object; what may be absent may as well be null."""
        properties = {name: self.value(each) for name, each in schema["properties"].items()}
        for name in properties.keys() - set(schema.get("required", [])):
            properties[name] = {"anyOf": [properties[name], {"type": "null"}]}
        return {**schema, "properties": properties}

    def value(self, schema: Schema) -> Schema:
        found = leaves(schema)
        objects = [name_of(leaf) for leaf in found if "$ref" in leaf]
        plain = [self.plain(leaf) for leaf in found if "$ref" not in leaf]
        if not objects:
            return {"anyOf": plain}
        is_open = any("object" in kinds(leaf) for leaf in found if "$ref" not in leaf)
        others = [each for each in plain if "object" not in kinds(each)]
        return {"anyOf": [self.union(objects, is_open=is_open), *others]}

    def plain(self, schema: Schema) -> Schema:
        """A value that is no object with properties; known values are only examples."""
        if isinstance(schema.get("const"), str):
            return {"type": "string"}
        if schema.get("format") == "binary":
            return {}  # a file is whatever can be read
        changed = {key: each for key, each in schema.items() if key != "enum"}
        for key in ("items", "additionalProperties"):
            if isinstance(schema.get(key), dict):
                changed[key] = self.value(schema[key])
        return changed

    def union(self, names: list[str], *, is_open: bool) -> Schema:
        constants = [self.constants(name) for name in names]
        tag = next((key for key in constants[0] if all(key in each for each in constants)), None)
        if tag is None:
            return {"anyOf": [self.reference(name) for name in names]}
        rules: list[Schema] = [
            {
                "if": {"properties": {tag: {"const": value}}, "required": [tag]},
                "then": self.any_of(
                    [n for n, each in zip(names, constants, strict=True) if each[tag] == value]
                ),
            }
            for value in {each[tag] for each in constants}
        ]
        unmarked = [n for n in names if tag not in DOCUMENT.schemas[n].get("required", [])]
        without = self.any_of(unmarked) if unmarked else is_open
        rules.append({"if": {"not": {"required": [tag]}}, "then": without})
        return {"type": "object", "properties": {tag: {"type": "string"}}, "allOf": rules}

    def constants(self, name: str) -> dict[str, str]:
        properties = DOCUMENT.schemas[name]["properties"].items()
        return {key: each["const"] for key, each in properties if "const" in each}

    def any_of(self, names: list[str]) -> Schema:
        return {"anyOf": [self.reference(name) for name in names]}

    def reference(self, name: str) -> Schema:
        return {"$ref": f"#/$defs/{name}"}


LENIENT = Lenient()


def refusal(name: str, body: dict[str, Any]) -> ValidationError | None:
    try:
        check_body(body, BODIES[name])
    except ValidationError as error:
        return error
    return None


@pytest.mark.parametrize("name", BODIES)
@settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_the_same_is_refused_as_by_an_independent_validator(name: str, data: st.DataObject) -> None:
    drawn = data.draw(objects(DOCUMENT.schemas[name]))
    # None at the top means that a parameter is not given.
    body = {key: value for key, value in drawn.items() if value is not None}
    expected = [error.message for error in LENIENT.validator(name).iter_errors(body)]
    error = refusal(name, body)
    event("refused" if error else "accepted")
    assert (error is not None) == bool(expected), (error, expected)


@settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_what_the_document_allows_is_never_refused(data: st.DataObject) -> None:
    """Without any leniency; but an item of a response is checked although any object will do."""
    name = data.draw(st.sampled_from([name for name in BODIES if name != "ResponseCreateRequest"]))
    reference = {"$ref": f"#/components/schemas/{name}"}
    strict = OAS31Validator({**reference, "components": DOCUMENT.raw["components"]})
    body = data.draw(objects(DOCUMENT.schemas[name]))
    if strict.is_valid(body) and NEW not in body:
        event("allowed")
        assert refusal(name, body) is None


@dataclass
class Point:
    x: object


class Colour(enum.Enum):
    RED = "red"
    NAN = math.nan


def cycle() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


def deep() -> list[Any]:
    value: list[Any] = []
    for _ in range(2000):
        value = [value]
    return value


# Makers, because of some of what they make not even Python can print.
ODDITIES: list[Callable[[], Any]] = [
    object,
    cycle,
    deep,
    lambda: 2**70,
    lambda: 10**5000,
    lambda: "\ud800",
    lambda: object,
    lambda: AssistantMessage,
    lambda: AssistantMessage(role="assistant"),
    lambda: object.__new__(AssistantMessage),
    lambda: ToolCall(id=cast("Any", []), type="function", function=cast("Any", None)),
    lambda: decimal.Decimal(1),
    lambda: dt.datetime.now(dt.UTC),
    lambda: Colour.RED,
    lambda: Colour.NAN,
    lambda: Point(math.nan),
    lambda: Point({1}),
    lambda: {1, 2},
    frozenset,
    lambda: bytearray(b"x"),
    lambda: memoryview(b"x"),
    lambda: range(3),
    lambda: iter([1]),
    lambda: ChainMap({"role": "user"}, {"content": "Hi"}),
    lambda: len,
]

ODD: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(), max_size=4),
    st.binary(max_size=3),
    st.sampled_from(ODDITIES).map(lambda make: make()),
)
KEYS = st.one_of(
    st.text(st.characters(), max_size=3),
    st.sampled_from(["role", "content", "type", "tool_calls", "function", "\ud800", "k" * 99]),
    st.sampled_from([1, None, 2.5, (1,), b"key"]),
)
ANYTHING = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4)
)


@st.composite
def spoiled(draw: st.DrawFn, value: Any) -> Any:
    """A value in which something was replaced by anything."""
    if draw(st.integers(0, 5)) == 0:
        return draw(ANYTHING)
    if isinstance(value, dict):
        return {key: draw(spoiled(item)) for key, item in value.items()}
    return [draw(spoiled(item)) for item in value] if isinstance(value, list) else value


FULL = {
    "model": "m",
    "messages": [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "https://a.b"}}]},
        {
            "role": "assistant",
            "content": None,
            "tool_calls": [
                {"id": "a", "type": "function", "function": {"name": "f", "arguments": "{}"}}
            ],
        },
        {"role": "tool", "tool_call_id": "a", "content": "Noon."},
    ],
    "tools": [
        {
            "type": "function",
            "function": {
                "name": "f",
                "parameters": {"type": "object", "properties": {}, "required": []},
            },
        },
        {"type": "mcp", "server_label": "a", "server_url": "https://a.b", "headers": {"a": "b"}},
    ],
    "tool_choice": {"type": "function", "function": {"name": "f"}},
    "response_format": {"type": "json_schema", "json_schema": {"name": "n", "schema": {}}},
    "metadata": {"a": "b"},
    "stop": ["x"],
    "temperature": 0.5,
}


@settings(max_examples=500, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data(), validate=st.booleans())
def test_no_input_raises_anything_else(data: st.DataObject, validate: bool) -> None:
    """And what is not refused is JSON."""
    body = data.draw(spoiled(FULL))
    body = body if isinstance(body, dict) and all(isinstance(key, str) for key in body) else FULL
    content = written(body, data.draw(st.none() | ANYTHING), validate=validate)
    event("refused" if content is None else "accepted")
    assert content is None or isinstance(orjson.loads(content), dict)


def written(body: dict[str, Any], extra: Any, *, validate: bool) -> bytes | None:
    """A body on its way out, None if it is refused."""
    with suppress(ValidationError):
        if validate:
            check_chat(body)
        return build(create_chat_completion.build_request, body, {"extra_body": extra})["content"]
    return None
