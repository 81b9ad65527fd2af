# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `JsonSchemaFormat`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class JsonSchemaFormat(TypedDict):
    """JSON that fits a given schema."""

    type: Required[Literal["json_schema"]]
    """Marks the JSON schema format."""

    json_schema: Required[JsonSchemaDefinition]
    """The schema of an answer, and how strictly to keep to it."""


from .json_schema_definition import JsonSchemaDefinition
