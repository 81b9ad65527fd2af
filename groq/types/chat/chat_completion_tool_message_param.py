# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_tool_message_param`."""

from groq_api.models import ToolMessageParam as ChatCompletionToolMessageParam
from groq_api.models import UserContentPart as ChatCompletionContentPartParam

__all__ = ["ChatCompletionContentPartParam", "ChatCompletionToolMessageParam"]
