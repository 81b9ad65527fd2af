# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_function_message_param`."""

from groq_api.models import FunctionMessageParam as ChatCompletionFunctionMessageParam

__all__ = ["ChatCompletionFunctionMessageParam"]
