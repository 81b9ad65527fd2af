# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""What is wrong with an answer that could not be read.

Reading asks no questions: it takes what it needs, and fails with whatever Python raises. Only
then is the answer walked once more, along the annotations of the models, to name the fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, TypeGuard, Union, get_args, get_origin, get_type_hints

import orjson
from attrs import NOTHING, fields

from ._json import is_array, is_object
from .types import ResponseModel, ResponseShapeError

_JSON_NAMES = {
    NoneType: "null",
    bool: "a boolean",
    dict: "an object",
    float: "a number",
    int: "a number",
    list: "an array",
    str: "a string",
}


def loads(content: bytes) -> Any:
    """Decode JSON.

    Raises:
        ResponseShapeError: The bytes are not JSON.
    """
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise ResponseShapeError("", f"not JSON: {error}") from error


def shape_error(expected: Any, payload: Any) -> ResponseShapeError:
    """The first fault of a payload that could not be read as the expected type."""
    try:
        fault = next(_faults(expected, payload, ""), None)
    except RecursionError:
        fault = ResponseShapeError("", "nested too deeply")
    return fault or ResponseShapeError("", "not what the document describes")


def _faults(expected: Any, value: Any, path: str) -> Iterator[ResponseShapeError]:
    """Faults of a value in a place with this annotation; scalars have none."""
    alternatives = _alternatives(expected)
    objects = [hint for hint in alternatives if _is_model(hint) or get_origin(hint) is dict]
    arrays = [hint for hint in alternatives if get_origin(hint) is list]
    if is_object(value) and objects:
        yield from _object_faults(objects, value, path)
    elif is_array(value) and arrays:
        yield from _array_faults(arrays[0], value, path)
    elif not any(_admits_scalar(hint, value) for hint in alternatives):
        wanted = " or ".join(["an object"] * bool(objects) + ["an array"] * bool(arrays))
        yield ResponseShapeError(path, f"{wanted} was expected, not {_JSON_NAMES[type(value)]}")


def _alternatives(hint: Any) -> list[Any]:
    if get_origin(hint) in {Union, UnionType}:
        return [inner for member in get_args(hint) for inner in _alternatives(member)]
    return [hint]


def _is_model(hint: Any) -> TypeGuard[type[ResponseModel]]:
    return isinstance(hint, type) and issubclass(hint, ResponseModel)


def _admits_scalar(hint: Any, value: Any) -> bool:
    """Whether the value passes unread; of which JSON type a scalar is does not matter."""
    if hint is NoneType:
        return value is None
    return not _is_model(hint) and get_origin(hint) not in {dict, list}


def _array_faults(hint: Any, value: list[Any], path: str) -> Iterator[ResponseShapeError]:
    (item,) = get_args(hint)
    for position, element in enumerate(value):
        yield from _faults(item, element, f"{path}[{position}]")


def _object_faults(
    hints: list[Any], value: dict[str, Any], path: str
) -> Iterator[ResponseShapeError]:
    models = [hint for hint in hints if _is_model(hint)]
    if len(models) > 1:
        yield from _tagged_faults(models, value, path)
        return
    for model in models:
        yield from _model_faults(model, value, path)
        return
    _, item = get_args(hints[0])
    for key, element in value.items():
        yield from _faults(item, element, _join(path, key))


def _tagged_faults(
    models: list[type[ResponseModel]], value: dict[str, Any], path: str
) -> Iterator[ResponseShapeError]:
    """Faults of the model that the object's tag names; none if no model has that tag."""
    tag, by_tag = _tags(models)
    given = value.get(tag)
    if is_array(given) or is_object(given):
        problem = f"a string was expected, not {_JSON_NAMES[type(given)]}"
        yield ResponseShapeError(_join(path, tag), problem)
    elif given in by_tag:
        yield from _model_faults(by_tag[given], value, path)


def _tags(models: list[type[ResponseModel]]) -> tuple[str, dict[Any, type[ResponseModel]]]:
    """The first property that is another constant in every model, and the model of each."""
    constants = [dict(_constants(model)) for model in models]
    for name in constants[0]:
        by_tag = {each.get(name): model for each, model in zip(constants, models, strict=True)}
        if None not in by_tag and len(by_tag) == len(models):
            return name, by_tag
    raise TypeError(f"no property tells these apart: {models}")


def _constants(model: type[ResponseModel]) -> Iterator[tuple[str, Any]]:
    for name, hint, _ in _properties(model):
        for alternative in _alternatives(hint):
            values = get_args(alternative) if get_origin(alternative) is Literal else ()
            if len(values) == 1:
                yield name, values[0]


def _model_faults(
    model: type[ResponseModel], value: dict[str, Any], path: str
) -> Iterator[ResponseShapeError]:
    for name, hint, required in _properties(model):
        if name in value:
            yield from _faults(hint, value[name], _join(path, name))
        elif required:
            yield ResponseShapeError(_join(path, name), "required, but missing")


def _properties(model: type[ResponseModel]) -> Iterator[tuple[str, Any, bool]]:
    """Wire name and annotation of each property, and whether it is required."""
    hints = get_type_hints(model)
    for each in fields(model):
        if each.name != "additional_properties":
            name = each.metadata.get("wire", each.name)
            yield name, hints[each.name], each.default is NOTHING


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
