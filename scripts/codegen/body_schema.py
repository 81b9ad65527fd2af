"""Bodies of requests as JSON Schema: what a client can check before it sends anything.

The schemas are those of the document, less the prose. Components refer to each other by `$ref`,
so that each is written once, however often it is used and even if it contains itself.
"""

from collections.abc import Iterator
from typing import Any

from .document import Document, Schema, ref_name

CHECKED = {
    "additionalProperties",
    "anyOf",
    "const",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "propertyNames",
    "required",
    "type",
}

# Constants tell the members of a union apart, so that nobody need ask its discriminator.
PROSE = {"deprecated", "description", "discriminator", "examples"}

# Other rules of the lint forbid these anywhere.
FORBIDDEN = {"allOf", "default", "nullable"}

Definitions = dict[str, Schema]


def body_definitions(document: Document) -> Definitions:
    """Every component that a body is made of, by name, in the order of the document."""
    bodies = (schema for o in document.operations() for schema in document.body(o).values())
    found: Definitions = {}
    todo = [str(ref_name(schema)) for schema in bodies]
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = _bare(document.schemas[name])
            todo += _references(found[name])
    return {name: found[name] for name in document.schemas if name in found}


def unchecked_keywords(schema: Schema) -> list[str]:
    """Keywords of a schema that bind a caller, and that no client checks."""
    known = CHECKED | PROSE | FORBIDDEN | {"$ref"}
    return sorted(key for key in schema if key not in known and not key.startswith("x-"))


def _bare(schema: Schema) -> Schema:
    """A schema without what only people read."""
    if (name := ref_name(schema)) is not None:
        return {"$ref": f"#/$defs/{name}"}
    return {key: _value(key, value) for key, value in schema.items() if key in CHECKED}


def _value(keyword: str, value: Any) -> Any:
    if keyword == "properties":
        return {wire: _bare(schema) for wire, schema in value.items()}
    if keyword in {"anyOf", "oneOf"}:
        return [_bare(schema) for schema in value]
    return _bare(value) if isinstance(value, dict) else value


def _references(value: Any) -> Iterator[str]:
    """Names of the components that a schema refers to."""
    if isinstance(value, list):
        yield from (name for item in value for name in _references(item))
    elif isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield str(ref_name(value))
        yield from (name for item in value.values() for name in _references(item))
