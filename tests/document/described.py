"""What openapi/groq.yaml says, in the words of facts.json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from scripts.codegen.document import Document, Operation, Schema, alternatives, ref_name
from scripts.lint_openapi import DOCUMENT as FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

Facts = dict[str, Any]

DOCUMENT = Document(yaml.safe_load(FILE.read_text(encoding="utf-8")))

BOUNDS = ("minimum", "maximum", "minItems", "maxItems", "pattern", "maxProperties")

# Properties whose known values stand there as examples, because there is one, or few and often new.
BY_EXAMPLE = {"ChoiceDelta.channel", "McpTool.connector_id"}


def operation_facts(operation: Operation) -> Facts:
    """Where an operation is, and what it takes and answers."""
    body = [ref_name(schema) for schema in DOCUMENT.body(operation).values()]
    facts = {
        "method": operation.method.upper(),
        "path": operation.path,
        "path_parameters": [each["name"] for each in DOCUMENT.parameters(operation, "path")],
        "query_parameters": [each["name"] for each in DOCUMENT.parameters(operation, "query")],
        "request": body[0] if body else None,
        "answers": list(DOCUMENT.answers(operation)),
    }
    return {key: value for key, value in facts.items() if value}


def object_facts(name: str) -> dict[str, Facts]:
    """What an object says of each of its properties."""
    schema = DOCUMENT.schemas[name]
    required = schema.get("required", [])
    facts = {
        wire: _property_facts(prop, required=wire in required)
        for wire, prop in schema["properties"].items()
    }
    for wire in (wire for wire in facts if f"{name}.{wire}" in BY_EXAMPLE):
        facts[wire]["enum"] = schema["properties"][wire]["examples"]
    return facts


def member_names(name: str) -> set[str]:
    """Objects that a union component names itself."""
    refs = (ref_name(member) for member in alternatives(DOCUMENT.schemas[name]))
    return {ref for ref in refs if ref is not None and "properties" in DOCUMENT.schemas[ref]}


def _property_facts(schema: Schema, *, required: bool) -> Facts:
    members = list(_flat(schema))
    facts = {
        "required": required,
        "nullable": _is_anything(members[0]) or any("null" in _kinds(each) for each in members),
        "deprecated": any(each.get("deprecated") for each in [schema, *members]),
        "enum": [value for each in members for value in _values(each)],
    }
    bounds = {key: each[key] for each in members for key in BOUNDS if key in each}
    return {key: value for key, value in facts.items() if value} | bounds


def _flat(schema: Schema) -> Iterator[Schema]:
    """Alternatives of a schema; of the items of an array only which values they have."""
    schema = DOCUMENT.resolve(schema)
    for member in alternatives(schema):
        yield from _flat(member)
    if not alternatives(schema):
        yield schema
        for item in _flat(schema["items"]) if "items" in schema else ():
            yield {"enum": _values(item)}


def _values(schema: Schema) -> list[Any]:
    values: list[Any] = schema.get("enum", [schema["const"]] if "const" in schema else [])
    return values


def _kinds(schema: Schema) -> list[str]:
    kinds = schema.get("type", [])
    return kinds if isinstance(kinds, list) else [kinds]


def _is_anything(schema: Schema) -> bool:
    return schema.keys().isdisjoint({"type", "enum", "const"})
