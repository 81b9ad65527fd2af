# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_named_tool_choice_param`."""

from groq_api.models import FunctionNameRef as Function
from groq_api.models import NamedToolChoice as ChatCompletionNamedToolChoiceParam

__all__ = ["ChatCompletionNamedToolChoiceParam", "Function"]
