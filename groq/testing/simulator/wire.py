"""JSON as the service writes it, and the reading of request bodies that may be anything."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

import orjson

JsonObject = dict[str, Any]

_MAX_DEPTH = 64
_GO_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def encode_json(value: Any) -> bytes:
    """Compact JSON with the HTML escapes of Go's encoder."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_GO_ESCAPES).encode()


def decode_json(body: bytes) -> Any:
    """The value of a JSON body; raises ValueError also for nesting that nobody sends in earnest."""
    value = orjson.loads(body)
    _check_depth(value)
    return value


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(_MAX_DEPTH):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise ValueError(f"nested more than {_MAX_DEPTH} levels deep")


def _children(value: Any) -> list[Any]:
    if is_object(value):
        return list(value.values())
    return value if is_array(value) else []


def is_object(value: Any) -> TypeGuard[JsonObject]:
    """Whether the value is a JSON object."""
    return isinstance(value, dict)


def object_or_empty(value: Any) -> JsonObject:
    """The value if it is a JSON object, else an empty one."""
    return value if is_object(value) else {}


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether the value is a JSON array."""
    return isinstance(value, list)
