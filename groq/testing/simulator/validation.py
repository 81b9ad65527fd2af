"""Checks of JSON values against a small part of JSON Schema, in the service's wording."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.wire import is_array, is_object

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_URI = re.compile(  # a scheme and the characters of RFC 3986
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*"
)
_NAMES = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "a boolean",
    "array": "an array",
    "object": "an object",
    "null": "null",
}


class ViolationError(ValueError):
    """A value that breaks its schema; `path` is dotted, and empty for the whole value."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"'{path}' : {reason}" if path else reason)


def check(value: Any, schema: JsonObject, path: str = "") -> None:
    """Raise `ViolationError` for the first rule that the value breaks."""
    _check_type(value, schema, path)
    if "enum" in schema and value is not None and value not in schema["enum"]:
        allowed = ", ".join(f"'{member}'" for member in schema["enum"])
        raise ViolationError(path, f"value must be one of [{allowed}]")
    if is_object(value):
        _check_object(value, _variant(value, schema, path), path)
    elif is_array(value):
        _check_array(value, schema, path)
    elif isinstance(value, str):
        _check_string(value, schema, path)
    elif isinstance(value, int | float):
        _check_number(value, schema, path)


def _check_type(value: Any, schema: JsonObject, path: str) -> None:
    kinds = schema.get("type", [])
    kinds = kinds if is_array(kinds) else [kinds]
    if kinds and not any(_is(kind, value) for kind in kinds):
        names = " or ".join(_NAMES[kind] for kind in kinds if kind != "null")
        raise ViolationError(path, f"value must be {names}")


def _is(kind: str, value: Any) -> bool:
    if kind == "null":
        return value is None
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return not isinstance(value, bool) and (
            isinstance(value, int) or (isinstance(value, float) and value.is_integer())
        )
    if kind == "number":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, {"string": str, "array": list, "object": dict}[kind])


def _variant(value: JsonObject, schema: JsonObject, path: str) -> JsonObject:
    """What holds for this object: `variants` are schemas by the value of its `type`."""
    if "variants" not in schema:
        return schema
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in schema["variants"]:
        raise ViolationError(path, "discriminator property 'type' has invalid value")
    variant: JsonObject = schema["variants"][kind]
    return variant


def _check_object(value: JsonObject, schema: JsonObject, path: str) -> None:
    properties: JsonObject = schema.get("properties", {})
    others: Any = schema.get("additionalProperties", {})
    for name in schema.get("required", ()):
        if name not in value:
            raise ViolationError(path, f"property '{name}' is missing")
    if len(value) > schema.get("maxProperties", len(value)):
        raise ViolationError(path, f"maximum number of properties is {schema['maxProperties']}")
    for name in value:
        check(name, schema.get("propertyNames", {}), f"{path}.{name}" if path else name)
        if others is False and name not in properties:
            raise ViolationError(path, _unsupported(name, list(properties)))
    for name, member in value.items():
        check(member, properties.get(name, others), f"{path}.{name}" if path else name)


def _unsupported(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    hint = f", did you mean '{close[0]}'?" if close else ""
    return f"property '{name}' is unsupported{hint}"


def _check_array(value: list[Any], schema: JsonObject, path: str) -> None:
    if len(value) < schema.get("minItems", 0):
        raise ViolationError(path, f"minimum number of items is {schema['minItems']}")
    if "maxItems" in schema and len(value) > schema["maxItems"]:
        raise ViolationError(path, f"maximum number of items is {schema['maxItems']}")
    if "items" in schema:
        for index, item in enumerate(value):
            check(item, schema["items"], f"{path}.{index}")


def _check_string(value: str, schema: JsonObject, path: str) -> None:
    if len(value) < schema.get("minLength", 0):
        raise ViolationError(path, f"length must be at least {schema['minLength']}")
    if len(value) > schema.get("maxLength", len(value)):
        raise ViolationError(path, f"length must be at most {schema['maxLength']}")
    if "pattern" in schema and not re.fullmatch(schema["pattern"], value):
        raise ViolationError(path, f"value must match {schema['pattern']}")
    if schema.get("format") == "uri" and not _URI.fullmatch(value):
        raise ViolationError(path, "value must be a URI")


def _check_number(value: float, schema: JsonObject, path: str) -> None:
    if "minimum" in schema and value < schema["minimum"]:
        raise ViolationError(path, f"number must be at least {schema['minimum']}")
    if "maximum" in schema and value > schema["maximum"]:
        raise ViolationError(path, f"number must be at most {schema['maximum']}")
