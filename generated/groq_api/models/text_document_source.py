# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `TextDocumentSource`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class TextDocumentSource(TypedDict):
    """A document that is plain text."""

    type: Required[Literal["text"]]
    """Marks a text source."""

    text: Required[str]
    """The document's text."""
