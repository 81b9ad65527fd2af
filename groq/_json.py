"""Decoded JSON of which nobody has promised the shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast


def as_object(value: object) -> Mapping[str, Any]:
    """The value if it is a JSON object, otherwise an empty one."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def as_array(value: object) -> Sequence[Any]:
    """The value if it is a list or a tuple, otherwise an empty one."""
    return cast("Sequence[Any]", value) if isinstance(value, list | tuple) else ()
