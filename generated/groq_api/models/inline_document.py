# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `InlineDocument`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, Required, TypedDict


class InlineDocument(TypedDict):
    """JSON for the model to read, with an id that citations can name."""

    data: Required[Mapping[str, Any]]
    """Content of the document, any JSON object."""

    id: NotRequired[str | None]
    """Id by which citations refer to the document."""
