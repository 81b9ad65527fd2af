"""The bounds of a request body: what a client can check before it sends anything."""

from typing import Any

from .document import Document, Schema, alternatives

BOUNDS = (
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "minProperties",
    "maxProperties",
    "format",
)

CONST_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}


def body_schema(name: str, document: Document) -> dict[str, Any]:
    """JSON Schema of the top level of an object: types, bounds and closed sets of values."""
    schema = document.schemas[name]
    properties = schema["properties"].items()
    return {
        "required": schema.get("required", []),
        "properties": {wire: _property(prop, document) for wire, prop in properties},
    }


def _property(schema: Schema, document: Document) -> dict[str, Any]:
    members = list(_flat(schema, document))
    kinds = list(dict.fromkeys(kind for member in members for kind in _kinds(member)))
    compact: dict[str, Any] = {"type": kinds[0] if len(kinds) == 1 else kinds} if kinds else {}
    for member in members:
        compact |= {key: member[key] for key in BOUNDS if key in member}
    return compact | _values(members)


def _flat(schema: Schema, document: Document) -> list[Schema]:
    schema = document.resolve(schema)
    members = alternatives(schema)
    return [flat for member in members for flat in _flat(member, document)] or [schema]


def _kinds(schema: Schema) -> list[str]:
    if "type" not in schema:
        return [CONST_TYPES[type(schema["const"])]] if "const" in schema else []
    kinds = schema["type"]
    return kinds if isinstance(kinds, list) else [kinds]


def _values(members: list[Schema]) -> dict[str, Any]:
    """The closed set of values, when every alternative but null has one."""
    nullable = any(member.get("type") == "null" for member in members)
    valued = [member for member in members if member.get("type") != "null"]
    if any("enum" not in member and "const" not in member for member in valued):
        return {}
    values = [value for member in valued for value in member.get("enum", [member.get("const")])]
    return {"enum": [*values, None] if nullable else values}
