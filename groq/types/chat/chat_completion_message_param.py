# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_message_param`."""

from groq_api.models import AssistantMessageParam as ChatCompletionAssistantMessageParam
from groq_api.models import ChatMessageParam as ChatCompletionMessageParam
from groq_api.models import FunctionMessageParam as ChatCompletionFunctionMessageParam
from groq_api.models import SystemMessageParam as ChatCompletionSystemMessageParam
from groq_api.models import ToolMessageParam as ChatCompletionToolMessageParam
from groq_api.models import UserMessageParam as ChatCompletionUserMessageParam

__all__ = [
    "ChatCompletionAssistantMessageParam",
    "ChatCompletionFunctionMessageParam",
    "ChatCompletionMessageParam",
    "ChatCompletionSystemMessageParam",
    "ChatCompletionToolMessageParam",
    "ChatCompletionUserMessageParam",
]
