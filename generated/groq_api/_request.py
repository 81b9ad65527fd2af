# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""How the parts of a request are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from numbers import Integral, Real
from typing import Any, TypeGuard
from urllib.parse import quote

import orjson

from .types import FilePart, FileSource, ResponseModel


def path_segment(name: str, value: str) -> str:
    """Percent-encode a path parameter, slashes included.

    Raises:
        ValueError: It is blank, or `.` or `..`, any of which would name another resource.
    """
    if not value.strip() or value in {".", ".."}:
        raise ValueError(f"{name} must not be {value!r}")
    return quote(value, safe="")


def query(*parameters: tuple[str, Any]) -> list[tuple[str, str]]:
    """Query parameters; None is left out, an array repeats its name."""
    return [(name, text) for name, value in parameters for text in _texts(value)]


def json_body(body: Mapping[str, Any], *, sent_nulls: Sequence[str] = ()) -> bytes:
    """Encode a body; None is left out at its top level, unless null means something there."""
    given = {key: v for key, v in body.items() if v is not None or key in sent_nulls}
    return orjson.dumps(given, default=_encodable)


def multipart_body(body: Mapping[str, Any], *, order: Sequence[str]) -> list[tuple[str, FilePart]]:
    """Parts of a body, in the order given; keys that are not in it come last."""
    names = [*order, *(name for name in body if name not in order)]
    return [(name, part) for name in names for part in _parts(body.get(name))]


def _parts(value: Any) -> list[FilePart]:
    if _is_file(value):
        return [value]
    return [(None, text.encode(), None) for text in _texts(value)]


def _is_file(value: Any) -> TypeGuard[FilePart]:
    match value:
        case (str() | None, bytes() | FileSource(), str() | None):
            return True
        case _:
            return False


def _is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    is_text = isinstance(value, str | bytes | bytearray | memoryview)
    return isinstance(value, Sequence) and not is_text


def _is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _texts(value: Any) -> list[str]:
    """A value as texts: none for None, one for each item of an array."""
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    if _is_sequence(value):
        return [text for item in value for text in _texts(item)]
    return [orjson.dumps(value, default=_encodable).decode()]


def _encodable(value: Any) -> Any:
    """What to encode in the place of a value that orjson does not know."""
    if isinstance(value, ResponseModel):
        # An answer that is sent back: if it can be, only what a request may hold.
        encode = getattr(type(value), "to_param", ResponseModel.to_dict)
        return encode(value)
    if hasattr(value, "model_dump"):
        return value.model_dump(mode="json", by_alias=True, exclude_none=True)
    if _is_mapping(value):
        return dict(value)
    if _is_sequence(value):
        return list(value)
    if isinstance(value, Integral):  # numpy has numbers of its own
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise TypeError(f"a {type(value).__name__} cannot be sent as JSON")
