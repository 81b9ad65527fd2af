"""Rules for a schema as such, wherever it stands."""

import re
from collections.abc import Iterator

from openapi_python_client.strings import ClassName

from scripts.codegen.document import Document, alternatives, is_structured
from scripts.codegen.shapes import (
    Shape,
    Union,
    component_shape,
    is_tagged,
    objects_in,
    shape_of,
    tag_of,
    without_null,
)

from .finding import Finding, pointer
from .places import Place, places

OBJECT_CONTENT = {"properties", "additionalProperties"}
PARSED_FORMATS = {"date", "date-time", "uuid"}


def schema_findings(document: Document) -> Iterator[Finding]:
    """Breaches of the rules for schemas."""
    for place in places(document):
        for problem in _problems(place, document):
            yield Finding(pointer(*place.steps), problem)


def _problems(place: Place, document: Document) -> Iterator[str]:
    yield from _inline(place, document)
    yield from _keywords(place)
    if "enum" in place.schema:
        yield from _enum(place)
    if place.component is not None:
        yield from _component(place.component, document)


def _inline(place: Place, document: Document) -> Iterator[str]:
    """Classes get their names from components; inline they would be named after their place."""
    schema = place.schema
    if place.component is not None:
        return
    if is_structured(schema):
        yield "an object in place; make it a component and refer to it"
    elif len(schema.get("enum", ())) > 1:
        yield "an enum in place; make it a component and refer to it"
    elif alternatives(schema) and not _is_answer(place):
        shape = without_null(shape_of(schema, document))
        if isinstance(shape, Union) and shape.name is None and is_tagged(shape):
            yield "a union of objects in place; make it a component and refer to it"


def _is_answer(place: Place) -> bool:
    """Whether this is all that is answered: which of several objects, the request decides."""
    return "responses" in place.steps and place.steps[-1] == "schema"


def _keywords(place: Place) -> Iterator[str]:
    schema = place.schema
    if "default" in schema:
        yield "the generator would send the default; state it in the description instead"
    if "allOf" in schema:
        yield "allOf merges schemas in ways that generators disagree on; write the properties out"
    if schema.get("format") in PARSED_FORMATS:
        yield f"format {schema['format']} makes parsing fail on odd values; leave it out"
    if "nullable" in schema:
        yield "nullable is OpenAPI 3.0; use type: [..., 'null'], or anyOf for a component"
    if schema.get("type") == "array" and "items" not in schema:
        yield "an array without items; say what it holds"
    if schema.get("type") == "object" and schema.keys().isdisjoint(OBJECT_CONTENT):
        yield "an object without properties; list them, or say additionalProperties: true"
    if isinstance(schema.get("type"), list) and schema.keys() & {"const", "enum", "properties"}:
        yield "a nullable constant, enum or object; use anyOf with {type: 'null'}"


def _enum(place: Place) -> Iterator[str]:
    values = place.schema["enum"]
    if len(values) == 1:
        yield "an enum of one value; use const"
    if None in values:
        yield "null among the values; use anyOf with {type: 'null'} where the enum is referred to"
    if len({type(value) for value in values} & {str, int}) != 1 or "type" not in place.schema:
        yield "an enum needs a type, string or integer, and values of that type"


def _component(name: str, document: Document) -> Iterator[str]:
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", name) or ClassName(name, "") != name:
        yield f"the class would be called {ClassName(name, '')}; rename the component"
    shape = component_shape(name, document)
    if not is_tagged(shape) or not _is_read(shape, document):
        return
    try:
        tag_of(shape, document)
    except ValueError as error:
        yield f"{error}; give them one, or make them one object with optional properties"


def _is_read(shape: Shape, document: Document) -> bool:
    """Whether a union is of objects in answers; those that are sent need not be told apart."""
    kinds = (document.schemas[name].get("x-sdk-kind") for name in objects_in(shape))
    return "response" in kinds
