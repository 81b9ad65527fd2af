# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Objects that a caller makes, of keywords or of decoded JSON.

Answers are read by `from_dict`, which looks at nothing that it need not. What a caller gives may
hold dicts and objects in any mixture, so it is walked along the annotations of the models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args, get_origin

from ._dump import Rules, dump
from ._json import is_array, is_object
from ._shape import alternatives, is_model, join, properties_of, shape_error, tags_of
from .types import ResponseModel, ResponseShapeError

_Reader = Callable[[type[ResponseModel], dict[str, Any], str], Any]
"""Makes an object of a dict that stood at this path."""

_WIRE = Rules(by_alias=True, excludes_unset=True, excludes_none=False)


def fill(model: ResponseModel, given: Mapping[str, Any]) -> None:
    """Give a new object its properties, as its constructor does.

    Raises:
        ResponseShapeError: A dict lacks something that the object in its place must have.
        TypeError: A property is missing that the object must have.
    """
    if missing := _set(model, given, _read_strictly):
        names = ", ".join(map(repr, missing))
        raise TypeError(f"{type(model).__name__}() is missing {names}")


def construct(model: Any, given: Mapping[str, Any]) -> Any:
    """Make an object of whatever there is: what is missing is None, what does not fit stays."""
    made = model.__new__(model)
    for name in _set(made, given, _read_leniently):
        setattr(made, name, None)
    return made


def validate(model: Any, given: Any) -> Any:
    """Make an object of a dict, or give back the object that it is already.

    Raises:
        ResponseShapeError: It is neither, or lacks something that the document requires.
    """
    if isinstance(given, model):
        return given
    payload = dump(given, _WIRE)
    try:
        return model.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(model, payload) from error


def _set(model: ResponseModel, given: Mapping[str, Any], read: _Reader) -> list[str]:
    """Set every property that is given or has a default; answers the names of the others."""
    left = {**given}
    extra: dict[str, Any] = dict(left.pop("additional_properties", None) or {})
    missing: list[str] = []
    for each in properties_of(type(model)):
        key = each.name if each.name in left else each.wire
        if key in left:
            setattr(model, each.name, _converted(each.hint, left.pop(key), each.wire, read))
        elif each.required:
            missing.append(each.name)
        else:
            setattr(model, each.name, each.default)
    model.additional_properties = {**extra, **left} or None
    return missing


def _read_strictly(model: type[ResponseModel], given: dict[str, Any], path: str) -> Any:
    try:
        return validate(model, given)
    except ResponseShapeError as error:
        raise ResponseShapeError(join(path, error.path), error.problem) from error


def _read_leniently(model: type[ResponseModel], given: dict[str, Any], _: str) -> Any:
    return construct(model, given)


def _converted(hint: Any, value: Any, path: str, read: _Reader) -> Any:
    """A value with objects in the place of the dicts that stand for one."""
    if is_object(value):
        return _converted_object(hint, value, path, read)
    if is_array(value):
        hints = [each for each in alternatives(hint) if get_origin(each) is list]
        item = get_args(hints[0])[0] if hints else Any
        return [_converted(item, each, f"{path}[{n}]", read) for n, each in enumerate(value)]
    return value


def _converted_object(hint: Any, value: dict[str, Any], path: str, read: _Reader) -> Any:
    models = [each for each in alternatives(hint) if is_model(each)]
    if len(models) > 1:
        tag, by_tag = tags_of(models)
        models = [by_tag[value.get(tag)]] if value.get(tag) in by_tag else []
    if models:
        return read(models[0], value, path)
    maps = [each for each in alternatives(hint) if get_origin(each) is dict]
    item = get_args(maps[0])[1] if maps else Any
    return {key: _converted(item, each, join(path, key), read) for key, each in value.items()}
