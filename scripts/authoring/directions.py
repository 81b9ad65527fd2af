"""Rules for `x-sdk-kind`: an object belongs either to requests or to responses.

What is sent is checked and closed, what is received is not; one class cannot be both.
"""

from collections.abc import Iterator

from scripts.codegen.document import Document, Schema, is_structured
from scripts.codegen.shapes import objects_in, shape_of

from .finding import Finding, pointer

KINDS = ("request", "response")


def direction_findings(document: Document) -> Iterator[Finding]:
    """Objects without a direction, and uses in the wrong direction."""
    for name, schema in document.schemas.items():
        here = pointer("components", "schemas", name)
        yield from (Finding(here, problem) for problem in _component(schema, document))
    for operation in document.operations():
        here = pointer("paths", operation.path, operation.method)
        for schema in document.body(operation).values():
            yield from (Finding(here, problem) for problem in _uses(schema, "request", document))
        for schema in document.answers(operation).values():
            yield from (Finding(here, problem) for problem in _uses(schema, "response", document))


def _component(schema: Schema, document: Document) -> Iterator[str]:
    kind = schema.get("x-sdk-kind")
    if not is_structured(schema):
        if kind is not None:
            yield "x-sdk-kind is for objects with properties; leave it out"
    elif kind not in KINDS:
        yield f"an object without a direction; say x-sdk-kind: {' or '.join(KINDS)}"
    else:
        for prop in schema["properties"].values():
            yield from _uses(prop, kind, document)


def _uses(schema: Schema, kind: str, document: Document) -> Iterator[str]:
    """Objects in a schema that belong to the other direction."""
    for name in objects_in(shape_of(schema, document)):
        other = document.schemas[name].get("x-sdk-kind")
        if other in KINDS and other != kind:
            yield f"{name} is a {other} but used in a {kind}; write an object of its own for that"
