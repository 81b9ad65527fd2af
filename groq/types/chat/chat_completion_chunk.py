# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.chat_completion_chunk`."""

from groq_api.models import (
    Annotation,
    ChatCompletionChunk,
    ChoiceDelta,
    ChoiceLogprobs,
    CompletionUsage,
    ExecutedTool,
    UsageBreakdown,
)
from groq_api.models import ChunkChoice as Choice
from groq_api.models import DebugData as XGroqDebug
from groq_api.models import LegacyFunctionCallPartial as ChoiceDeltaFunctionCall
from groq_api.models import ModelUsage as UsageBreakdownModel
from groq_api.models import TokenLogprob as ChatCompletionTokenLogprob
from groq_api.models import ToolCallDelta as ChoiceDeltaToolCall
from groq_api.models import ToolCallFunctionDelta as ChoiceDeltaToolCallFunction
from groq_api.models import XGroqChunk as XGroq

__all__ = [
    "Annotation",
    "ChatCompletionChunk",
    "ChatCompletionTokenLogprob",
    "Choice",
    "ChoiceDelta",
    "ChoiceDeltaFunctionCall",
    "ChoiceDeltaToolCall",
    "ChoiceDeltaToolCallFunction",
    "ChoiceLogprobs",
    "CompletionUsage",
    "ExecutedTool",
    "UsageBreakdown",
    "UsageBreakdownModel",
    "XGroq",
    "XGroqDebug",
]
