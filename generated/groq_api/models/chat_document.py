# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ChatDocument`."""

from __future__ import annotations

from typing import NotRequired, Required, TypedDict


class ChatDocument(TypedDict):
    """A document for the model to use and cite."""

    id: NotRequired[str | None]
    """Id by which citations refer to the document."""

    source: Required[DocumentSource]
    """Content of a document."""


from .document_source import DocumentSource
