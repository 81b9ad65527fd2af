# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_content_part_param`."""

from groq_api.models import DocumentContentPart as ChatCompletionRequestMessageContentPartDocument
from groq_api.models import ImageContentPart as ChatCompletionContentPartImageParam
from groq_api.models import (
    InlineDocument as ChatCompletionRequestMessageContentPartDocumentDocument,
)
from groq_api.models import TextContentPart as ChatCompletionContentPartTextParam
from groq_api.models import UserContentPart as ChatCompletionContentPartParam

__all__ = [
    "ChatCompletionContentPartImageParam",
    "ChatCompletionContentPartParam",
    "ChatCompletionContentPartTextParam",
    "ChatCompletionRequestMessageContentPartDocument",
    "ChatCompletionRequestMessageContentPartDocumentDocument",
]
