# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Objects as dicts: whole, or only some of their properties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from typing import Any, Literal, TypeAlias, TypedDict

from attrs import frozen

from ._json import is_array, is_object
from .types import ResponseModel, attributes_of

Selection: TypeAlias = Set[Any] | Mapping[Any, Any] | None
"""Names of properties, or by name what to select inside: True for all of it, or a selection of
its own. Items of an array go by their position, and by `__all__`.
"""


class DumpOptions(TypedDict, total=False):
    """What the methods `model_dump` and `model_dump_json` can be told, as those of pydantic can.

    The last ones are accepted and change nothing: there is nothing here for them to act on.
    """

    include: Selection
    """Leave everything else out."""

    exclude: Selection
    """Leave this out."""

    by_alias: bool | None
    """Call properties what the wire calls them, where that cannot be the name of an attribute."""

    exclude_unset: bool
    """Leave out properties that are None, unless the document requires them."""

    exclude_defaults: bool
    """The same, because None is the only default there is."""

    exclude_none: bool
    """Leave out every property that is None."""

    mode: Literal["json", "python"] | str
    context: Any
    exclude_computed_fields: bool
    fallback: Callable[[Any], Any] | None
    polymorphic_serialization: bool | None
    round_trip: bool
    serialize_as_any: bool
    warnings: bool | Literal["none", "warn", "error"]


@frozen
class Rules:
    """Which properties are left out, and what the others are called."""

    by_alias: bool
    excludes_unset: bool
    excludes_none: bool


def dump_model(method: str, model: Any, options: DumpOptions) -> dict[str, Any]:
    """What the method of that name answers for a model.

    Raises:
        TypeError: There is no such option.
    """
    for name in options:
        if name not in DumpOptions.__annotations__:
            raise TypeError(f"{method}() got an unexpected keyword argument {name!r}")
    rules = Rules(
        by_alias=bool(options.get("by_alias")),
        excludes_unset=options.get("exclude_unset", False)
        or options.get("exclude_defaults", False),
        excludes_none=options.get("exclude_none", False),
    )
    include, exclude = options.get("include"), options.get("exclude")
    dumped: dict[str, Any] = dump(model, rules, include=include, exclude=exclude)
    return dumped


def dump(value: Any, rules: Rules, *, include: Selection = None, exclude: Selection = None) -> Any:
    """A value with a dict in the place of every object."""
    if include is None and exclude is None:
        return _whole(value, rules)
    if isinstance(value, ResponseModel):
        chosen = _chosen(pairs(value, rules), include, exclude)
        return _on_the_wire(
            value, {name: dump(v, rules, **inner) for name, v, inner in chosen}, rules
        )
    if is_array(value):
        chosen = _chosen(enumerate(value), include, exclude)
        return [dump(v, rules, **inner) for _, v, inner in chosen]
    if is_object(value):
        chosen = _chosen(value.items(), include, exclude)
        return {key: dump(v, rules, **inner) for key, v, inner in chosen}
    return value


def _whole(value: Any, rules: Rules) -> Any:
    if isinstance(value, ResponseModel):
        return _on_the_wire(value, {n: _whole(v, rules) for n, v in pairs(value, rules)}, rules)
    if is_array(value):
        return [_whole(item, rules) for item in value]
    if is_object(value):
        return {key: _whole(item, rules) for key, item in value.items()}
    return value


def _on_the_wire(model: Any, dumped: dict[str, Any], rules: Rules) -> dict[str, Any]:
    """The same dict, with the names that the wire has for its keys if the rules ask for those."""
    names = wire_names(model.__class__) if rules.by_alias else None
    return {names.get(name, name): value for name, value in dumped.items()} if names else dumped


@cache
def wire_names(model: Any) -> dict[str, str]:
    """What the wire calls those properties that have another name here."""
    metadata = ((each.name, each.metadata) for each in attributes_of(model))
    return {name: data["wire"] for name, data in metadata if "wire" in data}


def pairs(model: Any, rules: Rules) -> Iterator[tuple[str, Any]]:
    """Properties that the rules leave, those that the document does not describe last."""
    for each in attributes_of(model.__class__):
        value = getattr(model, each.name)
        is_unset = value is None and each.default is None
        if not (is_unset and rules.excludes_unset) and not (value is None and rules.excludes_none):
            yield each.name, value
    extra: dict[str, Any] = model.additional_properties or {}
    for name, value in extra.items():
        if value is not None or not rules.excludes_none:
            yield name, value


class _Inner(TypedDict):
    """The selections inside a value."""

    include: Selection
    exclude: Selection


def _chosen(
    items: Iterable[tuple[Any, Any]], include: Selection, exclude: Selection
) -> Iterator[tuple[Any, Any, _Inner]]:
    """The items that are selected, with the selections inside of them."""
    for key, value in items:
        wanted, unwanted = _inside(include, key), _inside(exclude, key)
        if unwanted is True or (include is not None and wanted is None):
            continue
        yield key, value, {"include": None if wanted is True else wanted, "exclude": unwanted}


def _inside(selection: Selection, key: Any) -> Any:
    """What a selection says of a key: None for nothing, True, or a selection of its own."""
    if isinstance(selection, Mapping):
        found = selection.get(key, selection.get("__all__"))
        return True if found is ... else found or None
    is_selected = selection is not None and (key in selection or "__all__" in selection)
    return True if is_selected else None
