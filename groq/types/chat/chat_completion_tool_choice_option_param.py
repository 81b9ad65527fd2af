# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_tool_choice_option_param`."""

from groq_api.models import NamedToolChoice as ChatCompletionNamedToolChoiceParam
from groq_api.models import ToolChoice as ChatCompletionToolChoiceOptionParam

__all__ = ["ChatCompletionNamedToolChoiceParam", "ChatCompletionToolChoiceOptionParam"]
