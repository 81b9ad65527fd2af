# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_content_part_image_param`."""

from groq_api.models import ImageContentPart as ChatCompletionContentPartImageParam
from groq_api.models import ImageUrl as ImageURL

__all__ = ["ChatCompletionContentPartImageParam", "ImageURL"]
