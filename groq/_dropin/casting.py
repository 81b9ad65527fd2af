"""From a body to what a caller of `get`, `post` or `parse(to=)` wants to have made of it."""

from __future__ import annotations

from typing import Any, TypeGuard, get_args, get_origin

import orjson

from groq.errors import ResponseParseError, ValidationError
from groq_api.types import ResponseModel

_AS_DECODED = (object, Any, dict, list, int, float, bool)


def cast_content(cast_to: Any, content: bytes) -> Any:
    """Make of a body what was asked for.

    Args:
        cast_to: `bytes` or `str` for the body as it is, a class of `groq.types`, a class with
            `model_validate` such as pydantic's, a list of such, or `object`, `dict` and the like
            for JSON as it was decoded.
        content: The body.

    Raises:
        ResponseParseError: The body is not that.
        ValidationError: Nothing is known of how to make that class.
    """
    if cast_to is bytes:
        return content
    if cast_to is str:
        return content.decode("utf-8", "replace")
    try:
        return cast_json(cast_to, orjson.loads(content) if content else None)
    except ValidationError:
        raise
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ResponseParseError(f"Failed to parse response: {error}") from error


def is_model(cls: Any) -> TypeGuard[type[ResponseModel]]:
    """Whether it is one of the classes of `groq.types` that the service answers."""
    return isinstance(cls, type) and issubclass(cls, ResponseModel)


def cast_json(cast_to: Any, payload: Any) -> Any:
    """Make of decoded JSON what was asked for."""
    origin = get_origin(cast_to)
    if origin is list:
        (item,) = get_args(cast_to)
        return [cast_json(item, each) for each in payload]
    if cast_to is None or cast_to is type(None):
        return None
    if cast_to in _AS_DECODED or origin is dict:
        return payload
    if is_model(cast_to):
        return cast_to.from_dict(payload)
    if (validate := getattr(cast_to, "model_validate", None)) is not None:
        return validate(payload)
    raise ValidationError(
        f"cast_to must be a class of groq.types, one with model_validate, or object; got {cast_to}",
        param="cast_to",
        value=cast_to,
    )
