# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.chat.completion_create_params`."""

from typing import Any, TypeAlias

from groq_api.models import ChatCompletionRequest as CompletionCreateParams
from groq_api.models import ChatDocument as Document
from groq_api.models import ChatMessageParam as ChatCompletionMessageParam
from groq_api.models import (
    CompoundCustom,
    DocumentSource,
    LegacyFunctionCallOption,
    ResponseFormat,
    SearchSettings,
    ToolChoiceMode,
)
from groq_api.models import CompoundModels as CompoundCustomModels
from groq_api.models import CompoundTools as CompoundCustomTools
from groq_api.models import FunctionTool as ChatCompletionToolParam
from groq_api.models import JsonDocumentSource as DocumentSourceChatCompletionDocumentSourceJson
from groq_api.models import JsonObjectFormat as ResponseFormatResponseFormatJsonObject
from groq_api.models import JsonSchemaDefinition as ResponseFormatResponseFormatJsonSchemaJsonSchema
from groq_api.models import JsonSchemaFormat as ResponseFormatResponseFormatJsonSchema
from groq_api.models import LegacyFunction as Function
from groq_api.models import LegacyFunctionCallOption as ChatCompletionFunctionCallOptionParam
from groq_api.models import TextDocumentSource as DocumentSourceChatCompletionDocumentSourceText
from groq_api.models import TextFormat as ResponseFormatResponseFormatText
from groq_api.models import ToolChoice as ChatCompletionToolChoiceOptionParam
from groq_api.models import WolframSettings as CompoundCustomToolsWolframSettings

__all__ = [
    "ChatCompletionFunctionCallOptionParam",
    "ChatCompletionMessageParam",
    "ChatCompletionToolChoiceOptionParam",
    "ChatCompletionToolParam",
    "CompletionCreateParams",
    "CompoundCustom",
    "CompoundCustomModels",
    "CompoundCustomTools",
    "CompoundCustomToolsWolframSettings",
    "Document",
    "DocumentSource",
    "DocumentSourceChatCompletionDocumentSourceJson",
    "DocumentSourceChatCompletionDocumentSourceText",
    "Function",
    "FunctionCall",
    "FunctionParameters",
    "ResponseFormat",
    "ResponseFormatResponseFormatJsonObject",
    "ResponseFormatResponseFormatJsonSchema",
    "ResponseFormatResponseFormatJsonSchemaJsonSchema",
    "ResponseFormatResponseFormatText",
    "SearchSettings",
]

FunctionCall: TypeAlias = ToolChoiceMode | LegacyFunctionCallOption

FunctionParameters: TypeAlias = dict[str, Any]
