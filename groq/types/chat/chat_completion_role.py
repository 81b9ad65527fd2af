# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_role`."""

from groq_api.models import ChatRole as ChatCompletionRole

__all__ = ["ChatCompletionRole"]
