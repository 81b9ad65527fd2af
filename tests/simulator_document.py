"""Answers of the simulator against openapi/groq.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openapi_schema_validator import OAS31Validator

from tests.document.described import BOUNDS, DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Mapping


def complaints(component: str, body: Any) -> list[str]:
    """Where a body is not what the document says of that component."""
    return complaints_about({"$ref": f"#/components/schemas/{component}"}, body)


def complaints_about(schema: Mapping[str, Any], body: Any) -> list[str]:
    """Where a body is not what a schema of the document says."""
    validator = OAS31Validator({**schema, "components": DOCUMENT.raw["components"]})
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]


def differences(own: Mapping[str, Any], described: Mapping[str, Any]) -> list[str]:
    """Properties of a request that only one schema has, or that the simulator bounds otherwise."""
    mine, documented = own["properties"], described["properties"]
    found = [name for name in documented if _bounds(documented[name]) - _bounds(mine.get(name, {}))]
    required = [] if own["required"] == described["required"] else ["required"]
    return [*sorted(mine.keys() ^ documented.keys()), *required, *found]


def _bounds(rules: Mapping[str, Any]) -> set[tuple[str, Any]]:
    return {(key, rules[key]) for key in BOUNDS if key in rules}
