# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `UserContentPart`."""

from typing import TypeAlias

from .document_content_part import DocumentContentPart
from .image_content_part import ImageContentPart
from .text_content_part import TextContentPart

UserContentPart: TypeAlias = TextContentPart | ImageContentPart | DocumentContentPart
"""One piece of a message by a user or a tool."""
