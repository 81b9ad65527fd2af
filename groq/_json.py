"""Decoded JSON of which nobody has promised the shape."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any, cast

import orjson

# orjson reads a thousand levels, of which Python can neither print nor copy nor pickle what comes
# of them; nor would orjson write them again. No answer of the API has more than ten.
DEEPEST = 200

_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_STRING = re.compile(rb'"[^"]*"')
_NEITHER_QUOTE_NOR_BRACKET = bytes(set(range(256)) - set(b'"[]{}'))
_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}


def decode(text: bytes | str) -> Any:
    """Decode JSON.

    Raises:
        ValueError: It is none, or is nested more than 200 levels deep.
    """
    value = orjson.loads(text)
    check_depth(text)
    return value


def check_depth(text: bytes | str) -> None:
    """Refuse a JSON text that is nested too deeply; what is no JSON, may pass.

    Raises:
        ValueError: It is nested more than 200 levels deep.
    """
    if len(text) > 2 * DEEPEST and _depth_of(text) > DEEPEST:
        raise ValueError(f"nested more than {DEEPEST} levels deep")


def _depth_of(text: bytes | str) -> int:
    """How deep a JSON text is nested, or a number above that but none too large."""
    if isinstance(text, str):
        text = text.encode()
    opening = text.count(b"[") + text.count(b"{")
    if opening <= DEEPEST:  # as in nearly every text
        return opening
    bare = _STRING.sub(b"", _ESCAPE.sub(b"", text).translate(None, _NEITHER_QUOTE_NOR_BRACKET))
    return max(accumulate(map(_STEPS.__getitem__, bare)), default=0)


def as_object(value: object) -> Mapping[str, Any]:
    """The value if it is a JSON object, otherwise an empty one."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def as_array(value: object) -> Sequence[Any]:
    """The value if it is a list or a tuple, otherwise an empty one."""
    return cast("Sequence[Any]", value) if isinstance(value, list | tuple) else ()
