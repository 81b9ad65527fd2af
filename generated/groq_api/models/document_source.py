# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `DocumentSource`."""

from typing import TypeAlias

from .json_document_source import JsonDocumentSource
from .text_document_source import TextDocumentSource

DocumentSource: TypeAlias = TextDocumentSource | JsonDocumentSource
"""Content of a document."""
