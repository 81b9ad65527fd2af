# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `JsonSchemaDefinition`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, Required, TypedDict


class JsonSchemaDefinition(TypedDict):
    """The schema of an answer, and how strictly to keep to it."""

    name: Required[str]
    """Name of the schema, 1 to 64 letters, digits, underscores and hyphens."""

    description: NotRequired[str]
    """What answers of this form are for; the model reads it."""

    schema: NotRequired[Mapping[str, Any]]
    """The JSON Schema of the answer."""

    strict: NotRequired[bool | None]
    """Generate only what can still fit the schema. Needs a model that supports it,
    `additionalProperties: false` and every property required. Server default: false.
    """
