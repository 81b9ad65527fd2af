"""What the service accepts in the body of a chat completion request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject


def _closed(required: list[str], properties: dict[str, Any]) -> JsonObject:
    return {
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": False,
    }


def _nullable(kind: str, **rules: Any) -> JsonObject:
    return {"type": [kind, "null"], **rules}


_STRING = {"type": "string"}
_IMAGE_URL = _closed(["url"], {"url": _STRING, "detail": _STRING})
_PART = _closed(
    ["type"],
    {
        "type": {"type": "string", "enum": ["text", "image_url", "document"]},
        "text": _STRING,
        "image_url": _IMAGE_URL,
        "document": {"type": "object", "required": ["data"]},
    },
)
_PARTS: JsonObject = {"type": ["string", "array"], "items": _PART}
_FUNCTION: JsonObject = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": _STRING, "parameters": _nullable("object")},
}
_TOOL = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": _STRING, "function": _FUNCTION},
}
_TOOL_CALL = _closed(
    ["id", "type", "function"],
    {
        "id": _STRING,
        "type": _STRING,
        "function": _closed(["name", "arguments"], {"name": _STRING, "arguments": _STRING}),
    },
)
_RESPONSE_FORMAT = _nullable(
    "object",
    required=["type"],
    properties={
        "type": {"type": "string", "enum": ["text", "json_object", "json_schema"]},
        "json_schema": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": _STRING, "schema": _nullable("object")},
        },
    },
)

MESSAGES: dict[str, JsonObject] = {
    "system": _closed(["content"], {"role": {}, "content": _PARTS, "name": _STRING}),
    "developer": _closed(["content"], {"role": {}, "content": _PARTS, "name": _STRING}),
    "user": _closed(["content"], {"role": {}, "content": _PARTS, "name": _STRING}),
    "assistant": _closed(
        [],
        {
            "role": {},
            "content": {**_PARTS, "type": ["string", "array", "null"]},
            "reasoning": _nullable("string"),
            "name": _STRING,
            "tool_calls": _nullable("array", items=_TOOL_CALL),
            "function_call": _nullable("object"),
        },
    ),
    "tool": _closed(
        ["content", "tool_call_id"],
        {"role": {}, "content": _PARTS, "tool_call_id": _STRING, "name": _STRING},
    ),
    "function": _closed(
        ["content", "name"], {"role": {}, "content": _nullable("string"), "name": _STRING}
    ),
}

BODY = _closed(
    ["model", "messages"],
    {
        "model": _STRING,
        "messages": {"type": "array", "minItems": 1, "items": {"type": "object"}},
        "citation_options": _nullable("string", enum=["enabled", "disabled"]),
        "compound_custom": _nullable("object"),
        "disable_tool_validation": {"type": "boolean"},
        "documents": _nullable("array", items={"type": "object"}),
        "exclude_domains": _nullable("array", items=_STRING),
        "include_domains": _nullable("array", items=_STRING),
        "frequency_penalty": _nullable("number", minimum=-2, maximum=2),
        "presence_penalty": _nullable("number", minimum=-2, maximum=2),
        "function_call": {"type": ["string", "object", "null"]},
        "functions": _nullable("array", maxItems=128, items={"type": "object"}),
        "include_reasoning": _nullable("boolean"),
        "logit_bias": _nullable("object"),
        "logprobs": _nullable("boolean"),
        "top_logprobs": _nullable("integer", minimum=0, maximum=20),
        "max_completion_tokens": _nullable("integer", minimum=1),
        "max_tokens": _nullable("integer", minimum=1),
        "metadata": _nullable("object"),
        "n": _nullable("integer", minimum=1, maximum=1),
        "parallel_tool_calls": _nullable("boolean"),
        "reasoning_effort": _nullable("string", enum=["none", "default", "low", "medium", "high"]),
        "reasoning_format": _nullable("string", enum=["hidden", "raw", "parsed"]),
        "response_format": _RESPONSE_FORMAT,
        "search_settings": _nullable("object"),
        "seed": _nullable("integer"),
        "service_tier": _nullable("string", enum=["auto", "on_demand", "flex", "performance"]),
        "stop": {"type": ["string", "array", "null"], "maxItems": 4, "items": _STRING},
        "store": _nullable("boolean"),
        "stream": _nullable("boolean"),
        "stream_options": _nullable("object", properties={"include_usage": _nullable("boolean")}),
        "temperature": _nullable("number", minimum=0, maximum=2),
        "tool_choice": {"type": ["string", "object", "null"]},
        "tools": _nullable("array", maxItems=128, items=_TOOL),
        "top_p": _nullable("number", minimum=0, maximum=1),
        "user": _nullable("string"),
    },
)
