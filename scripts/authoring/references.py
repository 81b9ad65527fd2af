"""Rule: every reference leads somewhere."""

from collections.abc import Iterator
from typing import Any

from .finding import Finding, pointer


def reference_findings(document: dict[str, Any]) -> Iterator[Finding]:
    """References to what is not in the document."""
    yield from _search(document, document, ())


def _search(document: dict[str, Any], value: Any, steps: tuple[object, ...]) -> Iterator[Finding]:
    children = dict(enumerate(value)) if isinstance(value, list) else value
    if not isinstance(children, dict):
        return
    for key, child in children.items():
        if key == "$ref" and not _leads_somewhere(document, child):
            yield Finding(pointer(*steps, key), f"there is no {child}; correct the reference")
        yield from _search(document, child, (*steps, key))


def _leads_somewhere(document: dict[str, Any], ref: str) -> bool:
    found: Any = document
    for step in ref.removeprefix("#/").split("/"):
        found = found.get(step) if isinstance(found, dict) else None
    return found is not None
