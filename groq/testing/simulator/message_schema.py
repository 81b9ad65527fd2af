"""What the service accepts as a message of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.schemas import STRING, closed, nullable, opened

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_LONGEST_URL = 4 * 1024 * 1024
_TEXT = opened(["text"], {"text": STRING})
_PART: JsonObject = {
    "type": "object",
    "variants": {
        "text": _TEXT,
        "image_url": opened(
            ["image_url"],
            {
                "image_url": opened(
                    ["url"],
                    {
                        "url": {"type": "string", "format": "uri", "maxLength": _LONGEST_URL},
                        "detail": {"type": "string", "enum": ["auto", "low", "high"]},
                    },
                )
            },
        ),
        "document": opened(
            ["document"],
            {"document": opened(["data"], {"data": {"type": "object"}, "id": nullable("string")})},
        ),
    },
}
_PARTS: JsonObject = {"type": ["string", "array"], "minItems": 1, "items": _PART}
_TEXTS: JsonObject = {
    "type": ["string", "array"],
    "minItems": 1,
    "items": {"type": "object", "variants": {"text": _TEXT}},
}
_TOOL_CALL = opened(
    ["id", "type", "function"],
    {
        "id": STRING,
        "type": {"type": "string", "enum": ["function"]},
        "function": opened(["name", "arguments"], {"name": STRING, "arguments": STRING}),
    },
)

MESSAGES: dict[str, JsonObject] = {
    "system": closed(["content"], {"role": {}, "content": _TEXTS, "name": STRING}),
    "developer": closed(["content"], {"role": {}, "content": _TEXTS, "name": STRING}),
    "user": closed(["content"], {"role": {}, "content": _PARTS, "name": STRING}),
    "assistant": closed(
        [],
        {
            "role": {},
            "content": {**_TEXTS, "type": ["string", "array", "null"], "minItems": 0},
            "reasoning": nullable("string"),
            "name": STRING,
            "tool_calls": {"type": "array", "items": _TOOL_CALL},
            "function_call": opened([], {"name": STRING, "arguments": STRING}),
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
