# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_user_message_param`."""

from groq_api.models import UserContentPart as ChatCompletionContentPartParam
from groq_api.models import UserMessageParam as ChatCompletionUserMessageParam

__all__ = ["ChatCompletionContentPartParam", "ChatCompletionUserMessageParam"]
