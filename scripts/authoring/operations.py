"""Rules for operations."""

from collections.abc import Iterator

from scripts.codegen.document import Document, Operation, Schema, alternatives, is_named, ref_name
from scripts.codegen.shapes import Binary, Object, shape_of

from .finding import Finding, pointer

JSON = "application/json"
EVENTS = "text/event-stream"
TEXT = "text/plain"
SENT = {JSON, "multipart/form-data"}


def operation_findings(document: Document) -> Iterator[Finding]:
    """Breaches of the rules for operations."""
    for operation in document.operations():
        here = ("paths", operation.path, operation.method)
        for steps, problem in _problems(operation, document):
            yield Finding(pointer(*here, *steps), problem)


def _problems(operation: Operation, document: Document) -> Iterator[tuple[tuple[object, ...], str]]:
    for key in ("operationId", "summary"):
        if not operation.raw.get(key):
            yield (key,), "missing; it names or explains the generated function"
    if len(operation.raw.get("tags", ())) != 1:
        yield ("tags",), "an operation goes into the module of its tag; give it exactly one"
    for index, parameter in enumerate(operation.raw.get("parameters", [])):
        location = document.resolve(parameter)["in"]
        if location not in {"path", "query"}:
            yield (
                ("parameters", index),
                f"no code is written for a {location} parameter; leave it out",
            )
    yield from ((("requestBody",), problem) for problem in _body(operation, document))
    yield from ((("responses",), problem) for problem in _answers(operation, document))


def _body(operation: Operation, document: Document) -> Iterator[str]:
    if "requestBody" not in operation.raw:
        return
    if not document.resolve(operation.raw["requestBody"]).get("required"):
        yield "an optional body; say required: true"
    content = document.body(operation)
    if len(content) != 1 or not content.keys() <= SENT:
        yield f"a body has exactly one media type, {' or '.join(sorted(SENT))}"
    for schema in content.values():
        if "properties" not in document.schemas.get(str(ref_name(schema)), {}):
            yield "the schema of a body must refer to an object"


def _answers(operation: Operation, document: Document) -> Iterator[str]:
    answers = document.answers(operation)
    kinds = list(answers)
    if EVENTS in answers and (JSON not in kinds or kinds.index(JSON) > kinds.index(EVENTS)):
        yield f"{JSON} must come before {EVENTS}, or the generator loses it"
    for media_type in (JSON, EVENTS):
        if media_type in answers and not _is_read(media_type, answers[media_type], document):
            yield f"the schema of {media_type} must refer to an object or a union of objects"
    for media_type, schema in answers.items():
        if media_type not in {JSON, EVENTS, TEXT} and shape_of(schema, document) != Binary():
            yield f"{media_type} is not read; say type: string, format: binary"


def _is_read(media_type: str, schema: Schema, document: Document) -> bool:
    """Whether there is code for this: of one of several objects, if the request chooses one."""
    if media_type == JSON and (members := alternatives(schema)):
        return all(isinstance(shape_of(each, document), Object) for each in members)
    return _is_referred(schema, document)


def _is_referred(schema: Schema, document: Document) -> bool:
    return is_named(document.schemas.get(str(ref_name(schema)), {}))
