# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_token_logprob`."""

from groq_api.models import TokenLogprob as ChatCompletionTokenLogprob
from groq_api.models import TopLogprob

__all__ = ["ChatCompletionTokenLogprob", "TopLogprob"]
