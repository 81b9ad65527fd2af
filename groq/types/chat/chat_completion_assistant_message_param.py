# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_assistant_message_param`."""

from groq_api.models import AssistantMessageParam as ChatCompletionAssistantMessageParam
from groq_api.models import LegacyFunctionCallParam as FunctionCall
from groq_api.models import TextContentPart as ChatCompletionContentPartTextParam
from groq_api.models import ToolCallParam as ChatCompletionMessageToolCallParam

__all__ = [
    "ChatCompletionAssistantMessageParam",
    "ChatCompletionContentPartTextParam",
    "ChatCompletionMessageToolCallParam",
    "FunctionCall",
]
