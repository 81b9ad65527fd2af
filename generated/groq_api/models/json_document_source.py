# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `JsonDocumentSource`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Required, TypedDict


class JsonDocumentSource(TypedDict):
    """A document that is a JSON object."""

    type: Required[Literal["json"]]
    """Marks a JSON source."""

    data: Required[Mapping[str, Any]]
    """The document, any JSON object."""
