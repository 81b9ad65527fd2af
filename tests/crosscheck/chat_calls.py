"""Chat completions that use all that the document has for them."""

from __future__ import annotations

from typing import Any

from groq.types import ChatCompletion
from tests.crosscheck.call import Call

_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"harbour": {"type": "string"}, "metres": {"type": "number"}},
    "required": ["harbour", "metres"],
    "additionalProperties": False,
}
_DOT = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)

_MESSAGES = [
    {"role": "system", "content": "You know the tides.", "name": "pilot"},
    {"role": "developer", "content": [{"type": "text", "text": "Answer in metres."}]},
    {
        "role": "user",
        "name": "ann",
        "content": [
            {"type": "text", "text": "How high is the water?"},
            {"type": "image_url", "image_url": {"url": _DOT, "detail": "low"}},
            {"type": "image_url", "image_url": {"url": "https://example.com/quay.png"}},
            {"type": "document", "document": {"id": "d1", "data": {"harbour": "Brest"}}},
        ],
    },
    {
        "role": "assistant",
        "content": None,
        "reasoning": "There is a tool for it.",
        "tool_calls": [
            {
                "id": "call_1",
                "type": "function",
                "function": {"name": "tide", "arguments": '{"harbour": "Brest"}'},
            }
        ],
    },
    {"role": "tool", "tool_call_id": "call_1", "content": "4.2", "name": "tide"},
    {"role": "assistant", "content": [{"type": "text", "text": "4.2 metres."}], "name": "model"},
    {"role": "user", "content": "And tomorrow?"},
]
_LEGACY_MESSAGES = [
    {"role": "user", "content": "How high is the water?"},
    {"role": "assistant", "function_call": {"name": "tide", "arguments": "{}"}},
    {"role": "function", "name": "tide", "content": None},
]
_TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "tide",
            "description": "Height of the water.",
            "parameters": _SCHEMA,
            "strict": True,
        },
    },
    {"type": "browser_search"},
    {"type": "code_interpreter", "container": {"type": "auto"}},
    {
        "type": "mcp",
        "server_label": "charts",
        "server_url": "https://example.com/mcp",
        "server_description": "Charts of the sea.",
        "headers": {"x-pass": "made-up"},
        "authorization": "made-up",
        "require_approval": "never",
        "allowed_tools": ["depth"],
    },
]


def _chat(**arguments: Any) -> Call:
    given = {"model": "openai/gpt-oss-20b", "messages": _MESSAGES, **arguments}
    return Call("createChatCompletion", "chat.create", given, ChatCompletion)


CHAT_CALLS = (
    _chat(
        max_completion_tokens=512,
        temperature=0,
        top_p=0.9,
        stop=["\n\n", "END"],
        seed=7,
        n=1,
        tools=_TOOLS,
        tool_choice={"type": "function", "function": {"name": "tide"}},
        parallel_tool_calls=False,
        disable_tool_validation=True,
        reasoning_effort="low",
        reasoning_format="parsed",
        citation_options="disabled",
        service_tier="on_demand",
        user="ann",
        metadata={"ship": "Pequod"},
        store=False,
        frequency_penalty=-2,
        presence_penalty=2.0,
        logit_bias={"50256": -100},
        logprobs=True,
        top_logprobs=20,
        search_settings={
            "include_domains": ["*.org"],
            "exclude_domains": [],
            "include_images": False,
            "country": "france",
        },
        compound_custom={
            "models": {"answering_model": "a", "reasoning_model": None},
            "tools": {
                "enabled_tools": ["web_search", "wolfram_alpha"],
                "wolfram_settings": {"authorization": "made-up"},
            },
        },
    ),
    _chat(
        include_reasoning=False,
        stop="END",
        response_format={
            "type": "json_schema",
            "json_schema": {
                "name": "tide",
                "description": "Height of the water.",
                "schema": _SCHEMA,
                "strict": True,
            },
        },
        documents=[
            {"id": "d2", "source": {"type": "text", "text": "High water at 14:07."}},
            {"source": {"type": "json", "data": {"heights": [1.4, 4.2]}}},
        ],
    ),
    _chat(
        messages=_LEGACY_MESSAGES,
        max_tokens=5,
        functions=[{"name": "tide", "description": "Height.", "parameters": _SCHEMA}],
        function_call={"name": "tide"},
        include_domains=["*.org"],
        exclude_domains=["*.com"],
    ),
    _chat(messages=[{"role": "user", "content": "Hello"}], reasoning_format=None),
)

STREAMED_CHAT = Call(
    "createChatCompletion",
    "chat.create_stream",
    {
        "model": "openai/gpt-oss-20b",
        "messages": _MESSAGES,
        "stream_options": {"include_usage": True},
    },
    ChatCompletion,
)
