"""What a schema describes, freed from how OpenAPI spells it."""

from collections.abc import Iterator

from attrs import frozen

from .document import Document, Schema, alternatives, is_structured, ref_name

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


@frozen
class Scalar:
    """A value that passes through as it is; `text` is its annotation."""

    text: str


@frozen
class Null:
    """The JSON null."""


@frozen
class Binary:
    """The content of an uploaded file."""


@frozen
class Enum:
    """A component that lists strings or integers."""

    name: str


@frozen
class Object:
    """A component with properties, for which there is a class."""

    name: str


@frozen
class Map:
    """An object whose keys are data."""

    value: "Shape"


@frozen
class Array:
    """A list of one kind of thing."""

    item: "Shape"


@frozen
class Union:
    """One of several shapes; `name` is that of the component, None when written in place."""

    name: str | None
    members: tuple["Shape", ...]


Shape = Scalar | Null | Binary | Enum | Object | Map | Array | Union


@frozen
class Property:
    """One property of an object."""

    wire: str
    shape: Shape
    required: bool
    description: str

    @property
    def may_be_none(self) -> bool:
        """Whether there may be no value: absent, or null."""
        return not self.required or is_nullable(self.shape)


def shape_of(schema: Schema, document: Document) -> Shape:
    """What a schema describes."""
    if (name := ref_name(schema)) is not None:
        return component_shape(name, document)
    if members := alternatives(schema):
        return _union(None, [shape_of(member, document) for member in members])
    if isinstance(kinds := schema.get("type"), list):
        return _union(None, [_plain({**schema, "type": kind}, document) for kind in kinds])
    return _plain(schema, document)


def component_shape(name: str, document: Document) -> Shape:
    """What a component describes."""
    target = document.schemas[name]
    if "enum" in target:
        return Enum(name)
    if is_structured(target):
        return Object(name)
    if members := alternatives(target):
        return _union(name, [shape_of(member, document) for member in members])
    return shape_of(target, document)


def _union(name: str | None, members: list[Shape]) -> Union:
    return Union(name, tuple(dict.fromkeys(members)))


def _plain(schema: Schema, document: Document) -> Shape:
    shape: Shape
    match schema:
        case {"const": value}:
            shape = Scalar(f"Literal[{value!r}]")
        case {"type": "null"}:
            shape = Null()
        case {"type": "array"}:
            shape = Array(shape_of(schema.get("items", {}), document))
        case {"type": "object", "additionalProperties": dict(values)}:
            shape = Map(shape_of(values, document))
        case {"type": "object"}:
            shape = Map(Scalar("Any"))
        case {"type": "string", "format": "binary"}:
            shape = Binary()
        case {"type": str(kind)}:
            shape = Scalar(SCALARS[kind])
        case _:
            shape = Scalar("Any")
    return shape


def properties_of(name: str, document: Document) -> list[Property]:
    """Properties of an object component, in the order of the document."""
    schema = document.schemas[name]
    required = schema.get("required", [])
    return [
        Property(wire, shape_of(prop, document), wire in required, document.description(prop))
        for wire, prop in schema["properties"].items()
    ]


def members_of(shape: Shape) -> tuple[Shape, ...]:
    """The shapes that a value may have, unions within unions laid open."""
    if isinstance(shape, Union):
        return tuple(inner for member in shape.members for inner in members_of(member))
    return (shape,)


def is_nullable(shape: Shape) -> bool:
    """Whether null is among the documented values."""
    return Null() in members_of(shape)


def without_null(shape: Shape) -> Shape:
    """The same shape with null taken out; a named union stays the union that it is."""
    if not isinstance(shape, Union) or shape.name is not None:
        return shape
    left = tuple(member for member in shape.members if member != Null())
    return left[0] if len(left) == 1 else Union(None, left)


def is_tagged(shape: Shape) -> bool:
    """Whether a value is one of several objects, told apart by a constant that they share."""
    return len(_object_names(shape)) > 1


def tag_of(shape: Shape, document: Document) -> tuple[str, dict[str, str]]:
    """The property that tells the objects of a union apart, and the object for each value of it.

    Raises:
        ValueError: No property is a constant in all of them, of another value in each.
    """
    names = _object_names(shape)
    for wire in document.schemas[names[0]]["properties"]:
        constants = [document.schemas[n]["properties"].get(wire, {}).get("const") for n in names]
        if None not in constants and len(set(constants)) == len(names):
            return wire, dict(zip(constants, names, strict=True))
    raise ValueError(f"no constant property tells these apart: {', '.join(names)}")


def _object_names(shape: Shape) -> list[str]:
    return [member.name for member in members_of(shape) if isinstance(member, Object)]


def names_in(shape: Shape) -> Iterator[str]:
    """Components that an annotation of this shape names."""
    match shape:
        case Enum(name) | Object(name):
            yield name
        case Union(str(name), _):
            yield name
        case Union(None, members):
            yield from (name for member in members for name in names_in(member))
        case Map(inner) | Array(inner):
            yield from names_in(inner)


def objects_in(shape: Shape) -> Iterator[str]:
    """Objects that a value of this shape is or holds, those within named unions included."""
    for member in members_of(shape):
        match member:
            case Object(name):
                yield name
            case Map(inner) | Array(inner):
                yield from objects_in(inner)


def references_of(name: str, document: Document) -> set[str]:
    """Components that the module of an object or a union component needs."""
    shape = component_shape(name, document)
    if isinstance(shape, Object):
        shapes = [prop.shape for prop in properties_of(name, document)]
    else:
        shapes = list(members_of(shape))
    return {inner for each in shapes for inner in names_in(each)}
