# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseJsonSchemaFormat`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, Required, TypedDict


class ResponseJsonSchemaFormat(TypedDict):
    """JSON that fits a given schema. Unlike in chat completions, its definition is not nested."""

    type: Required[Literal["json_schema"]]
    """Marks the JSON schema format."""

    name: Required[str]
    """Your name for the schema."""

    schema: Required[Mapping[str, Any]]
    """The JSON Schema."""

    description: NotRequired[str]
    """What the schema is for; the model reads it."""

    strict: NotRequired[bool | None]
    """Let the model write nothing that does not fit. Server default: false."""
