"""What the templates ask for: one view per template, with everything that it prints."""

from collections.abc import Iterable

from attrs import frozen

from .annotations import Annotations, request_annotations, response_annotations
from .body_schema import Definitions, body_definitions
from .conversions import property_conversion
from .document import Document, is_named, is_structured, ref_name
from .naming import attribute_of, is_plain, module_of, parser_of
from .operations import OperationView, operation_view
from .params import Param, echoes_of, param_of
from .readers import Reader, readers_of
from .shapes import (
    Object,
    Property,
    Shape,
    Union,
    component_shape,
    is_nullable,
    is_tagged,
    members_of,
    names_in,
    properties_of,
    tag_of,
)

Imports = dict[str, list[str]]


@frozen
class Field:
    """One property of an object; `conversion` is the expression that a payload is read with."""

    name: str
    wire: str
    annotation: str
    required: bool
    description: str
    conversion: str


@frozen
class ResponseView:
    """An object that is read: an attrs class; `base` is the component that it is a kind of."""

    name: str
    description: str
    base: str | None
    base_module: str
    fields: list[Field]
    imports: Imports
    readers: list[Reader]
    param: Param | None

    @property
    def known(self) -> list[str]:
        """Wire names that the document describes."""
        return [field.wire for field in self.fields]


@frozen
class RequestView:
    """An object that is sent: a TypedDict; keys that are no Python names stand apart.

    In a body as a whole None stands for leaving a key out, but for those in `sent_nulls`. Further
    down nothing is left out, so None is only what the document allows to be null.
    """

    name: str
    description: str
    fields: list[Field]
    odd_fields: list[Field]
    sent_nulls: list[str]
    is_body: bool
    imports: Imports


@frozen
class UnionView:
    """One of several shapes: an alias, and where objects are told apart, how."""

    name: str
    description: str
    annotation: str
    imports: Imports
    parser: str
    tag: str
    members: dict[str, str]


class Views:
    """Builds the views of one document; the templates know it as `sdk`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._requests = request_annotations(echoes_of(document))
        self._operations = {module_of(o.raw["operationId"]): o for o in document.operations()}
        bodies = (schema for o in document.operations() for schema in document.body(o).values())
        self._bodies = {ref_name(schema) for schema in bodies}

    def modules(self) -> list[tuple[str, str]]:
        """Every name that `models` offers, with its module."""
        named = [name for name, schema in self._document.schemas.items() if is_named(schema)]
        return [(name, module_of(name)) for name in sorted(named)]

    def description(self, name: str) -> str:
        """Description of a component."""
        return self._document.description(self._document.schemas[name])

    def enum_values(self, name: str) -> str:
        """Values of an enum component, as they stand in a `Literal`."""
        return ", ".join(map(repr, self._document.schemas[name]["enum"]))

    def is_response(self, name: str) -> bool:
        """Whether an object or a union component is read from answers."""
        schema = self._document.schemas[name]
        if is_structured(schema):
            return bool(schema["x-sdk-kind"] == "response")
        members = members_of(component_shape(name, self._document))
        return any(isinstance(m, Object) and self.is_response(m.name) for m in members)

    def response(self, name: str) -> ResponseView:
        """View of an object that is read."""
        properties = properties_of(name, self._document)
        readers = readers_of(name, self._document)
        shapes = [prop.shape for prop in properties] + [reader.shape for reader in readers]
        base = self._document.schemas[name].get("x-sdk-extends")
        return ResponseView(
            name,
            self.description(name),
            base,
            module_of(base or ""),
            [_field(prop, response_annotations(), may_be_none=True) for prop in properties],
            self._imports(name, shapes),
            readers,
            param_of(name, self._document),
        )

    def request(self, name: str) -> RequestView:
        """View of an object that is sent."""
        properties = properties_of(name, self._document)
        is_body = name in self._bodies
        fields = [_field(prop, self._requests, may_be_none=is_body) for prop in properties]
        return RequestView(
            name,
            self.description(name),
            [field for field in fields if is_plain(field.wire)],
            [field for field in fields if not is_plain(field.wire)],
            self._document.schemas[name].get("x-sdk-null", []),
            is_body,
            self._imports(name, [prop.shape for prop in properties]),
        )

    def unions(self) -> list[UnionView]:
        """Views of the union components."""
        shapes = [component_shape(name, self._document) for name in self._document.schemas]
        return [self._union(s) for s in shapes if isinstance(s, Union) and s.name is not None]

    def body_definitions(self) -> Definitions:
        """Schemas of the components that bodies are made of, by name."""
        return body_definitions(self._document)

    def operation(self, module: str) -> OperationView:
        """View of an operation."""
        return operation_view(self._operations[module], self._document)

    def _union(self, shape: Union) -> UnionView:
        name = str(shape.name)
        is_answer = self.is_response(name)
        annotations = response_annotations() if is_answer else self._requests
        alternatives = annotations.alternatives(shape)
        tag, members = "", dict[str, str]()
        if is_answer and is_tagged(shape):
            tag, members = tag_of(shape, self._document)
            alternatives.append("dict[str, Any]")
        return UnionView(
            name,
            self.description(name),
            " | ".join(alternatives),
            self._imports(name, shape.members),
            parser_of(name),
            tag,
            members,
        )

    def _imports(self, owner: str, shapes: Iterable[Shape]) -> Imports:
        """Names that annotations and conversions of these shapes need, by module."""
        names = {name for shape in shapes for name in names_in(shape)} - {owner}
        if self.is_response(owner):
            return {module_of(name): self._parsed_names(name) for name in sorted(names)}
        echoes = {self._requests.echoes[name] for name in names & self._requests.echoes.keys()}
        return {module_of(name): [name] for name in sorted(names | echoes)}

    def _parsed_names(self, name: str) -> list[str]:
        shape = component_shape(name, self._document)
        tagged = isinstance(shape, Union) and is_tagged(shape)
        return [name, parser_of(name)] if tagged else [name]


def _field(prop: Property, annotations: Annotations, *, may_be_none: bool) -> Field:
    """A field; `may_be_none` says whether None stands for a property that is absent."""
    annotation = annotations(prop.shape)
    if may_be_none and not prop.required and not is_nullable(prop.shape):
        annotation += " | None"
    return Field(
        attribute_of(prop.wire),
        prop.wire,
        annotation,
        prop.required,
        prop.description,
        property_conversion(prop),
    )
