# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The schemas of the API.

What it answers are attrs classes, what it accepts are TypedDicts; enums and unions are aliases.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .annotation import Annotation
    from .annotation_type import AnnotationType
    from .assistant_message import AssistantMessage
    from .assistant_message_param import AssistantMessageParam
    from .audio_response_format import AudioResponseFormat
    from .audio_x_groq import AudioXGroq
    from .browser_result import BrowserResult
    from .browser_search_tool import BrowserSearchTool
    from .cache_usage import CacheUsage
    from .chart import Chart
    from .chart_element import ChartElement
    from .chart_type import ChartType
    from .chat_choice import ChatChoice
    from .chat_completion import ChatCompletion
    from .chat_completion_chunk import ChatCompletionChunk
    from .chat_completion_request import ChatCompletionRequest
    from .chat_document import ChatDocument
    from .chat_message_param import ChatMessageParam
    from .chat_role import ChatRole
    from .chat_tool import ChatTool
    from .choice_delta import ChoiceDelta
    from .choice_logprobs import ChoiceLogprobs
    from .chunk_choice import ChunkChoice
    from .citation_options import CitationOptions
    from .code_container import CodeContainer
    from .code_interpreter_tool import CodeInterpreterTool
    from .code_result import CodeResult
    from .completion_tokens_details import CompletionTokensDetails
    from .completion_usage import CompletionUsage
    from .compound_custom import CompoundCustom
    from .compound_models import CompoundModels
    from .compound_tools import CompoundTools
    from .debug_data import DebugData
    from .developer_message_param import DeveloperMessageParam
    from .document_citation import DocumentCitation
    from .document_content_part import DocumentContentPart
    from .document_source import DocumentSource
    from .error_code import ErrorCode
    from .error_object import ErrorObject
    from .error_response import ErrorResponse
    from .error_type import ErrorType
    from .executed_tool import ExecutedTool
    from .executed_tool_type import ExecutedToolType
    from .finish_reason import FinishReason
    from .function_citation import FunctionCitation
    from .function_definition import FunctionDefinition
    from .function_message_param import FunctionMessageParam
    from .function_name_ref import FunctionNameRef
    from .function_tool import FunctionTool
    from .image_content_part import ImageContentPart
    from .image_detail import ImageDetail
    from .image_url import ImageUrl
    from .inline_document import InlineDocument
    from .json_document_source import JsonDocumentSource
    from .json_object_format import JsonObjectFormat
    from .json_schema_definition import JsonSchemaDefinition
    from .json_schema_format import JsonSchemaFormat
    from .legacy_function import LegacyFunction
    from .legacy_function_call import LegacyFunctionCall
    from .legacy_function_call_option import LegacyFunctionCallOption
    from .legacy_function_call_param import LegacyFunctionCallParam
    from .legacy_function_call_partial import LegacyFunctionCallPartial
    from .mcp_approval import McpApproval
    from .mcp_list_tools import McpListTools
    from .mcp_tool import McpTool
    from .mcp_tool_info import McpToolInfo
    from .model import Model
    from .model_list import ModelList
    from .model_pricing import ModelPricing
    from .model_usage import ModelUsage
    from .named_tool_choice import NamedToolChoice
    from .prompt_tokens_details import PromptTokensDetails
    from .reasoning_effort import ReasoningEffort
    from .reasoning_format import ReasoningFormat
    from .response_format import ResponseFormat
    from .search_result import SearchResult
    from .search_results import SearchResults
    from .search_settings import SearchSettings
    from .service_tier import ServiceTier
    from .stream_options import StreamOptions
    from .system_message_param import SystemMessageParam
    from .text_content_part import TextContentPart
    from .text_document_source import TextDocumentSource
    from .text_format import TextFormat
    from .timestamp_granularity import TimestampGranularity
    from .token_logprob import TokenLogprob
    from .tool_call import ToolCall
    from .tool_call_delta import ToolCallDelta
    from .tool_call_function import ToolCallFunction
    from .tool_call_function_delta import ToolCallFunctionDelta
    from .tool_call_function_param import ToolCallFunctionParam
    from .tool_call_param import ToolCallParam
    from .tool_choice import ToolChoice
    from .tool_choice_mode import ToolChoiceMode
    from .tool_message_param import ToolMessageParam
    from .top_logprob import TopLogprob
    from .transcription import Transcription
    from .transcription_request import TranscriptionRequest
    from .transcription_segment import TranscriptionSegment
    from .transcription_word import TranscriptionWord
    from .translation import Translation
    from .translation_request import TranslationRequest
    from .usage_breakdown import UsageBreakdown
    from .user_content_part import UserContentPart
    from .user_message_param import UserMessageParam
    from .wolfram_settings import WolframSettings
    from .x_groq import XGroq
    from .x_groq_chunk import XGroqChunk
