"""What the service accepts in the body of a chat completion request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.schemas import STRING, closed, nullable

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject


_IMAGE_URL = closed(["url"], {"url": STRING, "detail": STRING})
_PART = closed(
    ["type"],
    {
        "type": {"type": "string", "enum": ["text", "image_url", "document"]},
        "text": STRING,
        "image_url": _IMAGE_URL,
        "document": {"type": "object", "required": ["data"]},
    },
)
_PARTS: JsonObject = {"type": ["string", "array"], "items": _PART}
_FUNCTION: JsonObject = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": STRING, "parameters": nullable("object")},
}
_TOOL = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": STRING, "function": _FUNCTION},
}
_TOOL_CALL = closed(
    ["id", "type", "function"],
    {
        "id": STRING,
        "type": STRING,
        "function": closed(["name", "arguments"], {"name": STRING, "arguments": STRING}),
    },
)
_RESPONSE_FORMAT = nullable(
    "object",
    required=["type"],
    properties={
        "type": {"type": "string", "enum": ["text", "json_object", "json_schema"]},
        "json_schema": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": STRING, "schema": nullable("object")},
        },
    },
)

MESSAGES: dict[str, JsonObject] = {
    "system": closed(["content"], {"role": {}, "content": _PARTS, "name": STRING}),
    "developer": closed(["content"], {"role": {}, "content": _PARTS, "name": STRING}),
    "user": closed(["content"], {"role": {}, "content": _PARTS, "name": STRING}),
    "assistant": closed(
        [],
        {
            "role": {},
            "content": {**_PARTS, "type": ["string", "array", "null"]},
            "reasoning": nullable("string"),
            "name": STRING,
            "tool_calls": nullable("array", items=_TOOL_CALL),
            "function_call": nullable("object"),
        },
    ),
    "tool": closed(
        ["content", "tool_call_id"],
        {"role": {}, "content": _PARTS, "tool_call_id": STRING, "name": STRING},
    ),
    "function": closed(
        ["content", "name"], {"role": {}, "content": nullable("string"), "name": STRING}
    ),
}

BODY = closed(
    ["model", "messages"],
    {
        "model": STRING,
        "messages": {"type": "array", "minItems": 1, "items": {"type": "object"}},
        "citation_options": nullable("string", enum=["enabled", "disabled"]),
        "compound_custom": nullable("object"),
        "disable_tool_validation": {"type": "boolean"},
        "documents": nullable("array", items={"type": "object"}),
        "exclude_domains": nullable("array", items=STRING),
        "include_domains": nullable("array", items=STRING),
        "frequency_penalty": nullable("number", minimum=-2, maximum=2),
        "presence_penalty": nullable("number", minimum=-2, maximum=2),
        "function_call": {"type": ["string", "object", "null"]},
        "functions": nullable("array", maxItems=128, items={"type": "object"}),
        "include_reasoning": nullable("boolean"),
        "logit_bias": nullable("object"),
        "logprobs": nullable("boolean"),
        "top_logprobs": nullable("integer", minimum=0, maximum=20),
        "max_completion_tokens": nullable("integer", minimum=1),
        "max_tokens": nullable("integer", minimum=1),
        "metadata": nullable("object"),
        "n": nullable("integer", minimum=1, maximum=1),
        "parallel_tool_calls": nullable("boolean"),
        "reasoning_effort": nullable("string", enum=["none", "default", "low", "medium", "high"]),
        "reasoning_format": nullable("string", enum=["hidden", "raw", "parsed"]),
        "response_format": _RESPONSE_FORMAT,
        "search_settings": nullable("object"),
        "seed": nullable("integer"),
        "service_tier": nullable("string", enum=["auto", "on_demand", "flex", "performance"]),
        "stop": {"type": ["string", "array", "null"], "maxItems": 4, "items": STRING},
        "store": nullable("boolean"),
        "stream": nullable("boolean"),
        "stream_options": nullable("object", properties={"include_usage": nullable("boolean")}),
        "temperature": nullable("number", minimum=0, maximum=2),
        "tool_choice": {"type": ["string", "object", "null"]},
        "tools": nullable("array", maxItems=128, items=_TOOL),
        "top_p": nullable("number", minimum=0, maximum=1),
        "user": nullable("string"),
    },
)
