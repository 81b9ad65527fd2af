"""Pieces of the schemas that request bodies are checked against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

STRING: JsonObject = {"type": "string"}


def closed(required: list[str], properties: dict[str, Any]) -> JsonObject:
    """An object that has no other properties."""
    return {**opened(required, properties), "additionalProperties": False}


def opened(required: list[str], properties: dict[str, Any]) -> JsonObject:
    """An object that may have other properties."""
    return {"type": "object", "required": required, "properties": properties}


def nullable(kind: str, **rules: Any) -> JsonObject:
    """A value of that type, or null."""
    return {"type": [kind, "null"], **rules}
