# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseFormat`."""

from typing import TypeAlias

from .json_object_format import JsonObjectFormat
from .json_schema_format import JsonSchemaFormat
from .text_format import TextFormat

ResponseFormat: TypeAlias = TextFormat | JsonObjectFormat | JsonSchemaFormat
"""Form that the answer takes."""
