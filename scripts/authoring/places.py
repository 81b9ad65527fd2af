"""Every place in the document where a schema stands."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from scripts.codegen.document import Document, Schema


class Place(NamedTuple):
    """A schema, how to get there, and the name if it is a component."""

    steps: tuple[object, ...]
    schema: Schema
    component: str | None = None


def places(document: Document) -> Iterator[Place]:
    """Schemas of the components and of the operations, and all schemas inside of them."""
    for name, schema in document.schemas.items():
        yield from _within(Place(("components", "schemas", name), schema, name))
    parts = {key: part for key, part in document.raw["components"].items() if key != "schemas"}
    yield from _outside(("paths",), document.raw["paths"])
    yield from _outside(("components",), parts)


def _within(place: Place) -> Iterator[Place]:
    yield place
    for steps, schema in _children(place.schema):
        yield from _within(Place((*place.steps, *steps), schema))


def _children(schema: Schema) -> Iterator[tuple[tuple[object, ...], Schema]]:
    for name, child in schema.get("properties", {}).items():
        yield ("properties", name), child
    for key in ("anyOf", "oneOf", "allOf"):
        for index, child in enumerate(schema.get(key, [])):
            yield (key, index), child
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield (key,), schema[key]


def _outside(steps: tuple[object, ...], value: Any) -> Iterator[Place]:
    """Schemas of parameters and media types, wherever those stand."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "schema":
                yield from _within(Place((*steps, key), inner))
            else:
                yield from _outside((*steps, key), inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _outside((*steps, index), inner)
