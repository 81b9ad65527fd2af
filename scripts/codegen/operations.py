"""What the module of an operation prints."""

from typing import Any

from attrs import frozen

from .annotations import request_annotations
from .document import Document, Operation, Schema, alternatives, ref_name
from .naming import attribute_of, module_of, parser_of
from .shapes import Binary, Object, is_tagged, shape_of

JSON = "application/json"
EVENTS = "text/event-stream"
MULTIPART = "multipart/form-data"


@frozen
class Argument:
    """A keyword argument of `build_request` that ends up in the path or in the query."""

    name: str
    wire: str
    annotation: str
    required: bool
    description: str


@frozen
class Body:
    """What an operation sends: an object component."""

    name: str
    module: str
    is_multipart: bool
    properties: tuple[str, ...]
    sent_nulls: tuple[str, ...]


@frozen
class Answer:
    """What an operation answers: the type, what to import for it, and the call that reads it.

    Where it depends on the request which of several objects comes, `variants` names them all.
    """

    name: str
    parser: str
    imports: dict[str, list[str]]
    variants: list[str]


@frozen
class OperationView:
    """An operation; `media_type` is that of a binary answer, which comes without a parser."""

    summary: str
    description: str
    method: str
    path: str
    path_arguments: list[Argument]
    query_arguments: list[Argument]
    body: Body | None
    result: Answer | None
    chunk: Answer | None
    media_type: str | None

    @property
    def arguments(self) -> list[Argument]:
        """Arguments of the path and of the query, those that must be given first."""
        every = [*self.path_arguments, *self.query_arguments]
        return sorted(every, key=lambda argument: not argument.required)

    @property
    def path_expression(self) -> str:
        """The inside of an f-string for the path."""
        path = self.path
        for argument in self.path_arguments:
            call = f"{{path_segment({argument.wire!r}, {argument.name})}}"
            path = path.replace(f"{{{argument.wire}}}", call)
        return path

    @property
    def imports(self) -> dict[str, list[str]]:
        """What it takes from `models`, by module."""
        answers = [answer for answer in (self.result, self.chunk) if answer]
        return {module: names for answer in answers for module, names in answer.imports.items()}


def operation_view(operation: Operation, document: Document) -> OperationView:
    """Everything that the module of an operation prints."""
    answers = document.answers(operation)
    return OperationView(
        operation.raw["summary"],
        operation.raw.get("description", ""),
        operation.method.upper(),
        operation.path,
        [_argument(raw, document) for raw in document.parameters(operation, "path")],
        [_argument(raw, document) for raw in document.parameters(operation, "query")],
        _body(operation, document),
        _answer(answers.get(JSON), document),
        _answer(answers.get(EVENTS), document),
        _binary(answers, document),
    )


def _argument(raw: dict[str, Any], document: Document) -> Argument:
    required = raw.get("required", False)
    annotation = request_annotations({})(shape_of(raw["schema"], document))
    return Argument(
        attribute_of(raw["name"]),
        raw["name"],
        annotation if required else f"{annotation} | None",
        required,
        raw.get("description", ""),
    )


def _body(operation: Operation, document: Document) -> Body | None:
    for media_type, schema in document.body(operation).items():
        name = str(ref_name(schema))
        target = document.schemas[name]
        return Body(
            name,
            module_of(name),
            media_type == MULTIPART,
            tuple(target["properties"]),
            tuple(target.get("x-sdk-null", ())),
        )
    return None


def _binary(answers: dict[str, Schema], document: Document) -> str | None:
    """Media type of the answer, when that is bytes for which there is nothing to read."""
    kinds = (kind for kind, schema in answers.items() if shape_of(schema, document) == Binary())
    return next(kinds, None)


def _answer(schema: Schema | None, document: Document) -> Answer | None:
    if schema is None:
        return None
    name, shape = str(ref_name(schema)), shape_of(schema, document)
    if isinstance(shape, Object):
        return Answer(name, f"{name}.from_dict", {module_of(name): [name]}, [])
    if members := alternatives(schema):
        names = [str(ref_name(member)) for member in members]
        return Answer("M", "model.from_dict", {module_of(each): [each] for each in names}, names)
    if is_tagged(shape):
        parser = parser_of(name)
        return Answer(name, parser, {module_of(name): [name, parser]}, [])
    raise ValueError(f"an answer must be an object or a union of objects, not {shape}")
