# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `DocumentContentPart`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class DocumentContentPart(TypedDict):
    """A JSON document inside a message."""

    type: Required[Literal["document"]]
    """Marks a document part."""

    document: Required[InlineDocument]
    """JSON for the model to read, with an id that citations can name."""


from .inline_document import InlineDocument
