"""Shapes as Python expressions that make models of decoded JSON."""

from .naming import parser_of
from .shapes import (
    Array,
    Map,
    Object,
    Property,
    Shape,
    Union,
    is_nullable,
    is_tagged,
    members_of,
    without_null,
)


def property_conversion(prop: Property) -> str:
    """Expression for the value of a property, taken from the local name `payload`.

    A required property is indexed, so that its absence raises. Null is an answer only where the
    document allows it, or where the property may be left out anyway.
    """
    source = f"payload[{prop.wire!r}]" if prop.required else f"payload.get({prop.wire!r})"
    shape = without_null(prop.shape)
    if not converts(shape):
        return source
    if not prop.may_be_none:
        return conversion(shape, source)
    return f"None if (value := {source}) is None else {conversion(shape, 'value')}"


def converts(shape: Shape) -> bool:
    """Whether a value has to be looked at; the others pass through as they are."""
    return any(isinstance(member, Object | Array | Map) for member in members_of(shape))


def conversion(shape: Shape, source: str) -> str:
    """Expression for what `source`, which is not null, holds."""
    match shape:
        case Object(name):
            text = f"{name}.from_dict({source})"
        case Array(item) if converts(item):
            text = f"[{_item(item)} for item in array({source})]"
        case Array():
            text = f"array({source})"
        case Map(value) if converts(value):
            text = f"{{key: {_item(value)} for key, item in mapping({source}).items()}}"
        case Map():
            text = f"mapping({source})"
        case Union(str(name), _) if is_tagged(shape):
            text = f"{parser_of(name)}({source})"
        case Union() if converts(shape):
            text = _untagged(shape, source)
        case _:
            text = source
    return text


def _item(shape: Shape) -> str:
    read = conversion(without_null(shape), "item")
    return f"None if item is None else {read}" if is_nullable(shape) else read


def _untagged(shape: Union, source: str) -> str:
    """An array, an object or both, told apart by what JSON calls them, and maybe scalars."""
    containers = [member for member in members_of(shape) if converts(member)]
    predicates = [_predicate(member) for member in containers]
    if len(set(predicates)) < len(containers):
        raise ValueError(f"nothing tells these apart: {', '.join(map(str, containers))}")
    value = source if source.isidentifier() else "value"
    tests = [value if value == source else f"value := {source}", value]
    texts = [conversion(member, value) for member in containers]
    last = value if len(containers) < len(members_of(shape)) else texts.pop()
    choices = [
        f"{text} if {predicate}({test})"
        for text, predicate, test in zip(texts, predicates, tests, strict=False)
    ]
    return " else ".join([*choices, last])


def _predicate(container: Shape) -> str:
    return "is_array" if isinstance(container, Array) else "is_object"
