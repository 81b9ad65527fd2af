# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_message_tool_call`."""

from groq_api.models import ToolCall as ChatCompletionMessageToolCall
from groq_api.models import ToolCallFunction as Function

__all__ = ["ChatCompletionMessageToolCall", "Function"]
