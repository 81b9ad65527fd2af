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
    from .audio_language import AudioLanguage
    from .audio_response_format import AudioResponseFormat
    from .audio_x_groq import AudioXGroq
    from .batch import Batch
    from .batch_create_request import BatchCreateRequest
    from .batch_endpoint import BatchEndpoint
    from .batch_error import BatchError
    from .batch_errors import BatchErrors
    from .batch_input_line import BatchInputLine
    from .batch_line_error import BatchLineError
    from .batch_line_response import BatchLineResponse
    from .batch_list import BatchList
    from .batch_output_line import BatchOutputLine
    from .batch_paging import BatchPaging
    from .batch_request_counts import BatchRequestCounts
    from .batch_status import BatchStatus
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
    from .compound_tool import CompoundTool
    from .compound_tools import CompoundTools
    from .debug_data import DebugData
    from .developer_message_param import DeveloperMessageParam
    from .document_citation import DocumentCitation
    from .document_content_part import DocumentContentPart
    from .document_source import DocumentSource
    from .embedding import Embedding
    from .embedding_encoding import EmbeddingEncoding
    from .embedding_request import EmbeddingRequest
    from .embedding_response import EmbeddingResponse
    from .embedding_usage import EmbeddingUsage
    from .error_code import ErrorCode
    from .error_object import ErrorObject
    from .error_response import ErrorResponse
    from .error_type import ErrorType
    from .executed_tool import ExecutedTool
    from .executed_tool_type import ExecutedToolType
    from .file_deleted import FileDeleted
    from .file_list import FileList
    from .file_object import FileObject
    from .file_purpose import FilePurpose
    from .file_upload_purpose import FileUploadPurpose
    from .file_upload_request import FileUploadRequest
    from .fine_tuning import FineTuning
    from .fine_tuning_create_request import FineTuningCreateRequest
    from .fine_tuning_deleted import FineTuningDeleted
    from .fine_tuning_list import FineTuningList
    from .fine_tuning_response import FineTuningResponse
    from .finish_reason import FinishReason
    from .function_citation import FunctionCitation
    from .function_definition import FunctionDefinition
    from .function_definition_param import FunctionDefinitionParam
    from .function_message_param import FunctionMessageParam
    from .function_name_echo import FunctionNameEcho
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
    from .mcp_tool_info_param import McpToolInfoParam
    from .model import Model
    from .model_deleted import ModelDeleted
    from .model_list import ModelList
    from .model_pricing import ModelPricing
    from .model_usage import ModelUsage
    from .named_tool_choice import NamedToolChoice
    from .prompt_tokens_details import PromptTokensDetails
    from .reasoning_effort import ReasoningEffort
    from .reasoning_format import ReasoningFormat
    from .rerank_request import RerankRequest
    from .rerank_response import RerankResponse
    from .rerank_result import RerankResult
    from .response import Response
    from .response_annotation import ResponseAnnotation
    from .response_annotation_param import ResponseAnnotationParam
    from .response_completed_event import ResponseCompletedEvent
    from .response_content_part_added_event import ResponseContentPartAddedEvent
    from .response_content_part_done_event import ResponseContentPartDoneEvent
    from .response_create_request import ResponseCreateRequest
    from .response_created_event import ResponseCreatedEvent
    from .response_easy_message import ResponseEasyMessage
    from .response_error import ResponseError
    from .response_error_event import ResponseErrorEvent
    from .response_failed_event import ResponseFailedEvent
    from .response_file_citation import ResponseFileCitation
    from .response_file_citation_param import ResponseFileCitationParam
    from .response_format import ResponseFormat
    from .response_function_call import ResponseFunctionCall
    from .response_function_call_arguments_delta_event import (
        ResponseFunctionCallArgumentsDeltaEvent,
    )
    from .response_function_call_arguments_done_event import ResponseFunctionCallArgumentsDoneEvent
    from .response_function_call_output import ResponseFunctionCallOutput
    from .response_function_tool import ResponseFunctionTool
    from .response_in_progress_event import ResponseInProgressEvent
    from .response_incomplete_details import ResponseIncompleteDetails
    from .response_incomplete_event import ResponseIncompleteEvent
    from .response_input_content import ResponseInputContent
    from .response_input_image import ResponseInputImage
    from .response_input_item import ResponseInputItem
    from .response_input_message import ResponseInputMessage
    from .response_input_role import ResponseInputRole
    from .response_input_text import ResponseInputText
    from .response_input_tokens_details import ResponseInputTokensDetails
    from .response_item_reference import ResponseItemReference
    from .response_item_status import ResponseItemStatus
    from .response_json_schema_format import ResponseJsonSchemaFormat
    from .response_mcp_approval_request import ResponseMcpApprovalRequest
    from .response_mcp_approval_request_param import ResponseMcpApprovalRequestParam
    from .response_mcp_approval_response import ResponseMcpApprovalResponse
    from .response_mcp_call import ResponseMcpCall
    from .response_mcp_call_param import ResponseMcpCallParam
    from .response_mcp_list_tools import ResponseMcpListTools
    from .response_mcp_list_tools_param import ResponseMcpListToolsParam
    from .response_message_role import ResponseMessageRole
    from .response_named_tool_choice import ResponseNamedToolChoice
    from .response_named_tool_choice_echo import ResponseNamedToolChoiceEcho
    from .response_output_function_call import ResponseOutputFunctionCall
    from .response_output_item import ResponseOutputItem
    from .response_output_item_added_event import ResponseOutputItemAddedEvent
    from .response_output_item_done_event import ResponseOutputItemDoneEvent
    from .response_output_message import ResponseOutputMessage
    from .response_output_message_param import ResponseOutputMessageParam
    from .response_output_text import ResponseOutputText
    from .response_output_text_delta_event import ResponseOutputTextDeltaEvent
    from .response_output_text_done_event import ResponseOutputTextDoneEvent
    from .response_output_text_param import ResponseOutputTextParam
    from .response_output_tokens_details import ResponseOutputTokensDetails
    from .response_reasoning_config import ResponseReasoningConfig
    from .response_reasoning_echo import ResponseReasoningEcho
    from .response_reasoning_effort import ResponseReasoningEffort
    from .response_reasoning_item import ResponseReasoningItem
    from .response_reasoning_item_param import ResponseReasoningItemParam
    from .response_reasoning_text import ResponseReasoningText
    from .response_reasoning_text_delta_event import ResponseReasoningTextDeltaEvent
    from .response_reasoning_text_done_event import ResponseReasoningTextDoneEvent
    from .response_reasoning_text_param import ResponseReasoningTextParam
    from .response_service_tier import ResponseServiceTier
    from .response_status import ResponseStatus
    from .response_stream_event import ResponseStreamEvent
    from .response_text_config import ResponseTextConfig
    from .response_text_config_echo import ResponseTextConfigEcho
    from .response_text_format import ResponseTextFormat
    from .response_text_format_echo import ResponseTextFormatEcho
    from .response_tool import ResponseTool
    from .response_tool_choice import ResponseToolChoice
    from .response_tool_echo import ResponseToolEcho
    from .response_truncation import ResponseTruncation
    from .response_url_citation import ResponseUrlCitation
    from .response_url_citation_param import ResponseUrlCitationParam
    from .response_usage import ResponseUsage
    from .search_result import SearchResult
    from .search_results import SearchResults
    from .search_settings import SearchSettings
    from .service_tier import ServiceTier
    from .speech_format import SpeechFormat
    from .speech_request import SpeechRequest
    from .speech_sample_rate import SpeechSampleRate
    from .speech_voice import SpeechVoice
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
    from .transcription_verbose import TranscriptionVerbose
    from .transcription_word import TranscriptionWord
    from .translation import Translation
    from .translation_request import TranslationRequest
    from .translation_verbose import TranslationVerbose
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
        "AudioLanguage": "audio_language",
        "AudioResponseFormat": "audio_response_format",
        "AudioXGroq": "audio_x_groq",
        "Batch": "batch",
        "BatchCreateRequest": "batch_create_request",
        "BatchEndpoint": "batch_endpoint",
        "BatchError": "batch_error",
        "BatchErrors": "batch_errors",
        "BatchInputLine": "batch_input_line",
        "BatchLineError": "batch_line_error",
        "BatchLineResponse": "batch_line_response",
        "BatchList": "batch_list",
        "BatchOutputLine": "batch_output_line",
        "BatchPaging": "batch_paging",
        "BatchRequestCounts": "batch_request_counts",
        "BatchStatus": "batch_status",
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
        "CompoundTool": "compound_tool",
        "CompoundTools": "compound_tools",
        "DebugData": "debug_data",
        "DeveloperMessageParam": "developer_message_param",
        "DocumentCitation": "document_citation",
        "DocumentContentPart": "document_content_part",
        "DocumentSource": "document_source",
        "Embedding": "embedding",
        "EmbeddingEncoding": "embedding_encoding",
        "EmbeddingRequest": "embedding_request",
        "EmbeddingResponse": "embedding_response",
        "EmbeddingUsage": "embedding_usage",
        "ErrorCode": "error_code",
        "ErrorObject": "error_object",
        "ErrorResponse": "error_response",
        "ErrorType": "error_type",
        "ExecutedTool": "executed_tool",
        "ExecutedToolType": "executed_tool_type",
        "FileDeleted": "file_deleted",
        "FileList": "file_list",
        "FileObject": "file_object",
        "FilePurpose": "file_purpose",
        "FileUploadPurpose": "file_upload_purpose",
        "FileUploadRequest": "file_upload_request",
        "FineTuning": "fine_tuning",
        "FineTuningCreateRequest": "fine_tuning_create_request",
        "FineTuningDeleted": "fine_tuning_deleted",
        "FineTuningList": "fine_tuning_list",
        "FineTuningResponse": "fine_tuning_response",
        "FinishReason": "finish_reason",
        "FunctionCitation": "function_citation",
        "FunctionDefinition": "function_definition",
        "FunctionDefinitionParam": "function_definition_param",
        "FunctionMessageParam": "function_message_param",
        "FunctionNameEcho": "function_name_echo",
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
        "McpToolInfoParam": "mcp_tool_info_param",
        "Model": "model",
        "ModelDeleted": "model_deleted",
        "ModelList": "model_list",
        "ModelPricing": "model_pricing",
        "ModelUsage": "model_usage",
        "NamedToolChoice": "named_tool_choice",
        "PromptTokensDetails": "prompt_tokens_details",
        "ReasoningEffort": "reasoning_effort",
        "ReasoningFormat": "reasoning_format",
        "RerankRequest": "rerank_request",
        "RerankResponse": "rerank_response",
        "RerankResult": "rerank_result",
        "Response": "response",
        "ResponseAnnotation": "response_annotation",
        "ResponseAnnotationParam": "response_annotation_param",
        "ResponseCompletedEvent": "response_completed_event",
        "ResponseContentPartAddedEvent": "response_content_part_added_event",
        "ResponseContentPartDoneEvent": "response_content_part_done_event",
        "ResponseCreateRequest": "response_create_request",
        "ResponseCreatedEvent": "response_created_event",
        "ResponseEasyMessage": "response_easy_message",
        "ResponseError": "response_error",
        "ResponseErrorEvent": "response_error_event",
        "ResponseFailedEvent": "response_failed_event",
        "ResponseFileCitation": "response_file_citation",
        "ResponseFileCitationParam": "response_file_citation_param",
        "ResponseFormat": "response_format",
        "ResponseFunctionCall": "response_function_call",
        "ResponseFunctionCallArgumentsDeltaEvent": "response_function_call_arguments_delta_event",
        "ResponseFunctionCallArgumentsDoneEvent": "response_function_call_arguments_done_event",
        "ResponseFunctionCallOutput": "response_function_call_output",
        "ResponseFunctionTool": "response_function_tool",
        "ResponseInProgressEvent": "response_in_progress_event",
        "ResponseIncompleteDetails": "response_incomplete_details",
        "ResponseIncompleteEvent": "response_incomplete_event",
        "ResponseInputContent": "response_input_content",
        "ResponseInputImage": "response_input_image",
        "ResponseInputItem": "response_input_item",
        "ResponseInputMessage": "response_input_message",
        "ResponseInputRole": "response_input_role",
        "ResponseInputText": "response_input_text",
        "ResponseInputTokensDetails": "response_input_tokens_details",
        "ResponseItemReference": "response_item_reference",
        "ResponseItemStatus": "response_item_status",
        "ResponseJsonSchemaFormat": "response_json_schema_format",
        "ResponseMcpApprovalRequest": "response_mcp_approval_request",
        "ResponseMcpApprovalRequestParam": "response_mcp_approval_request_param",
        "ResponseMcpApprovalResponse": "response_mcp_approval_response",
        "ResponseMcpCall": "response_mcp_call",
        "ResponseMcpCallParam": "response_mcp_call_param",
        "ResponseMcpListTools": "response_mcp_list_tools",
        "ResponseMcpListToolsParam": "response_mcp_list_tools_param",
        "ResponseMessageRole": "response_message_role",
        "ResponseNamedToolChoice": "response_named_tool_choice",
        "ResponseNamedToolChoiceEcho": "response_named_tool_choice_echo",
        "ResponseOutputFunctionCall": "response_output_function_call",
        "ResponseOutputItem": "response_output_item",
        "ResponseOutputItemAddedEvent": "response_output_item_added_event",
        "ResponseOutputItemDoneEvent": "response_output_item_done_event",
        "ResponseOutputMessage": "response_output_message",
        "ResponseOutputMessageParam": "response_output_message_param",
        "ResponseOutputText": "response_output_text",
        "ResponseOutputTextDeltaEvent": "response_output_text_delta_event",
        "ResponseOutputTextDoneEvent": "response_output_text_done_event",
        "ResponseOutputTextParam": "response_output_text_param",
        "ResponseOutputTokensDetails": "response_output_tokens_details",
        "ResponseReasoningConfig": "response_reasoning_config",
        "ResponseReasoningEcho": "response_reasoning_echo",
        "ResponseReasoningEffort": "response_reasoning_effort",
        "ResponseReasoningItem": "response_reasoning_item",
        "ResponseReasoningItemParam": "response_reasoning_item_param",
        "ResponseReasoningText": "response_reasoning_text",
        "ResponseReasoningTextDeltaEvent": "response_reasoning_text_delta_event",
        "ResponseReasoningTextDoneEvent": "response_reasoning_text_done_event",
        "ResponseReasoningTextParam": "response_reasoning_text_param",
        "ResponseServiceTier": "response_service_tier",
        "ResponseStatus": "response_status",
        "ResponseStreamEvent": "response_stream_event",
        "ResponseTextConfig": "response_text_config",
        "ResponseTextConfigEcho": "response_text_config_echo",
        "ResponseTextFormat": "response_text_format",
        "ResponseTextFormatEcho": "response_text_format_echo",
        "ResponseTool": "response_tool",
        "ResponseToolChoice": "response_tool_choice",
        "ResponseToolEcho": "response_tool_echo",
        "ResponseTruncation": "response_truncation",
        "ResponseUrlCitation": "response_url_citation",
        "ResponseUrlCitationParam": "response_url_citation_param",
        "ResponseUsage": "response_usage",
        "SearchResult": "search_result",
        "SearchResults": "search_results",
        "SearchSettings": "search_settings",
        "ServiceTier": "service_tier",
        "SpeechFormat": "speech_format",
        "SpeechRequest": "speech_request",
        "SpeechSampleRate": "speech_sample_rate",
        "SpeechVoice": "speech_voice",
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
        "TranscriptionVerbose": "transcription_verbose",
        "TranscriptionWord": "transcription_word",
        "Translation": "translation",
        "TranslationRequest": "translation_request",
        "TranslationVerbose": "translation_verbose",
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
    "AudioLanguage",
    "AudioResponseFormat",
    "AudioXGroq",
    "Batch",
    "BatchCreateRequest",
    "BatchEndpoint",
    "BatchError",
    "BatchErrors",
    "BatchInputLine",
    "BatchLineError",
    "BatchLineResponse",
    "BatchList",
    "BatchOutputLine",
    "BatchPaging",
    "BatchRequestCounts",
    "BatchStatus",
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
    "CompoundTool",
    "CompoundTools",
    "DebugData",
    "DeveloperMessageParam",
    "DocumentCitation",
    "DocumentContentPart",
    "DocumentSource",
    "Embedding",
    "EmbeddingEncoding",
    "EmbeddingRequest",
    "EmbeddingResponse",
    "EmbeddingUsage",
    "ErrorCode",
    "ErrorObject",
    "ErrorResponse",
    "ErrorType",
    "ExecutedTool",
    "ExecutedToolType",
    "FileDeleted",
    "FileList",
    "FileObject",
    "FilePurpose",
    "FileUploadPurpose",
    "FileUploadRequest",
    "FineTuning",
    "FineTuningCreateRequest",
    "FineTuningDeleted",
    "FineTuningList",
    "FineTuningResponse",
    "FinishReason",
    "FunctionCitation",
    "FunctionDefinition",
    "FunctionDefinitionParam",
    "FunctionMessageParam",
    "FunctionNameEcho",
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
    "McpToolInfoParam",
    "Model",
    "ModelDeleted",
    "ModelList",
    "ModelPricing",
    "ModelUsage",
    "NamedToolChoice",
    "PromptTokensDetails",
    "ReasoningEffort",
    "ReasoningFormat",
    "RerankRequest",
    "RerankResponse",
    "RerankResult",
    "Response",
    "ResponseAnnotation",
    "ResponseAnnotationParam",
    "ResponseCompletedEvent",
    "ResponseContentPartAddedEvent",
    "ResponseContentPartDoneEvent",
    "ResponseCreateRequest",
    "ResponseCreatedEvent",
    "ResponseEasyMessage",
    "ResponseError",
    "ResponseErrorEvent",
    "ResponseFailedEvent",
    "ResponseFileCitation",
    "ResponseFileCitationParam",
    "ResponseFormat",
    "ResponseFunctionCall",
    "ResponseFunctionCallArgumentsDeltaEvent",
    "ResponseFunctionCallArgumentsDoneEvent",
    "ResponseFunctionCallOutput",
    "ResponseFunctionTool",
    "ResponseInProgressEvent",
    "ResponseIncompleteDetails",
    "ResponseIncompleteEvent",
    "ResponseInputContent",
    "ResponseInputImage",
    "ResponseInputItem",
    "ResponseInputMessage",
    "ResponseInputRole",
    "ResponseInputText",
    "ResponseInputTokensDetails",
    "ResponseItemReference",
    "ResponseItemStatus",
    "ResponseJsonSchemaFormat",
    "ResponseMcpApprovalRequest",
    "ResponseMcpApprovalRequestParam",
    "ResponseMcpApprovalResponse",
    "ResponseMcpCall",
    "ResponseMcpCallParam",
    "ResponseMcpListTools",
    "ResponseMcpListToolsParam",
    "ResponseMessageRole",
    "ResponseNamedToolChoice",
    "ResponseNamedToolChoiceEcho",
    "ResponseOutputFunctionCall",
    "ResponseOutputItem",
    "ResponseOutputItemAddedEvent",
    "ResponseOutputItemDoneEvent",
    "ResponseOutputMessage",
    "ResponseOutputMessageParam",
    "ResponseOutputText",
    "ResponseOutputTextDeltaEvent",
    "ResponseOutputTextDoneEvent",
    "ResponseOutputTextParam",
    "ResponseOutputTokensDetails",
    "ResponseReasoningConfig",
    "ResponseReasoningEcho",
    "ResponseReasoningEffort",
    "ResponseReasoningItem",
    "ResponseReasoningItemParam",
    "ResponseReasoningText",
    "ResponseReasoningTextDeltaEvent",
    "ResponseReasoningTextDoneEvent",
    "ResponseReasoningTextParam",
    "ResponseServiceTier",
    "ResponseStatus",
    "ResponseStreamEvent",
    "ResponseTextConfig",
    "ResponseTextConfigEcho",
    "ResponseTextFormat",
    "ResponseTextFormatEcho",
    "ResponseTool",
    "ResponseToolChoice",
    "ResponseToolEcho",
    "ResponseTruncation",
    "ResponseUrlCitation",
    "ResponseUrlCitationParam",
    "ResponseUsage",
    "SearchResult",
    "SearchResults",
    "SearchSettings",
    "ServiceTier",
    "SpeechFormat",
    "SpeechRequest",
    "SpeechSampleRate",
    "SpeechVoice",
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
    "TranscriptionVerbose",
    "TranscriptionWord",
    "Translation",
    "TranslationRequest",
    "TranslationVerbose",
    "UsageBreakdown",
    "UserContentPart",
    "UserMessageParam",
    "WolframSettings",
    "XGroq",
    "XGroqChunk",
]


def __dir__() -> list[str]:
    return __all__
