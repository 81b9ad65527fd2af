"""What is checked before anything is sent.

Types and bounds of parameters come from the OpenAPI document, through the compact schema
that each generated endpoint carries; only what a schema cannot say is written here. Every
error names its parameter by path, as in `messages[2].content`, and says what to do.

Known values (enums) are not enforced: the service may know more of them than this version.
"""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from groq._json import as_object
from groq.errors import ValidationError

# By JSON Schema's names for types; Python counts a bool among the integers, JSON does not.
_IS_OF_TYPE: Mapping[str, Callable[[object], bool]] = {
    "array": lambda value: isinstance(value, Sequence) and not isinstance(value, str | bytes),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, Mapping) or hasattr(value, "to_dict"),
    "string": lambda value: isinstance(value, str),
}
_IN_PYTHON = {
    "array": "a list",
    "boolean": "a bool",
    "integer": "an int",
    "number": "a number",
    "object": "a dict",
    "string": "a str",
}
_TOOL_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")


def check_body(body: Mapping[str, Any], schema: Mapping[str, Any]) -> None:
    """Check a request body against its compact schema: names, types, bounds."""
    properties: Mapping[str, Any] = schema["properties"]
    for name in schema.get("required", ()):
        if body.get(name) is None:
            raise invalid(name, f"{name} is required")
    for name, value in body.items():
        if name not in properties:
            raise invalid(name, _unknown(name, properties), value)
        if value is not None:
            # A form marks its lists by brackets that the caller has not written.
            _check_value(name.removesuffix("[]"), value, properties[name])


def invalid(param: str, message: str, value: object = None) -> ValidationError:
    """The error for a parameter."""
    return ValidationError(message, param=param, value=value)


def _unknown(name: str, properties: Mapping[str, Any]) -> str:
    close = difflib.get_close_matches(name, properties, n=1)
    hint = f"; did you mean {close[0]}?" if close else ""
    return (
        f"{name} is not a parameter of this operation{hint} "
        "(a parameter newer than this version goes into extra_body)"
    )


def _check_value(name: str, value: object, schema: Mapping[str, Any]) -> None:
    allowed = _types(schema)
    if allowed and not any(_IS_OF_TYPE[kind](value) for kind in allowed):
        expected = " or ".join(_IN_PYTHON[kind] for kind in allowed if kind != "null")
        raise invalid(name, f"{name} must be {expected}; got {type(value).__name__}", value)
    if isinstance(value, bool):
        return
    if isinstance(value, int | float):
        _check_range(name, value, schema.get("minimum"), schema.get("maximum"), "")
    elif isinstance(value, str):
        _check_range(
            name, len(value), schema.get("minLength"), schema.get("maxLength"), "character(s)"
        )
    elif isinstance(value, Sequence):
        items = len(cast("Sequence[object]", value))
        _check_range(name, items, schema.get("minItems"), schema.get("maxItems"), "item(s)")


def _types(schema: Mapping[str, Any]) -> Sequence[str]:
    kinds = schema.get("type", ())
    return (kinds,) if isinstance(kinds, str) else kinds


def _check_range(
    name: str, value: float, minimum: float | None, maximum: float | None, unit: str
) -> None:
    # Written so that NaN, which compares false with everything, is on no side of a bound.
    too_small = minimum is not None and not value >= minimum
    too_large = maximum is not None and not value <= maximum
    infinite = isinstance(value, float) and not math.isfinite(value)
    if not (too_small or too_large or infinite):
        return
    if minimum is not None and maximum is not None:
        wanted = f"between {minimum:g} and {maximum:g}"
    elif minimum is not None:
        wanted = f"at least {minimum:g}"
    elif maximum is not None:
        wanted = f"at most {maximum:g}"
    else:
        wanted = "finite"
    verb, unit = ("have", f" {unit}") if unit else ("be", "")
    raise invalid(name, f"{name} must {verb} {wanted}{unit}; got {value}", value)


def check_model(model: object) -> None:
    """Refuse an empty model id."""
    if not isinstance(model, str) or not model.strip():
        raise invalid(
            "model", "model is required: the id of a model, as models.list() gives them", model
        )


def check_messages(messages: Sequence[Any]) -> None:
    """Check each message for what the service would reject the whole request for."""
    for index, message in enumerate(messages):
        if hasattr(message, "to_param"):
            continue  # an earlier answer, echoed
        if fields := as_object(message):
            _check_message(f"messages[{index}]", fields)
        else:
            raise invalid(
                f"messages[{index}]",
                f"messages[{index}] must be a dict such as "
                f'{{"role": "user", "content": "..."}}; got {type(message).__name__}',
                message,
            )


def _check_message(path: str, message: Mapping[str, Any]) -> None:
    role, content = message.get("role"), message.get("content")
    if not isinstance(role, str) or not role:
        raise invalid(
            f"{path}.role", f"{path}.role is required: system, user, assistant or tool", role
        )
    if role == "tool" and not message.get("tool_call_id"):
        raise invalid(
            f"{path}.tool_call_id",
            f"{path}.tool_call_id is required: the id of the tool call that this answers",
        )
    if role in {"assistant", "function"} or message.get("tool_calls"):
        return
    if content is None or (not content and role != "tool"):
        raise invalid(f"{path}.content", f"{path}.content cannot be empty", content)


def check_tools(tools: Sequence[Any]) -> None:
    """Check the names and the parameter schemas of function tools."""
    for index, tool in enumerate(tools):
        path, fields = f"tools[{index}]", as_object(tool)
        if not isinstance(fields.get("type"), str):
            raise invalid(
                f"{path}.type", f'{path} must be a dict with a type, such as "function"', tool
            )
        if fields["type"] == "function":
            _check_function(f"{path}.function", fields.get("function"))


def _check_function(path: str, function: object) -> None:
    fields = as_object(function)
    if not fields:
        raise invalid(
            path, f"{path} must be a dict: name, description and parameters go into it", function
        )
    name, parameters = fields.get("name"), fields.get("parameters")
    if not isinstance(name, str) or not _TOOL_NAME.fullmatch(name):
        raise invalid(
            f"{path}.name",
            f"{path}.name must be 1 to 64 letters, digits, '_' or '-'; got {name!r}",
            name,
        )
    if parameters is not None and not isinstance(parameters, Mapping):
        raise invalid(
            f"{path}.parameters",
            f"{path}.parameters must be a JSON schema as a dict; got {type(parameters).__name__}",
            parameters,
        )
