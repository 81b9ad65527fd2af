# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseTextFormat`."""

from typing import TypeAlias

from .json_object_format import JsonObjectFormat
from .response_json_schema_format import ResponseJsonSchemaFormat
from .text_format import TextFormat

ResponseTextFormat: TypeAlias = TextFormat | JsonObjectFormat | ResponseJsonSchemaFormat
"""Form that the text takes. Server default: plain text."""
