# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_function_call_option_param`."""

from groq_api.models import LegacyFunctionCallOption as ChatCompletionFunctionCallOptionParam

__all__ = ["ChatCompletionFunctionCallOptionParam"]
