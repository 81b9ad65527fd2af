# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_content_part_text_param`."""

from groq_api.models import TextContentPart as ChatCompletionContentPartTextParam

__all__ = ["ChatCompletionContentPartTextParam"]