else:
    _MODULES = {
        "Annotation": "annotation",
        "AnnotationType": "annotation_type",
        "AssistantMessage": "assistant_message",
        "AssistantMessageParam": "assistant_message_param",
        "AudioResponseFormat": "audio_response_format",
        "AudioXGroq": "audio_x_groq",
        "BrowserResult": "browser_result",
        "BrowserSearchTool": "browser_search_tool",
        "CacheUsage": "cache_usage",
        "Chart": "chart",
        "ChartElement": "chart_element",
        "ChartType": "chart_type",
        "ChatChoice": "chat_choice",
        "ChatCompletion": "chat_completion",
        "ChatCompletionChunk": "chat_completion_chunk",
        "ChatCompletionRequest": "chat_completion_request",
        "ChatDocument": "chat_document",
        "ChatMessageParam": "chat_message_param",
        "ChatRole": "chat_role",
        "ChatTool": "chat_tool",
        "ChoiceDelta": "choice_delta",
        "ChoiceLogprobs": "choice_logprobs",
        "ChunkChoice": "chunk_choice",
        "CitationOptions": "citation_options",
        "CodeContainer": "code_container",
        "CodeInterpreterTool": "code_interpreter_tool",
        "CodeResult": "code_result",
        "CompletionTokensDetails": "completion_tokens_details",
        "CompletionUsage": "completion_usage",
        "CompoundCustom": "compound_custom",
        "CompoundModels": "compound_models",
        "CompoundTools": "compound_tools",
        "DebugData": "debug_data",
        "DeveloperMessageParam": "developer_message_param",
        "DocumentCitation": "document_citation",
        "DocumentContentPart": "document_content_part",
        "DocumentSource": "document_source",
        "ErrorCode": "error_code",
        "ErrorObject": "error_object",
        "ErrorResponse": "error_response",
        "ErrorType": "error_type",
        "ExecutedTool": "executed_tool",
        "ExecutedToolType": "executed_tool_type",
        "FinishReason": "finish_reason",
        "FunctionCitation": "function_citation",
        "FunctionDefinition": "function_definition",
        "FunctionMessageParam": "function_message_param",
        "FunctionNameRef": "function_name_ref",
        "FunctionTool": "function_tool",
        "ImageContentPart": "image_content_part",
        "ImageDetail": "image_detail",
        "ImageUrl": "image_url",
        "InlineDocument": "inline_document",
        "JsonDocumentSource": "json_document_source",
        "JsonObjectFormat": "json_object_format",
        "JsonSchemaDefinition": "json_schema_definition",
        "JsonSchemaFormat": "json_schema_format",
        "LegacyFunction": "legacy_function",
        "LegacyFunctionCall": "legacy_function_call",
        "LegacyFunctionCallOption": "legacy_function_call_option",
        "LegacyFunctionCallParam": "legacy_function_call_param",
        "LegacyFunctionCallPartial": "legacy_function_call_partial",
        "McpApproval": "mcp_approval",
        "McpListTools": "mcp_list_tools",
        "McpTool": "mcp_tool",
        "McpToolInfo": "mcp_tool_info",
        "Model": "model",
        "ModelList": "model_list",
        "ModelPricing": "model_pricing",
        "ModelUsage": "model_usage",
        "NamedToolChoice": "named_tool_choice",
        "PromptTokensDetails": "prompt_tokens_details",
        "ReasoningEffort": "reasoning_effort",
        "ReasoningFormat": "reasoning_format",
        "ResponseFormat": "response_format",
        "SearchResult": "search_result",
        "SearchResults": "search_results",
        "SearchSettings": "search_settings",
        "ServiceTier": "service_tier",
        "StreamOptions": "stream_options",
        "SystemMessageParam": "system_message_param",
        "TextContentPart": "text_content_part",
        "TextDocumentSource": "text_document_source",
        "TextFormat": "text_format",
        "TimestampGranularity": "timestamp_granularity",
        "TokenLogprob": "token_logprob",
        "ToolCall": "tool_call",
        "ToolCallDelta": "tool_call_delta",
        "ToolCallFunction": "tool_call_function",
        "ToolCallFunctionDelta": "tool_call_function_delta",
        "ToolCallFunctionParam": "tool_call_function_param",
        "ToolCallParam": "tool_call_param",
        "ToolChoice": "tool_choice",
        "ToolChoiceMode": "tool_choice_mode",
        "ToolMessageParam": "tool_message_param",
        "TopLogprob": "top_logprob",
        "Transcription": "transcription",
        "TranscriptionRequest": "transcription_request",
        "TranscriptionSegment": "transcription_segment",
        "TranscriptionWord": "transcription_word",
        "Translation": "translation",
        "TranslationRequest": "translation_request",
        "UsageBreakdown": "usage_breakdown",
        "UserContentPart": "user_content_part",
        "UserMessageParam": "user_message_param",
        "WolframSettings": "wolfram_settings",
        "XGroq": "x_groq",
        "XGroqChunk": "x_groq_chunk",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f".{_MODULES[name]}", __name__), name)
        globals()[name] = value
        return value


