"""What the service accepts in the body of a chat completion request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.schemas import STRING, closed, nullable, opened
from groq.testing.simulator.tool_schema import NAME, tool_schema

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_FUNCTION = opened(
    ["name"],
    {
        "name": NAME,
        "description": STRING,
        "parameters": {"type": "object"},
        "strict": {"type": "boolean"},
    },
)
_LEGACY_FUNCTION = opened(
    ["name"], {"name": STRING, "description": STRING, "parameters": {"type": "object"}}
)
_TOOL = tool_schema(opened(["function"], {"function": _FUNCTION}))
_JSON_SCHEMA = opened(
    ["name"],
    {
        "name": NAME,
        "description": STRING,
        "schema": {"type": "object"},
        "strict": nullable("boolean"),
    },
)
_RESPONSE_FORMAT: JsonObject = {
    "type": ["object", "null"],
    "variants": {
        "text": {},
        "json_object": {},
        "json_schema": opened(["json_schema"], {"json_schema": _JSON_SCHEMA}),
    },
}
_DOCUMENT = closed(
    ["source"],
    {
        "id": nullable("string"),
        "source": {
            "type": "object",
            "variants": {
                "text": closed(["text"], {"type": {}, "text": STRING}),
                "json": closed(["data"], {"type": {}, "data": {"type": "object"}}),
            },
        },
    },
)
_DOMAINS = nullable("array", items=STRING)
_SEARCH = nullable(
    "object",
    properties={
        "include_domains": _DOMAINS,
        "exclude_domains": _DOMAINS,
        "include_images": nullable("boolean"),
        "country": nullable("string"),
    },
)
_COMPOUND_MODELS = nullable(
    "object",
    properties={"answering_model": nullable("string"), "reasoning_model": nullable("string")},
)
_WOLFRAM = nullable("object", properties={"authorization": nullable("string")})
_COMPOUND_TOOLS = nullable(
    "object",
    properties={
        "enabled_tools": nullable("array", items=STRING),
        "wolfram_settings": _WOLFRAM,
    },
)
_COMPOUND = nullable("object", properties={"models": _COMPOUND_MODELS, "tools": _COMPOUND_TOOLS})

BODY = closed(
    ["model", "messages"],
    {
        "model": STRING,
        "messages": {"type": "array", "minItems": 1, "items": {"type": "object"}},
        "citation_options": nullable("string", enum=["enabled", "disabled"]),
        "compound_custom": _COMPOUND,
        "disable_tool_validation": {"type": "boolean"},
        "documents": nullable("array", items=_DOCUMENT),
        "exclude_domains": _DOMAINS,
        "include_domains": _DOMAINS,
        "frequency_penalty": nullable("number", minimum=-2, maximum=2),
        "presence_penalty": nullable("number", minimum=-2, maximum=2),
        "function_call": {
            "type": ["string", "object", "null"],
            "required": ["name"],
            "properties": {"name": STRING},
        },
        "functions": nullable("array", maxItems=128, items=_LEGACY_FUNCTION),
        "include_reasoning": nullable("boolean"),
        "logit_bias": nullable("object", additionalProperties={"type": "integer"}),
        "logprobs": nullable("boolean"),
        "top_logprobs": nullable("integer", minimum=0, maximum=20),
        "max_completion_tokens": nullable("integer", minimum=1),
        "max_tokens": nullable("integer", minimum=1),
        "metadata": nullable("object", additionalProperties=STRING),
        "n": nullable("integer", minimum=1, maximum=1),
        "parallel_tool_calls": nullable("boolean"),
        "reasoning_effort": nullable("string", enum=["none", "default", "low", "medium", "high"]),
        "reasoning_format": nullable("string", enum=["hidden", "raw", "parsed"]),
        "response_format": _RESPONSE_FORMAT,
        "search_settings": _SEARCH,
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
