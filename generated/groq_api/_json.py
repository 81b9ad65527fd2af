# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The two containers of decoded JSON."""

from __future__ import annotations

from typing import Any, TypeGuard


def is_array(value: Any) -> TypeGuard[list[Any]]:
    """Whether this is a JSON array."""
    return type(value) is list


def is_object(value: Any) -> TypeGuard[dict[str, Any]]:
    """Whether this is a JSON object."""
    return type(value) is dict


def array(value: Any) -> list[Any]:
    """The value itself, when it is a JSON array."""
    if value.__class__ is not list:
        raise TypeError("not an array")
    return value


def mapping(value: Any) -> dict[str, Any]:
    """The value itself, when it is a JSON object."""
    if value.__class__ is not dict:
        raise TypeError("not an object")
    return value