__all__ = [
    "Annotation",
    "AnnotationType",
    "AssistantMessage",
    "AssistantMessageParam",
    "AudioResponseFormat",
    "AudioXGroq",
    "BrowserResult",
    "BrowserSearchTool",
    "CacheUsage",
    "Chart",
    "ChartElement",
    "ChartType",
    "ChatChoice",
    "ChatCompletion",
    "ChatCompletionChunk",
    "ChatCompletionRequest",
    "ChatDocument",
    "ChatMessageParam",
    "ChatRole",
    "ChatTool",
    "ChoiceDelta",
    "ChoiceLogprobs",
    "ChunkChoice",
    "CitationOptions",
    "CodeContainer",
    "CodeInterpreterTool",
    "CodeResult",
    "CompletionTokensDetails",
    "CompletionUsage",
    "CompoundCustom",
    "CompoundModels",
    "CompoundTools",
    "DebugData",
    "DeveloperMessageParam",
    "DocumentCitation",
    "DocumentContentPart",
    "DocumentSource",
    "ErrorCode",
    "ErrorObject",
    "ErrorResponse",
    "ErrorType",
    "ExecutedTool",
    "ExecutedToolType",
    "FinishReason",
    "FunctionCitation",
    "FunctionDefinition",
    "FunctionMessageParam",
    "FunctionNameRef",
    "FunctionTool",
    "ImageContentPart",
    "ImageDetail",
    "ImageUrl",
    "InlineDocument",
    "JsonDocumentSource",
    "JsonObjectFormat",
    "JsonSchemaDefinition",
    "JsonSchemaFormat",
    "LegacyFunction",
    "LegacyFunctionCall",
    "LegacyFunctionCallOption",
    "LegacyFunctionCallParam",
    "LegacyFunctionCallPartial",
    "McpApproval",
    "McpListTools",
    "McpTool",
    "McpToolInfo",
    "Model",
    "ModelList",
    "ModelPricing",
    "ModelUsage",
    "NamedToolChoice",
    "PromptTokensDetails",
    "ReasoningEffort",
    "ReasoningFormat",
    "ResponseFormat",
    "SearchResult",
    "SearchResults",
    "SearchSettings",
    "ServiceTier",
    "StreamOptions",
    "SystemMessageParam",
    "TextContentPart",
    "TextDocumentSource",
    "TextFormat",
    "TimestampGranularity",
    "TokenLogprob",
    "ToolCall",
    "ToolCallDelta",
    "ToolCallFunction",
    "ToolCallFunctionDelta",
    "ToolCallFunctionParam",
    "ToolCallParam",
    "ToolChoice",
    "ToolChoiceMode",
    "ToolMessageParam",
    "TopLogprob",
    "Transcription",
    "TranscriptionRequest",
    "TranscriptionSegment",
    "TranscriptionWord",
    "Translation",
    "TranslationRequest",
    "UsageBreakdown",
    "UserContentPart",
    "UserMessageParam",
    "WolframSettings",
    "XGroq",
    "XGroqChunk",
]


def __dir__() -> list[str]:
    return __all__
