# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_system_message_param`."""

from groq_api.models import SystemMessageParam as ChatCompletionSystemMessageParam
from groq_api.models import TextContentPart as ChatCompletionContentPartTextParam

__all__ = ["ChatCompletionContentPartTextParam", "ChatCompletionSystemMessageParam"]
