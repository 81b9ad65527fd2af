# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""What the bodies of requests are made of, as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

DEFINITIONS: Final[Mapping[str, Any]] = {
    "ChatCompletionRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["model", "messages"],
        "properties": {
            "model": {"type": "string"},
            "messages": {
                "type": "array",
                "minItems": 1,
                "items": {"$ref": "#/$defs/ChatMessageParam"},
            },
            "stream": {"type": ["boolean", "null"]},
            "stream_options": {"anyOf": [{"$ref": "#/$defs/StreamOptions"}, {"type": "null"}]},
            "max_completion_tokens": {"type": ["integer", "null"]},
            "temperature": {"type": ["number", "null"], "minimum": 0, "maximum": 2},
            "top_p": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
            "stop": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "maxItems": 4, "items": {"type": "string"}},
                    {"type": "null"},
                ]
            },
            "seed": {"type": ["integer", "null"]},
            "n": {"type": ["integer", "null"], "minimum": 1, "maximum": 1},
            "response_format": {"anyOf": [{"$ref": "#/$defs/ResponseFormat"}, {"type": "null"}]},
            "tools": {
                "type": ["array", "null"],
                "maxItems": 128,
                "items": {"$ref": "#/$defs/ChatTool"},
            },
            "tool_choice": {"anyOf": [{"$ref": "#/$defs/ToolChoice"}, {"type": "null"}]},
            "parallel_tool_calls": {"type": ["boolean", "null"]},
            "disable_tool_validation": {"type": "boolean"},
            "reasoning_effort": {"anyOf": [{"$ref": "#/$defs/ReasoningEffort"}, {"type": "null"}]},
            "reasoning_format": {"anyOf": [{"$ref": "#/$defs/ReasoningFormat"}, {"type": "null"}]},
            "include_reasoning": {"type": ["boolean", "null"]},
            "documents": {"type": ["array", "null"], "items": {"$ref": "#/$defs/ChatDocument"}},
            "citation_options": {"anyOf": [{"$ref": "#/$defs/CitationOptions"}, {"type": "null"}]},
            "search_settings": {"anyOf": [{"$ref": "#/$defs/SearchSettings"}, {"type": "null"}]},
            "compound_custom": {"anyOf": [{"$ref": "#/$defs/CompoundCustom"}, {"type": "null"}]},
            "service_tier": {"anyOf": [{"$ref": "#/$defs/ServiceTier"}, {"type": "null"}]},
            "user": {"type": ["string", "null"]},
            "metadata": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
            "store": {"type": ["boolean", "null"]},
            "frequency_penalty": {"type": ["number", "null"], "minimum": -2, "maximum": 2},
            "presence_penalty": {"type": ["number", "null"], "minimum": -2, "maximum": 2},
            "logit_bias": {"type": ["object", "null"], "additionalProperties": {"type": "integer"}},
            "logprobs": {"type": ["boolean", "null"]},
            "top_logprobs": {"type": ["integer", "null"], "minimum": 0, "maximum": 20},
            "max_tokens": {"type": ["integer", "null"]},
            "functions": {
                "type": ["array", "null"],
                "maxItems": 128,
                "items": {"$ref": "#/$defs/LegacyFunction"},
            },
            "function_call": {
                "anyOf": [
                    {"$ref": "#/$defs/ToolChoiceMode"},
                    {"$ref": "#/$defs/LegacyFunctionCallOption"},
                    {"type": "null"},
                ]
            },
            "include_domains": {"type": ["array", "null"], "items": {"type": "string"}},
            "exclude_domains": {"type": ["array", "null"], "items": {"type": "string"}},
        },
    },
    "ChatMessageParam": {
        "oneOf": [
            {"$ref": "#/$defs/SystemMessageParam"},
            {"$ref": "#/$defs/DeveloperMessageParam"},
            {"$ref": "#/$defs/UserMessageParam"},
            {"$ref": "#/$defs/AssistantMessageParam"},
            {"$ref": "#/$defs/ToolMessageParam"},
            {"$ref": "#/$defs/FunctionMessageParam"},
        ]
    },
    "SystemMessageParam": {
        "type": "object",
        "additionalProperties": False,
        "required": ["role", "content"],
        "properties": {
            "role": {"const": "system"},
            "content": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/TextContentPart"}},
                ]
            },
            "name": {"type": "string"},
        },
    },
    "DeveloperMessageParam": {
        "type": "object",
        "additionalProperties": False,
        "required": ["role", "content"],
        "properties": {
            "role": {"const": "developer"},
            "content": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/TextContentPart"}},
                ]
            },
            "name": {"type": "string"},
        },
    },
    "UserMessageParam": {
        "type": "object",
        "additionalProperties": False,
        "required": ["role", "content"],
        "properties": {
            "role": {"const": "user"},
            "content": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/UserContentPart"}},
                ]
            },
            "name": {"type": "string"},
        },
    },
    "AssistantMessageParam": {
        "type": "object",
        "additionalProperties": False,
        "required": ["role"],
        "properties": {
            "role": {"const": "assistant"},
            "content": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"$ref": "#/$defs/TextContentPart"}},
                    {"type": "null"},
                ]
            },
            "reasoning": {"type": ["string", "null"]},
            "tool_calls": {"type": "array", "items": {"$ref": "#/$defs/ToolCallParam"}},
            "name": {"type": "string"},
            "function_call": {"$ref": "#/$defs/LegacyFunctionCallParam"},
        },
    },
    "ToolMessageParam": {
        "type": "object",
        "additionalProperties": False,
        "required": ["role", "content", "tool_call_id"],
        "properties": {
            "role": {"const": "tool"},
            "content": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/UserContentPart"}},
                ]
            },
            "tool_call_id": {"type": "string"},
            "name": {"type": "string"},
        },
    },
    "FunctionMessageParam": {
        "type": "object",
        "additionalProperties": False,
        "required": ["role", "content", "name"],
        "properties": {
            "role": {"const": "function"},
            "content": {"type": ["string", "null"]},
            "name": {"type": "string"},
        },
    },
    "UserContentPart": {
        "oneOf": [
            {"$ref": "#/$defs/TextContentPart"},
            {"$ref": "#/$defs/ImageContentPart"},
            {"$ref": "#/$defs/DocumentContentPart"},
        ]
    },
    "TextContentPart": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
    },
    "ImageContentPart": {
        "type": "object",
        "required": ["type", "image_url"],
        "properties": {"type": {"const": "image_url"}, "image_url": {"$ref": "#/$defs/ImageUrl"}},
    },
    "ImageUrl": {
        "type": "object",
        "required": ["url"],
        "properties": {
            "url": {"type": "string", "format": "uri", "maxLength": 4194304},
            "detail": {"$ref": "#/$defs/ImageDetail"},
        },
    },
    "ImageDetail": {"type": "string", "enum": ["auto", "low", "high"]},
    "DocumentContentPart": {
        "type": "object",
        "required": ["type", "document"],
        "properties": {
            "type": {"const": "document"},
            "document": {"$ref": "#/$defs/InlineDocument"},
        },
    },
    "InlineDocument": {
        "type": "object",
        "required": ["data"],
        "properties": {
            "data": {"type": "object", "additionalProperties": True},
            "id": {"type": ["string", "null"]},
        },
    },
    "ToolCallParam": {
        "type": "object",
        "required": ["id", "type", "function"],
        "properties": {
            "id": {"type": "string"},
            "type": {"const": "function"},
            "function": {"$ref": "#/$defs/ToolCallFunctionParam"},
        },
    },
    "ToolCallFunctionParam": {
        "type": "object",
        "required": ["name", "arguments"],
        "properties": {"name": {"type": "string"}, "arguments": {"type": "string"}},
    },
    "LegacyFunctionCallParam": {
        "type": "object",
        "properties": {"name": {"type": "string"}, "arguments": {"type": "string"}},
    },
    "StreamOptions": {
        "type": "object",
        "properties": {"include_usage": {"type": ["boolean", "null"]}},
    },
    "ResponseFormat": {
        "oneOf": [
            {"$ref": "#/$defs/TextFormat"},
            {"$ref": "#/$defs/JsonObjectFormat"},
            {"$ref": "#/$defs/JsonSchemaFormat"},
        ]
    },
    "TextFormat": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "text"}},
    },
    "JsonObjectFormat": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "json_object"}},
    },
    "JsonSchemaFormat": {
        "type": "object",
        "required": ["type", "json_schema"],
        "properties": {
            "type": {"const": "json_schema"},
            "json_schema": {"$ref": "#/$defs/JsonSchemaDefinition"},
        },
    },
    "JsonSchemaDefinition": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "pattern": "^[a-zA-Z0-9_-]{1,64}$"},
            "description": {"type": "string"},
            "schema": {"type": "object", "additionalProperties": True},
            "strict": {"type": ["boolean", "null"]},
        },
    },
    "ChatTool": {
        "oneOf": [
            {"$ref": "#/$defs/FunctionTool"},
            {"$ref": "#/$defs/BrowserSearchTool"},
            {"$ref": "#/$defs/CodeInterpreterTool"},
            {"$ref": "#/$defs/McpTool"},
        ]
    },
    "FunctionTool": {
        "type": "object",
        "required": ["type", "function"],
        "properties": {
            "type": {"const": "function"},
            "function": {"$ref": "#/$defs/FunctionDefinitionParam"},
        },
    },
    "FunctionDefinitionParam": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "pattern": "^[a-zA-Z0-9_-]{1,64}$"},
            "description": {"type": "string"},
            "parameters": {"type": "object", "additionalProperties": True},
            "strict": {"type": "boolean"},
        },
    },
    "BrowserSearchTool": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "browser_search"}},
    },
    "CodeInterpreterTool": {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": "code_interpreter"},
            "container": {"$ref": "#/$defs/CodeContainer"},
        },
    },
    "CodeContainer": {
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"const": "auto"}},
    },
    "McpTool": {
        "type": "object",
        "required": ["type", "server_label"],
        "properties": {
            "type": {"const": "mcp"},
            "server_label": {"type": "string"},
            "server_url": {"type": "string", "format": "uri"},
            "connector_id": {"type": "string"},
            "authorization": {"type": "string"},
            "headers": {"type": "object", "additionalProperties": {"type": "string"}},
            "server_description": {"type": "string"},
            "require_approval": {"$ref": "#/$defs/McpApproval"},
            "allowed_tools": {"type": ["array", "null"], "items": {"type": "string"}},
        },
    },
    "McpApproval": {"type": "string", "enum": ["never", "always"]},
    "ToolChoice": {
        "anyOf": [{"$ref": "#/$defs/ToolChoiceMode"}, {"$ref": "#/$defs/NamedToolChoice"}]
    },
    "ToolChoiceMode": {"type": "string", "enum": ["none", "auto", "required"]},
    "NamedToolChoice": {
        "type": "object",
        "required": ["type", "function"],
        "properties": {
            "type": {"const": "function"},
            "function": {"$ref": "#/$defs/FunctionNameRef"},
        },
    },
    "FunctionNameRef": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}},
    },
    "ReasoningEffort": {"type": "string", "enum": ["none", "default", "low", "medium", "high"]},
    "ReasoningFormat": {"type": "string", "enum": ["hidden", "raw", "parsed"]},
    "ChatDocument": {
        "type": "object",
        "additionalProperties": False,
        "required": ["source"],
        "properties": {
            "id": {"type": ["string", "null"]},
            "source": {"$ref": "#/$defs/DocumentSource"},
        },
    },
    "DocumentSource": {
        "oneOf": [{"$ref": "#/$defs/TextDocumentSource"}, {"$ref": "#/$defs/JsonDocumentSource"}]
    },
    "TextDocumentSource": {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "text"],
        "properties": {"type": {"const": "text"}, "text": {"type": "string"}},
    },
    "JsonDocumentSource": {
        "type": "object",
        "additionalProperties": False,
        "required": ["type", "data"],
        "properties": {
            "type": {"const": "json"},
            "data": {"type": "object", "additionalProperties": True},
        },
    },
    "CitationOptions": {"type": "string", "enum": ["enabled", "disabled"]},
    "SearchSettings": {
        "type": "object",
        "properties": {
            "include_domains": {"type": ["array", "null"], "items": {"type": "string"}},
            "exclude_domains": {"type": ["array", "null"], "items": {"type": "string"}},
            "include_images": {"type": ["boolean", "null"]},
            "country": {"type": ["string", "null"]},
        },
    },
    "CompoundCustom": {
        "type": "object",
        "properties": {
            "models": {"anyOf": [{"$ref": "#/$defs/CompoundModels"}, {"type": "null"}]},
            "tools": {"anyOf": [{"$ref": "#/$defs/CompoundTools"}, {"type": "null"}]},
        },
    },
    "CompoundModels": {
        "type": "object",
        "properties": {
            "answering_model": {"type": ["string", "null"]},
            "reasoning_model": {"type": ["string", "null"]},
        },
    },
    "CompoundTools": {
        "type": "object",
        "properties": {
            "enabled_tools": {
                "type": ["array", "null"],
                "items": {"anyOf": [{"$ref": "#/$defs/CompoundTool"}, {"type": "string"}]},
            },
            "wolfram_settings": {"anyOf": [{"$ref": "#/$defs/WolframSettings"}, {"type": "null"}]},
        },
    },
    "CompoundTool": {
        "type": "string",
        "enum": [
            "web_search",
            "visit_website",
            "browser_automation",
            "code_interpreter",
            "wolfram_alpha",
        ],
    },
    "WolframSettings": {
        "type": "object",
        "properties": {"authorization": {"type": ["string", "null"]}},
    },
    "ServiceTier": {"type": "string", "enum": ["auto", "on_demand", "flex", "performance"]},
    "LegacyFunction": {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string"},
            "description": {"type": "string"},
            "parameters": {"type": "object", "additionalProperties": True},
        },
    },
    "LegacyFunctionCallOption": {
        "type": "object",
        "required": ["name"],
        "properties": {"name": {"type": "string"}},
    },
    "ResponseCreateRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["model", "input"],
        "properties": {
            "model": {"type": "string"},
            "input": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"$ref": "#/$defs/ResponseInputItem"}},
                ]
            },
            "instructions": {"type": ["string", "null"]},
            "max_output_tokens": {"type": ["integer", "null"]},
            "temperature": {"type": ["number", "null"], "minimum": 0, "maximum": 2},
            "top_p": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
            "tools": {
                "type": ["array", "null"],
                "maxItems": 128,
                "items": {"$ref": "#/$defs/ResponseTool"},
            },
            "tool_choice": {"anyOf": [{"$ref": "#/$defs/ResponseToolChoice"}, {"type": "null"}]},
            "text": {"$ref": "#/$defs/ResponseTextConfig"},
            "reasoning": {"anyOf": [{"$ref": "#/$defs/ResponseReasoningConfig"}, {"type": "null"}]},
            "metadata": {
                "type": ["object", "null"],
                "maxProperties": 16,
                "propertyNames": {"maxLength": 64},
                "additionalProperties": {"type": "string", "maxLength": 512},
            },
            "parallel_tool_calls": {"type": ["boolean", "null"]},
            "store": {"type": ["boolean", "null"]},
            "stream": {"type": ["boolean", "null"]},
            "user": {"type": "string"},
            "service_tier": {"anyOf": [{"$ref": "#/$defs/ResponseServiceTier"}, {"type": "null"}]},
            "truncation": {"anyOf": [{"$ref": "#/$defs/ResponseTruncation"}, {"type": "null"}]},
        },
    },
    "ResponseInputItem": {
        "anyOf": [
            {"$ref": "#/$defs/ResponseEasyMessage"},
            {"$ref": "#/$defs/ResponseInputMessage"},
            {"$ref": "#/$defs/ResponseItemReference"},
            {"$ref": "#/$defs/ResponseFunctionCall"},
            {"$ref": "#/$defs/ResponseFunctionCallOutput"},
            {"$ref": "#/$defs/ResponseOutputMessageParam"},
            {"$ref": "#/$defs/ResponseReasoningItemParam"},
            {"$ref": "#/$defs/ResponseMcpListToolsParam"},
            {"$ref": "#/$defs/ResponseMcpCallParam"},
            {"$ref": "#/$defs/ResponseMcpApprovalRequestParam"},
            {"$ref": "#/$defs/ResponseMcpApprovalResponse"},
            {"type": "object", "additionalProperties": True},
        ]
    },
    "ResponseEasyMessage": {
        "type": "object",
        "required": ["role", "content"],
        "properties": {
            "role": {"$ref": "#/$defs/ResponseMessageRole"},
            "content": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "items": {"$ref": "#/$defs/ResponseInputContent"}},
                ]
            },
            "type": {"const": "message"},
        },
    },
    "ResponseMessageRole": {"type": "string", "enum": ["user", "assistant", "system", "developer"]},
    "ResponseInputMessage": {
        "type": "object",
        "required": ["type", "role", "content"],
        "properties": {
            "type": {"const": "message"},
            "role": {"$ref": "#/$defs/ResponseInputRole"},
            "content": {"type": "array", "items": {"$ref": "#/$defs/ResponseInputContent"}},
            "status": {"$ref": "#/$defs/ResponseItemStatus"},
        },
    },
    "ResponseInputRole": {"type": "string", "enum": ["user", "system", "developer"]},
    "ResponseItemStatus": {"type": "string", "enum": ["in_progress", "completed", "incomplete"]},
    "ResponseInputContent": {
        "oneOf": [{"$ref": "#/$defs/ResponseInputText"}, {"$ref": "#/$defs/ResponseInputImage"}]
    },
    "ResponseInputText": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "input_text"}, "text": {"type": "string"}},
    },
    "ResponseInputImage": {
        "type": "object",
        "required": ["type", "image_url"],
        "properties": {
            "type": {"const": "input_image"},
            "image_url": {"type": "string", "maxLength": 4194304},
            "detail": {"$ref": "#/$defs/ImageDetail"},
        },
    },
    "ResponseItemReference": {
        "type": "object",
        "required": ["type", "id"],
        "properties": {"type": {"const": "item_reference"}, "id": {"type": "string"}},
    },
    "ResponseFunctionCall": {
        "type": "object",
        "required": ["type", "call_id", "name", "arguments"],
        "properties": {
            "type": {"const": "function_call"},
            "id": {"type": "string"},
            "call_id": {"type": "string"},
            "name": {"type": "string"},
            "arguments": {"type": "string"},
            "status": {"anyOf": [{"$ref": "#/$defs/ResponseItemStatus"}, {"type": "string"}]},
        },
    },
    "ResponseFunctionCallOutput": {
        "type": "object",
        "required": ["type", "call_id", "output"],
        "properties": {
            "type": {"const": "function_call_output"},
            "id": {"type": "string"},
            "call_id": {"type": "string"},
            "output": {"type": "string"},
            "status": {"$ref": "#/$defs/ResponseItemStatus"},
        },
    },
    "ResponseOutputMessageParam": {
        "type": "object",
        "required": ["type", "id", "role", "content"],
        "properties": {
            "type": {"const": "message"},
            "id": {"type": "string"},
            "status": {"anyOf": [{"$ref": "#/$defs/ResponseItemStatus"}, {"type": "string"}]},
            "role": {"const": "assistant"},
            "content": {"type": "array", "items": {"$ref": "#/$defs/ResponseOutputTextParam"}},
        },
    },
    "ResponseOutputTextParam": {
        "type": "object",
        "required": ["type", "text", "annotations"],
        "properties": {
            "type": {"const": "output_text"},
            "text": {"type": "string"},
            "annotations": {"type": "array", "items": {"$ref": "#/$defs/ResponseAnnotationParam"}},
            "logprobs": {"type": ["array", "null"], "items": {"type": "string"}},
        },
    },
    "ResponseAnnotationParam": {
        "anyOf": [
            {"$ref": "#/$defs/ResponseFileCitationParam"},
            {"$ref": "#/$defs/ResponseUrlCitationParam"},
            {"type": "object", "additionalProperties": True},
        ]
    },
    "ResponseFileCitationParam": {
        "type": "object",
        "required": ["type", "file_id"],
        "properties": {
            "type": {"const": "file_citation"},
            "file_id": {"type": "string"},
            "index": {"type": "integer"},
        },
    },
    "ResponseUrlCitationParam": {
        "type": "object",
        "required": ["type", "url"],
        "properties": {
            "type": {"const": "url_citation"},
            "url": {"type": "string"},
            "start_index": {"type": "integer"},
            "end_index": {"type": "integer"},
            "title": {"type": "string"},
        },
    },
    "ResponseReasoningItemParam": {
        "type": "object",
        "required": ["type", "id", "summary"],
        "properties": {
            "type": {"const": "reasoning"},
            "id": {"type": "string"},
            "summary": {"type": "array", "items": {"type": "object", "additionalProperties": True}},
            "status": {"type": "string"},
            "content": {"type": "array", "items": {"$ref": "#/$defs/ResponseReasoningTextParam"}},
        },
    },
    "ResponseReasoningTextParam": {
        "type": "object",
        "required": ["type", "text"],
        "properties": {"type": {"const": "reasoning_text"}, "text": {"type": "string"}},
    },
    "ResponseMcpListToolsParam": {
        "type": "object",
        "required": ["type", "id", "server_label", "tools"],
        "properties": {
            "type": {"const": "mcp_list_tools"},
            "id": {"type": "string"},
            "server_label": {"type": "string"},
            "tools": {"type": "array", "items": {"$ref": "#/$defs/McpToolInfoParam"}},
        },
    },
    "McpToolInfoParam": {
        "type": "object",
        "properties": {
            "name": {"type": "string"},
            "description": {"type": "string"},
            "input_schema": {"type": "object", "additionalProperties": True},
            "annotations": {},
        },
    },
    "ResponseMcpCallParam": {
        "type": "object",
        "required": ["type", "name", "arguments"],
        "properties": {
            "type": {"const": "mcp_call"},
            "id": {"type": "string"},
            "server_label": {"type": "string"},
            "name": {"type": "string"},
            "arguments": {"type": "string"},
            "output": {"type": ["string", "null"]},
            "error": {"type": ["string", "null"]},
            "approval_request_id": {"type": ["string", "null"]},
        },
    },
    "ResponseMcpApprovalRequestParam": {
        "type": "object",
        "required": ["type", "id", "server_label", "name", "arguments"],
        "properties": {
            "type": {"const": "mcp_approval_request"},
            "id": {"type": "string"},
            "server_label": {"type": "string"},
            "name": {"type": "string"},
            "arguments": {"type": "string"},
        },
    },
    "ResponseMcpApprovalResponse": {
        "type": "object",
        "required": ["type", "approval_request_id", "approve"],
        "properties": {
            "type": {"const": "mcp_approval_response"},
            "approval_request_id": {"type": "string"},
            "approve": {"type": "boolean"},
        },
    },
    "ResponseTool": {
        "oneOf": [
            {"$ref": "#/$defs/ResponseFunctionTool"},
            {"$ref": "#/$defs/BrowserSearchTool"},
            {"$ref": "#/$defs/CodeInterpreterTool"},
            {"$ref": "#/$defs/McpTool"},
        ]
    },
    "ResponseFunctionTool": {
        "type": "object",
        "required": ["type", "name"],
        "properties": {
            "type": {"const": "function"},
            "name": {"type": "string"},
            "description": {"type": "string"},
            "parameters": {"type": "object", "additionalProperties": True},
            "strict": {"type": ["boolean", "null"]},
        },
    },
    "ResponseToolChoice": {
        "anyOf": [{"$ref": "#/$defs/ToolChoiceMode"}, {"$ref": "#/$defs/ResponseNamedToolChoice"}]
    },
    "ResponseNamedToolChoice": {
        "type": "object",
        "required": ["type", "function"],
        "properties": {
            "type": {"const": "function"},
            "function": {"$ref": "#/$defs/FunctionNameRef"},
        },
    },
    "ResponseTextConfig": {
        "type": "object",
        "properties": {"format": {"$ref": "#/$defs/ResponseTextFormat"}},
    },
    "ResponseTextFormat": {
        "oneOf": [
            {"$ref": "#/$defs/TextFormat"},
            {"$ref": "#/$defs/JsonObjectFormat"},
            {"$ref": "#/$defs/ResponseJsonSchemaFormat"},
        ]
    },
    "ResponseJsonSchemaFormat": {
        "type": "object",
        "required": ["type", "name", "schema"],
        "properties": {
            "type": {"const": "json_schema"},
            "name": {"type": "string"},
            "schema": {"type": "object", "additionalProperties": True},
            "description": {"type": "string"},
            "strict": {"type": ["boolean", "null"]},
        },
    },
    "ResponseReasoningConfig": {
        "type": "object",
        "properties": {
            "effort": {"anyOf": [{"$ref": "#/$defs/ResponseReasoningEffort"}, {"type": "null"}]}
        },
    },
    "ResponseReasoningEffort": {"type": "string", "enum": ["low", "medium", "high"]},
    "ResponseServiceTier": {"type": "string", "enum": ["auto", "default", "flex"]},
    "ResponseTruncation": {"type": "string", "enum": ["auto", "disabled"]},
    "EmbeddingRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["input", "model"],
        "properties": {
            "input": {
                "anyOf": [
                    {"type": "string"},
                    {"type": "array", "minItems": 1, "maxItems": 2048, "items": {"type": "string"}},
                ]
            },
            "model": {"type": "string"},
            "encoding_format": {"$ref": "#/$defs/EmbeddingEncoding"},
            "user": {"type": ["string", "null"]},
        },
    },
    "EmbeddingEncoding": {"type": "string", "enum": ["float", "base64"]},
    "SpeechRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["model", "input", "voice"],
        "properties": {
            "model": {"type": "string"},
            "input": {"type": "string"},
            "voice": {"anyOf": [{"$ref": "#/$defs/SpeechVoice"}, {"type": "string"}]},
            "response_format": {"$ref": "#/$defs/SpeechFormat"},
            "sample_rate": {"$ref": "#/$defs/SpeechSampleRate"},
            "speed": {"type": "number", "minimum": 0.5, "maximum": 5},
        },
    },
    "SpeechVoice": {
        "type": "string",
        "enum": [
            "autumn",
            "diana",
            "hannah",
            "austin",
            "daniel",
            "troy",
            "abdullah",
            "fahad",
            "sultan",
            "lulwa",
            "noura",
            "aisha",
        ],
    },
    "SpeechFormat": {"type": "string", "enum": ["flac", "mp3", "mulaw", "ogg", "wav"]},
    "SpeechSampleRate": {
        "type": "integer",
        "enum": [8000, 16000, 22050, 24000, 32000, 44100, 48000],
    },
    "TranscriptionRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["model"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "url": {"type": "string"},
            "model": {"type": "string"},
            "language": {"anyOf": [{"$ref": "#/$defs/AudioLanguage"}, {"type": "string"}]},
            "prompt": {"type": "string"},
            "response_format": {"$ref": "#/$defs/AudioResponseFormat"},
            "temperature": {"type": "number", "minimum": 0, "maximum": 1},
            "timestamp_granularities[]": {
                "type": "array",
                "items": {"$ref": "#/$defs/TimestampGranularity"},
            },
        },
    },
    "AudioLanguage": {
        "type": "string",
        "enum": [
            "af",
            "am",
            "ar",
            "as",
            "az",
            "ba",
            "be",
            "bg",
            "bn",
            "bo",
            "br",
            "bs",
            "ca",
            "cs",
            "cy",
            "da",
            "de",
            "el",
            "en",
            "es",
            "et",
            "eu",
            "fa",
            "fi",
            "fo",
            "fr",
            "gl",
            "gu",
            "ha",
            "haw",
            "he",
            "hi",
            "hr",
            "ht",
            "hu",
            "hy",
            "id",
            "is",
            "it",
            "ja",
            "jv",
            "ka",
            "kk",
            "km",
            "kn",
            "ko",
            "la",
            "lb",
            "ln",
            "lo",
            "lt",
            "lv",
            "mg",
            "mi",
            "mk",
            "ml",
            "mn",
            "mr",
            "ms",
            "mt",
            "my",
            "ne",
            "nl",
            "nn",
            "no",
            "oc",
            "pa",
            "pl",
            "ps",
            "pt",
            "ro",
            "ru",
            "sa",
            "sd",
            "si",
            "sk",
            "sl",
            "sn",
            "so",
            "sq",
            "sr",
            "su",
            "sv",
            "sw",
            "ta",
            "te",
            "tg",
            "th",
            "tk",
            "tl",
            "tr",
            "tt",
            "uk",
            "ur",
            "uz",
            "vi",
            "yi",
            "yo",
            "yue",
            "zh",
        ],
    },
    "AudioResponseFormat": {"type": "string", "enum": ["json", "text", "verbose_json"]},
    "TimestampGranularity": {"type": "string", "enum": ["word", "segment"]},
    "TranslationRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["model"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "url": {"type": "string"},
            "model": {"type": "string"},
            "language": {"type": "string"},
            "prompt": {"type": "string"},
            "response_format": {"$ref": "#/$defs/AudioResponseFormat"},
            "temperature": {"type": "number", "minimum": 0, "maximum": 1},
        },
    },
    "FileUploadRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["file", "purpose"],
        "properties": {
            "file": {"type": "string", "format": "binary"},
            "purpose": {"anyOf": [{"$ref": "#/$defs/FileUploadPurpose"}, {"type": "string"}]},
        },
    },
    "FileUploadPurpose": {"type": "string", "enum": ["batch", "fine_tuning"]},
    "BatchCreateRequest": {
        "type": "object",
        "required": ["input_file_id", "endpoint", "completion_window"],
        "properties": {
            "input_file_id": {"type": "string"},
            "endpoint": {"anyOf": [{"$ref": "#/$defs/BatchEndpoint"}, {"type": "string"}]},
            "completion_window": {"type": "string"},
            "metadata": {"type": ["object", "null"], "additionalProperties": {"type": "string"}},
        },
    },
    "BatchEndpoint": {
        "type": "string",
        "enum": ["/v1/chat/completions", "/v1/audio/transcriptions", "/v1/audio/translations"],
    },
    "FineTuningCreateRequest": {
        "type": "object",
        "properties": {
            "base_model": {"type": "string"},
            "input_file_id": {"type": "string"},
            "name": {"type": "string"},
            "type": {"type": "string"},
        },
    },
    "RerankRequest": {
        "type": "object",
        "additionalProperties": False,
        "required": ["model", "query", "docs"],
        "properties": {
            "model": {"type": "string"},
            "query": {"type": "string"},
            "docs": {
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "items": {"type": "string", "minLength": 1},
            },
            "instruction": {"type": ["string", "null"]},
        },
    },
}
"""Schemas by the names that `#/$defs/...` refers to."""
