"""`x-sdk-param`: turning a response object into the request object that means the same."""

from attrs import frozen

from .document import Document
from .naming import attribute_of, module_of
from .shapes import Array, Object, Property, Shape, is_tagged, properties_of, without_null


@frozen
class Entry:
    """One key of the request object, the attribute that it comes from, and its value."""

    wire: str
    source: str
    value: str


@frozen
class Param:
    """The request object of a response: what it always holds, and what it may hold."""

    name: str
    module: str
    always: list[Entry]
    optional: list[Entry]


def echoes_of(document: Document) -> dict[str, str]:
    """For each request object that a response object can stand for: the name of the latter."""
    return {
        schema["x-sdk-param"]: name
        for name, schema in document.schemas.items()
        if "x-sdk-param" in schema
    }


def param_of(name: str, document: Document) -> Param | None:
    """How a response object becomes a request object, None when it cannot be sent."""
    target = document.schemas[name].get("x-sdk-param")
    if target is None:
        return None
    accepted = document.schemas[target]["properties"]
    shared = [prop for prop in properties_of(name, document) if prop.wire in accepted]
    always = [_entry(prop) for prop in shared if not prop.may_be_none]
    optional = [_entry(prop) for prop in shared if prop.may_be_none]
    return Param(target, module_of(target), always, optional)


def _entry(prop: Property) -> Entry:
    source = f"self.{attribute_of(prop.wire)}"
    return Entry(prop.wire, source, _echo(prop.shape, source))


def _echo(shape: Shape, source: str) -> str:
    match without_null(shape):
        case Object():
            return f"{source}.to_param()"
        case Array(item) if (echo := _echo(item, "item")) != "item":
            return f"[{echo} for item in {source}]"
        case union if is_tagged(union):  # a member of a kind that is new is a dict already
            return f"{source} if isinstance({source}, dict) else {source}.to_param()"
        case _:
            return source
