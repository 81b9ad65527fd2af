"""Rule: no union component that contains itself.

Its alias is evaluated on import, which needs the classes of its members to be there already.
"""

from collections.abc import Iterator

from scripts.codegen.document import Document
from scripts.codegen.shapes import Union, component_shape, references_of

from .finding import Finding, pointer


def union_findings(document: Document) -> Iterator[Finding]:
    """Unions that contain themselves, however deep."""
    for name in document.schemas:
        shape = component_shape(name, document)
        if isinstance(shape, Union) and name in _reachable(name, document):
            here = pointer("components", "schemas", name)
            yield Finding(here, "a union that contains itself; break the circle with a free object")


def _reachable(start: str, document: Document) -> set[str]:
    found: set[str] = set()
    todo = {start}
    while todo:
        new = references_of(todo.pop(), document) - found
        found |= new
        todo |= new
    return found
