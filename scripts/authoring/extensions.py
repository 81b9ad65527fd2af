"""Rules for the other extensions: what they name must be there, and fit."""

from collections.abc import Callable, Iterator
from typing import Any

from scripts.codegen.document import Document, is_structured
from scripts.codegen.naming import RESERVED, attribute_of
from scripts.codegen.readers import DeadEndError, walk
from scripts.codegen.shapes import Property, objects_in, properties_of

from .finding import Finding, pointer


def extension_findings(document: Document) -> Iterator[Finding]:
    """Extensions that are unknown, out of place or point nowhere."""
    for name, schema in document.schemas.items():
        for key in (key for key in schema if key.startswith("x-sdk-") and key != "x-sdk-kind"):
            here = pointer("components", "schemas", name, key)
            yield from (Finding(here, problem) for problem in _problems(key, name, document))


def _problems(key: str, name: str, document: Document) -> Iterator[str]:
    kind, rule = RULES.get(key, ("", None))
    schema = document.schemas[name]
    if rule is None:
        yield f"nothing reads this; the extensions are x-sdk-kind, {', '.join(RULES)}"
    elif not is_structured(schema) or schema.get("x-sdk-kind") != kind:
        yield f"this is for {kind} objects; leave it out"
    else:
        yield from rule(name, schema[key], document)


def _nulls(name: str, wires: list[str], document: Document) -> Iterator[str]:
    properties = {prop.wire: prop for prop in properties_of(name, document)}
    for wire in wires:
        if wire not in properties:
            yield f"{name} has no property {wire}"
        elif properties[wire].required:
            yield f"{wire} is required, so that its null is sent anyway; leave it out"


def _param(name: str, target: str, document: Document) -> Iterator[str]:
    if document.schemas.get(target, {}).get("x-sdk-kind") != "request":
        yield f"{target} is no request object; name one"
        return
    twins = [n for n, s in document.schemas.items() if s.get("x-sdk-param") == target]
    if twins[0] != name:
        yield f"{twins[0]} stands for {target} already; give each its own request object"
    given = {prop.wire: prop for prop in properties_of(name, document)}
    for prop in properties_of(target, document):
        yield from _param_property(prop, given.get(prop.wire), document)


def _param_property(wanted: Property, given: Property | None, document: Document) -> Iterator[str]:
    if wanted.required and (given is None or given.may_be_none):
        yield f"{wanted.wire} is required of the request but may be missing in the response"
    if given is None:
        return
    accepted = set(objects_in(wanted.shape))
    for name in objects_in(given.shape):
        if document.schemas[name].get("x-sdk-param") not in accepted:
            yield f"{wanted.wire} holds {name}, which needs an x-sdk-param of its own"


def _readers(name: str, readers: dict[str, Any], document: Document) -> Iterator[str]:
    taken = RESERVED | {attribute_of(prop.wire) for prop in properties_of(name, document)}
    for reader, spec in readers.items():
        if reader in taken:
            yield f"{reader} is the name of something else; choose another"
        if spec.keys() != {"path", "description"}:
            yield f"{reader} needs a path and a description, nothing else"
            continue
        try:
            walk(name, spec["path"], document)
        except DeadEndError as error:
            yield f"{reader} leads nowhere: {error}"


def _extends(name: str, target: str, document: Document) -> Iterator[str]:
    if document.schemas.get(target, {}).get("x-sdk-kind") != "response":
        yield f"{target} is no response object; name one"
        return
    own = {prop.wire: prop for prop in properties_of(name, document)}
    for prop in properties_of(target, document):
        given = own.get(prop.wire)
        if given is None or (given.shape, given.required) != (prop.shape, prop.required):
            yield f"{prop.wire} must be what it is in {target}"


Rule = Callable[[str, Any, Document], Iterator[str]]

RULES: dict[str, tuple[str, Rule]] = {
    "x-sdk-extends": ("response", _extends),
    "x-sdk-null": ("request", _nulls),
    "x-sdk-param": ("response", _param),
    "x-sdk-readers": ("response", _readers),
}
