# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion`."""

from groq_api.models import AssistantMessage as ChatCompletionMessage
from groq_api.models import CacheUsage as XGroqUsage
from groq_api.models import ChatChoice as Choice
from groq_api.models import ChatCompletion, ChoiceLogprobs, CompletionUsage, UsageBreakdown, XGroq
from groq_api.models import DebugData as XGroqDebug
from groq_api.models import McpListTools as McpListTool
from groq_api.models import McpToolInfo as McpListToolTool
from groq_api.models import ModelUsage as UsageBreakdownModel
from groq_api.models import TokenLogprob as ChatCompletionTokenLogprob

__all__ = [
    "ChatCompletion",
    "ChatCompletionMessage",
    "ChatCompletionTokenLogprob",
    "Choice",
    "ChoiceLogprobs",
    "CompletionUsage",
    "McpListTool",
    "McpListToolTool",
    "UsageBreakdown",
    "UsageBreakdownModel",
    "XGroq",
    "XGroqDebug",
    "XGroqUsage",
]
