# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""What is wrong with an answer that could not be read.

Reading asks no questions: it takes what it needs, and fails with whatever Python raises. Only
then is the answer walked once more, along the annotations of the models, to name the fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeGuard, Union, get_args, get_origin, get_type_hints

import orjson
from attrs import NOTHING, frozen

from ._json import is_array, is_object
from .types import ResponseModel, ResponseShapeError, attributes_of

_JSON_NAMES = {
    NoneType: "null",
    bool: "a boolean",
    dict: "an object",
    float: "a number",
    int: "a number",
    list: "an array",
    str: "a string",
}


def loads(content: str | bytes | bytearray) -> Any:
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
    hints = alternatives(expected)
    objects = [hint for hint in hints if is_model(hint) or get_origin(hint) is dict]
    arrays = [hint for hint in hints if get_origin(hint) is list]
    if is_object(value) and objects:
        yield from _object_faults(objects, value, path)
    elif is_array(value) and arrays:
        yield from _array_faults(arrays[0], value, path)
    elif not any(_admits_scalar(hint, value) for hint in hints):
        wanted = " or ".join(["an object"] * bool(objects) + ["an array"] * bool(arrays))
        yield ResponseShapeError(path, f"{wanted} was expected, not {_JSON_NAMES[type(value)]}")


def alternatives(hint: Any) -> list[Any]:
    """Members of a union, unions within unions laid open; of anything else that itself."""
    if get_origin(hint) in {Union, UnionType}:
        return [inner for member in get_args(hint) for inner in alternatives(member)]
    return [hint]


def is_model(hint: Any) -> TypeGuard[type[ResponseModel]]:
    """Whether an annotation stands for an object."""
    return isinstance(hint, type) and issubclass(hint, ResponseModel)


def _admits_scalar(hint: Any, value: Any) -> bool:
    """Whether the value passes unread; of which JSON type a scalar is does not matter."""
    if hint is NoneType:
        return value is None
    return not is_model(hint) and get_origin(hint) not in {dict, list}


def _array_faults(hint: Any, value: list[Any], path: str) -> Iterator[ResponseShapeError]:
    (item,) = get_args(hint)
    for position, element in enumerate(value):
        yield from _faults(item, element, f"{path}[{position}]")


def _object_faults(
    hints: list[Any], value: dict[str, Any], path: str
) -> Iterator[ResponseShapeError]:
    models = [hint for hint in hints if is_model(hint)]
    if len(models) > 1:
        yield from _tagged_faults(models, value, path)
        return
    for model in models:
        yield from _model_faults(model, value, path)
        return
    _, item = get_args(hints[0])
    for key, element in value.items():
        yield from _faults(item, element, join(path, key))


def _tagged_faults(
    models: list[type[ResponseModel]], value: dict[str, Any], path: str
) -> Iterator[ResponseShapeError]:
    """Faults of the model that the object's tag names; none if no model has that tag."""
    tag, by_tag = tags_of(models)
    given = value.get(tag)
    if is_array(given) or is_object(given):
        problem = f"a string was expected, not {_JSON_NAMES[type(given)]}"
        yield ResponseShapeError(join(path, tag), problem)
    elif given in by_tag:
        yield from _model_faults(by_tag[given], value, path)


def tags_of(models: list[type[ResponseModel]]) -> tuple[str, dict[Any, type[ResponseModel]]]:
    """The first property that is another constant in every model, and the model of each."""
    constants = [dict(_constants(model)) for model in models]
    for name in constants[0]:
        by_tag = {each.get(name): model for each, model in zip(constants, models, strict=True)}
        if None not in by_tag and len(by_tag) == len(models):
            return name, by_tag
    raise TypeError(f"no property tells these apart: {models}")


def _constants(model: type[ResponseModel]) -> Iterator[tuple[str, Any]]:
    for each in properties_of(model):
        for alternative in alternatives(each.hint):
            values = get_args(alternative) if get_origin(alternative) is Literal else ()
            if len(values) == 1:
                yield each.wire, values[0]


def _model_faults(
    model: type[ResponseModel], value: dict[str, Any], path: str
) -> Iterator[ResponseShapeError]:
    for each in properties_of(model):
        if each.wire in value:
            yield from _faults(each.hint, value[each.wire], join(path, each.wire))
        elif each.required:
            yield ResponseShapeError(join(path, each.wire), "required, but missing")


@frozen
class Property:
    """A property of a model: its attribute, its wire name, its annotation, its default."""

    name: str
    wire: str
    hint: Any
    default: Any

    @property
    def required(self) -> bool:
        """Whether it must be given."""
        return self.default is NOTHING


def properties_of(model: object) -> tuple[Property, ...]:
    """Every property that a model declares."""
    return _properties_of(model)  # the cache does not know that a class can be hashed


@cache
def _properties_of(model: Any) -> tuple[Property, ...]:
    hints = get_type_hints(model)
    return tuple(
        Property(
            each.name,
            each.metadata.get("wire", each.name),
            hints[each.name],
            each.default,
        )
        for each in attributes_of(model)
    )


def join(path: str, name: str) -> str:
    """The path of something inside of what another path leads to."""
    return f"{path}.{name}" if path and name else path or name
