"""Rule: what the schemas of bodies demand is checked before a body is sent.

A keyword that is left out of the generated schemas would bind nobody, without a word.
"""

from collections.abc import Iterator

from scripts.codegen.body_schema import body_definitions, unchecked_keywords
from scripts.codegen.document import Document

from .finding import Finding, pointer
from .places import places


def body_findings(document: Document) -> Iterator[Finding]:
    """Keywords in the components of bodies that the client does not check."""
    components = body_definitions(document)
    for place in places(document):
        inside = place.steps[:2] == ("components", "schemas") and place.steps[2] in components
        for keyword in unchecked_keywords(place.schema) if inside else ():
            here = pointer(*place.steps, keyword)
            yield Finding(here, "the client does not check this; teach it to, or say it in words")
