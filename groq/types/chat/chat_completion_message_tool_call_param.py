# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_message_tool_call_param`."""

from groq_api.models import ToolCallFunctionParam as Function
from groq_api.models import ToolCallParam as ChatCompletionMessageToolCallParam

__all__ = ["ChatCompletionMessageToolCallParam", "Function"]
