"""What the service accepts in the body of a request for a response."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.schemas import STRING, closed, nullable, opened
from groq.testing.simulator.tool_schema import tool_schema

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_STATUS = {"type": "string", "enum": ["in_progress", "completed", "incomplete"]}
_OBJECTS = {"type": "array", "items": {"type": "object"}}
_PART: JsonObject = {
    "type": "object",
    "variants": {
        "input_text": opened(["text"], {"text": STRING}),
        "input_image": opened(
            ["image_url"],
            {"image_url": STRING, "detail": {"type": "string", "enum": ["auto", "low", "high"]}},
        ),
        "output_text": opened(["text", "annotations"], {"text": STRING, "annotations": _OBJECTS}),
    },
}
_MESSAGE = opened(
    ["role", "content"],
    {
        "id": STRING,
        "role": {"type": "string", "enum": ["user", "assistant", "system", "developer"]},
        "content": {"type": ["string", "array"], "items": _PART},
        "status": _STATUS,
    },
)
_THOUGHT = opened(
    ["type", "text"], {"type": {"type": "string", "enum": ["reasoning_text"]}, "text": STRING}
)
ITEM: JsonObject = {
    "type": "object",
    "variants": {
        "message": _MESSAGE,
        "item_reference": opened(["id"], {"id": STRING}),
        "function_call": opened(
            ["call_id", "name", "arguments"],
            {
                "id": STRING,
                "call_id": STRING,
                "name": STRING,
                "arguments": STRING,
                "status": _STATUS,
            },
        ),
        "function_call_output": opened(
            ["call_id", "output"],
            {"id": STRING, "call_id": STRING, "output": STRING, "status": _STATUS},
        ),
        "reasoning": opened(
            ["id", "summary"],
            {
                "id": STRING,
                "summary": _OBJECTS,
                "status": STRING,
                "content": {"type": "array", "items": _THOUGHT},
            },
        ),
        "mcp_list_tools": opened(
            ["id", "server_label", "tools"],
            {"id": STRING, "server_label": STRING, "tools": _OBJECTS},
        ),
        "mcp_call": opened(
            ["name", "arguments"],
            {
                "id": STRING,
                "server_label": STRING,
                "name": STRING,
                "arguments": STRING,
                "output": nullable("string"),
            },
        ),
        "mcp_approval_request": opened(
            ["id", "server_label", "name", "arguments"],
            {"id": STRING, "server_label": STRING, "name": STRING, "arguments": STRING},
        ),
        "mcp_approval_response": opened(
            ["approval_request_id", "approve"],
            {"approval_request_id": STRING, "approve": {"type": "boolean"}},
        ),
    },
}
TOOL = tool_schema(
    opened(
        ["name"],
        {
            "name": STRING,
            "description": STRING,
            "parameters": {"type": "object"},
            "strict": nullable("boolean"),
        },
    )
)
FORMAT: JsonObject = {
    "type": "object",
    "variants": {
        "text": {},
        "json_object": {},
        "json_schema": opened(
            ["name", "schema"],
            {
                "name": STRING,
                "schema": {"type": "object"},
                "description": STRING,
                "strict": nullable("boolean"),
            },
        ),
    },
}
_EFFORT = nullable("string", enum=["low", "medium", "high"])

BODY = closed(
    ["model", "input"],
    {
        "model": STRING,
        "input": {"type": ["string", "array"], "items": {"type": "object"}},
        "instructions": nullable("string"),
        "max_output_tokens": nullable("integer", minimum=1),
        "temperature": nullable("number", minimum=0, maximum=2),
        "top_p": nullable("number", minimum=0, maximum=1),
        "tools": nullable("array", maxItems=128, items=TOOL),
        "tool_choice": {"type": ["string", "object", "null"]},
        "text": opened([], {"format": FORMAT}),
        "reasoning": nullable("object", properties={"effort": _EFFORT}),
        "metadata": nullable(
            "object",
            maxProperties=16,
            propertyNames={"maxLength": 64},
            additionalProperties={"type": "string", "maxLength": 512},
        ),
        "parallel_tool_calls": nullable("boolean"),
        "store": nullable("boolean"),
        "stream": nullable("boolean"),
        "user": STRING,
        "service_tier": nullable("string", enum=["auto", "default", "flex"]),
        "truncation": nullable("string", enum=["auto", "disabled"]),
    },
)
