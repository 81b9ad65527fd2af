# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseInputContent`."""

from typing import TypeAlias

from .response_input_image import ResponseInputImage
from .response_input_text import ResponseInputText

ResponseInputContent: TypeAlias = ResponseInputText | ResponseInputImage
"""Part of a message to the model."""
