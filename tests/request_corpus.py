"""Requests in the forms that others write them in, with values of our own.

Each is a word for the client or the documentation whose form it has, and parameters. `agent` are
habits of programs that keep a conversation themselves, `tomorrow` what the service may learn.
"""

from __future__ import annotations

import base64
from typing import Any, TypeAlias

Request: TypeAlias = tuple[str, dict[str, Any]]

OSS, LLAMA, QWEN = "openai/gpt-oss-120b", "llama-3.3-70b-versatile", "qwen/qwen3.6-27b"
SCOUT, COMPOUND = "meta-llama/llama-4-scout-17b-16e-instruct", "groq/compound"
WHISPER, TURBO, ORPHEUS = (
    "whisper-large-v3",
    "whisper-large-v3-turbo",
    "canopylabs/orpheus-v1-english",
)
DISTIL = "distil-whisper-large-v3-en"
RECORDING = "https://example.org/lock.wav"
PIXEL = base64.b64encode(bytes(range(99))).decode()


def said(role: str, content: Any = "Is the lock open?", **fields: Any) -> dict[str, Any]:
    return {"role": role, "content": content, **fields}


def text(content: str = "Look at this.", **fields: Any) -> dict[str, Any]:
    return {"type": "text", "text": content, **fields}


def image(url: str = "https://example.org/lock.jpg", **fields: Any) -> dict[str, Any]:
    return {"type": "image_url", "image_url": {"url": url, **fields}}


def data(kind: str, content: str = PIXEL) -> str:
    return f"data:image/{kind};base64,{content}"


def call(name: str = "tide", id: str = "call_1", **fields: Any) -> dict[str, Any]:  # noqa: A002
    function = {"name": name, "arguments": '{"port": "Brest"}'}
    return {"id": id, "type": "function", "function": function, **fields}


def calling(*calls: dict[str, Any], content: Any = None, **fields: Any) -> dict[str, Any]:
    return said("assistant", content, tool_calls=list(calls or [call()]), **fields)


def result(content: Any = "04:12", id: str = "call_1", **fields: Any) -> dict[str, Any]:  # noqa: A002
    return said("tool", content, tool_call_id=id, **fields)


def schema(*required: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: {"type": "string"} for name in required},
        "required": list(required),
        **fields,
    }


def tool(name: str = "tide", parameters: Any = None, **fields: Any) -> dict[str, Any]:
    definition = {"name": name, "description": "Times of high water.", **fields}
    return {"type": "function", "function": {**definition, "parameters": parameters or schema()}}


def named(name: str) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name}}


def structured(body: Any, **fields: Any) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "port", "schema": body, **fields}}


USER = said("user")
SYSTEM = said("system", "Be brief.")
STRICT = schema("port", additionalProperties=False)
NESTED = {
    "$defs": {"Port": STRICT, "Depth": {"enum": ["low", "high"], "type": "string"}},
    "type": "object",
    "title": "Harbour",
    "properties": {
        "ports": {"type": "array", "items": {"$ref": "#/$defs/Port"}},
        "depth": {"anyOf": [{"$ref": "#/$defs/Depth"}, {"type": "null"}], "default": None},
        "metres": {"type": ["number", "null"], "minimum": 0},
    },
    "required": ["ports"],
    "additionalProperties": False,
}

# Messages, and parameters beside them.
_TALKS: list[tuple[str, str, list[dict[str, Any]], dict[str, Any]]] = [
    ("docs", LLAMA, [USER], {}),
    (
        "docs",
        LLAMA,
        [SYSTEM, USER],
        {"temperature": 0.5, "max_completion_tokens": 1024, "top_p": 1},
    ),
    ("docs", LLAMA, [SYSTEM, USER], {"stop": None, "stream": False, "seed": None}),
    ("docs", LLAMA, [SYSTEM, USER], {"stop": ", 6", "temperature": 0}),
    ("docs", LLAMA, [USER], {"stop": ["7", "8", "9", "10"], "user": "captain"}),
    ("docs", OSS, [said("developer", "Be brief."), USER], {"reasoning_effort": "low"}),
    ("docs", OSS, [USER], {"include_reasoning": False, "reasoning_effort": "high"}),
    ("docs", QWEN, [USER], {"reasoning_format": "parsed", "reasoning_effort": "none"}),
    ("docs", QWEN, [USER], {"reasoning_format": "raw", "reasoning_effort": "default"}),
    ("docs", QWEN, [USER], {"reasoning_format": "hidden", "temperature": 0.6, "top_p": 0.95}),
    ("docs", OSS, [USER], {"service_tier": "flex"}),
    ("docs", OSS, [USER], {"service_tier": "auto", "max_completion_tokens": 65536}),
    ("docs", OSS, [USER], {"service_tier": "performance"}),
    ("docs", LLAMA, [SYSTEM, USER], {"response_format": {"type": "json_object"}}),
    ("docs", OSS, [USER], {"response_format": structured(STRICT, strict=True)}),
    ("docs", OSS, [USER], {"response_format": structured(STRICT, strict=False)}),
    ("docs", OSS, [USER], {"response_format": {"type": "text"}}),
    ("docs", OSS, [USER], {"tools": [tool(parameters=schema("port"))], "tool_choice": "auto"}),
    ("docs", OSS, [USER], {"tools": [tool()], "tool_choice": "required"}),
    ("docs", OSS, [USER], {"tools": [tool()], "tool_choice": "none"}),
    ("docs", OSS, [USER], {"tools": [tool()], "tool_choice": named("tide")}),
    ("docs", OSS, [USER], {"tools": [tool(strict=True, parameters=STRICT)]}),
    ("docs", LLAMA, [USER, calling(), result(name="tide")], {"tools": [tool()]}),
    (
        "docs",
        LLAMA,
        [USER, calling(call(), call(id="call_2")), result(), result(id="call_2")],
        {"tools": [tool()], "parallel_tool_calls": True},
    ),
    ("docs", OSS, [USER], {"tools": [{"type": "browser_search"}], "tool_choice": "required"}),
    ("docs", OSS, [USER], {"tools": [{"type": "code_interpreter"}], "tool_choice": "required"}),
    ("docs", OSS, [USER], {"tools": [{"type": "browser_search"}, {"type": "code_interpreter"}]}),
    (
        "docs",
        OSS,
        [USER],
        {"tools": [{"type": "mcp", "server_label": "tides", "server_url": "https://example.org"}]},
    ),
    (
        "docs",
        OSS,
        [USER],
        {
            "tools": [
                {
                    "type": "mcp",
                    "server_label": "mail",
                    "connector_id": "connector_gmail",
                    "authorization": "token",
                    "require_approval": "never",
                    "allowed_tools": None,
                }
            ]
        },
    ),
    ("docs", SCOUT, [said("user", [text(), image()])], {"max_completion_tokens": 1024}),
    ("docs", SCOUT, [said("user", [text(), image(data("jpeg"))])], {}),
    ("docs", SCOUT, [said("user", [image(), image(), text()])], {"temperature": 1}),
    (
        "docs",
        SCOUT,
        [said("user", [text(), image()])],
        {"response_format": {"type": "json_object"}},
    ),
    (
        "docs",
        SCOUT,
        [said("user", [text(), image()]), said("assistant", "A lock."), USER],
        {"tools": [tool()], "tool_choice": "auto"},
    ),
    ("docs", COMPOUND, [USER], {"search_settings": {"exclude_domains": ["*.example.net"]}}),
    ("docs", COMPOUND, [USER], {"search_settings": {"country": "france", "include_images": True}}),
    ("docs", COMPOUND, [USER], {"compound_custom": {"tools": {"enabled_tools": ["web_search"]}}}),
    (
        "docs",
        COMPOUND,
        [USER],
        {
            "compound_custom": {
                "models": {"reasoning_model": OSS, "answering_model": LLAMA},
                "tools": {
                    "enabled_tools": ["wolfram_alpha"],
                    "wolfram_settings": {"authorization": "key"},
                },
            }
        },
    ),
    ("docs", "compound-beta", [USER], {"include_domains": ["example.org"]}),
    ("docs", OSS, [USER], {"documents": [{"source": {"type": "text", "text": "Lock 5."}}]}),
    (
        "docs",
        OSS,
        [USER],
        {
            "documents": [{"id": "a", "source": {"type": "json", "data": {"lock": 5}}}],
            "citation_options": "enabled",
        },
    ),
    ("docs", OSS, [USER], {"citation_options": "disabled", "disable_tool_validation": True}),
    ("docs", "meta-llama/llama-guard-4-12b", [USER], {}),
    ("docs", "openai/gpt-oss-safeguard-20b", [SYSTEM, USER], {}),
    ("docs", "ft:llama-3.1-8b-instant:acme/ab12", [USER], {}),
    ("docs", LLAMA, [said("user", [text(), {"type": "document", "document": {"data": {}}}])], {}),
    ("cookbook", LLAMA, [SYSTEM, USER], {"tools": [tool()], "max_tokens": 4096}),
    ("cookbook", LLAMA, [USER, calling(content=""), result("[1, 2]", name="tide")], {}),
    ("cookbook", LLAMA, [SYSTEM, USER, said("assistant", '{"port": "'), USER], {}),
    ("cookbook", LLAMA, [USER, said("assistant", "```json")], {"stop": "```"}),
    ("cookbook", LLAMA, [SYSTEM, USER], {"seed": 42, "temperature": 1e-8}),
    ("playground", LLAMA, [USER], {"temperature": 1, "top_p": 1, "stream": True, "stop": None}),
    ("curl", OSS, [USER], {"tools": [], "max_completion_tokens": 4096, "top_p": 1}),
    ("langchain", LLAMA, [USER], {"n": 1, "temperature": 0.7, "stop": None, "stream": False}),
    ("langchain", LLAMA, [USER], {"temperature": 1e-8, "max_tokens": None, "model_kwargs": None}),
    ("langchain", LLAMA, [USER, calling(call(id="0xk9"))], {}),
    ("langchain", LLAMA, [USER, calling(content=""), result()], {"parallel_tool_calls": False}),
    ("langchain", LLAMA, [said("user", name="ann"), said("assistant", "Aye.", name="bot")], {}),
    ("langchain", LLAMA, [USER], {"tools": [tool("Port", NESTED)], "tool_choice": named("Port")}),
    ("langchain", OSS, [USER], {"response_format": structured(NESTED, description="A port.")}),
    (
        "langchain",
        LLAMA,
        [USER, said("assistant", None, function_call={"name": "f", "arguments": "{}"})],
        {"functions": [{"name": "f", "parameters": schema()}], "function_call": {"name": "f"}},
    ),
    ("langchain", LLAMA, [USER, said("function", "4", name="f")], {"function_call": "auto"}),
    ("langchain", LLAMA, [USER], {"stream": True, "stream_options": {"include_usage": True}}),
    ("langgraph", LLAMA, [SYSTEM, USER, calling(call(index=0)), result("null")], {}),
    ("langgraph", LLAMA, [USER, calling(call("transfer_to_pilot")), result("Done.")], {}),
    ("pydantic-ai", SCOUT, [said("user", [text()])], {"n": 1, "tools": [tool(description="")]}),
    ("pydantic-ai", SCOUT, [USER, {"role": "assistant", "tool_calls": [call(id="6x")]}], {}),
    ("pydantic-ai", SCOUT, [said("user", [text(), image(data("png"), detail="high")])], {}),
    ("pydantic-ai", SCOUT, [USER, calling(), result("See file 1."), said("user", [image()])], {}),
    ("pydantic-ai", LLAMA, [said("system", "a"), SYSTEM, USER, USER], {"n": 1}),
    ("pydantic-ai", OSS, [USER], {"response_format": structured(NESTED, strict=True), "n": 1}),
    ("pydantic-ai", OSS, [USER, said("assistant", "", reasoning="Think."), USER], {}),
    (
        "pydantic-ai",
        "compound-beta",
        [USER],
        {"search_settings": {"include_domains": ["a.org"], "exclude_domains": ["b.org"]}},
    ),
    ("pydantic-ai", OSS, [USER, calling(call("final_result")), result("Final.")], {}),
    ("litellm", LLAMA, [SYSTEM, USER], {"extra_body": {}, "max_retries": 0}),
    ("litellm", LLAMA, [USER], {"tools": [tool("json_tool_call", schema("port"))]}),
    ("litellm", LLAMA, [USER, calling(content=None, function_call=None), result()], {}),
    ("litellm", LLAMA, [said("system", [text("Be brief.", cache_control={"type": "x"})])], {}),
    ("litellm", LLAMA, [USER], {"frequency_penalty": 0.5, "presence_penalty": -0.5, "n": 1}),
    ("litellm", LLAMA, [USER], {"logprobs": True, "top_logprobs": 5}),
    ("litellm", LLAMA, [USER], {"logit_bias": {"15339": -100}, "logprobs": None}),
    (
        "llama-index",
        LLAMA,
        [said("user", [text()]), said("assistant", "Yes.")],
        {"max_tokens": 256},
    ),
    ("llama-index", LLAMA, [said("assistant", "Ahoy."), USER, USER], {}),
    ("llama-index", LLAMA, [USER], {"tools": [{**tool(), "strict": False}], "tool_choice": "auto"}),
    ("instructor", LLAMA, [USER], {"tools": [tool("Harbour", NESTED)], "max_retries": 0}),
    ("instructor", LLAMA, [USER, calling(), result("Validation failed: port"), USER], {}),
    ("instructor", LLAMA, [SYSTEM, USER], {"response_format": {"type": "json_object"}, "seed": 1}),
    ("mirascope", LLAMA, [USER], {"top_logprobs": None, "logit_bias": None, "user": "ann"}),
    ("vercel", LLAMA, [said("user", [text(), image(data("webp"))])], {"max_tokens": 100}),
    ("vercel", LLAMA, [USER, said("assistant", "", tool_calls=[call()]), result('"04:12"')], {}),
    ("vercel", OSS, [USER, said("assistant", "Aye", reasoning="Think.", tool_calls=None)], {}),
    ("vercel", OSS, [USER], {"response_format": structured(STRICT, strict=True, description=None)}),
    ("vercel", OSS, [USER], {"tools": [tool("a-b_C9")], "tool_choice": named("a-b_C9")}),
    ("vercel", OSS, [USER], {"tools": [tool(parameters={"$schema": "x", **STRICT})]}),
    ("agno", LLAMA, [said("developer", "Be brief."), USER], {"metadata": {"run": "1"}}),
    ("agno", LLAMA, [USER, calling(), result('{"error": "none"}', name="tide")], {}),
    ("agno", OSS, [USER], {"store": False, "top_p": 0.9, "user": "ann"}),
    ("crewai", LLAMA, [SYSTEM, USER], {"stop": ["\nObservation:"], "temperature": 0.1}),
    ("crewai", LLAMA, [USER, said("assistant", "Thought: look.\nAction: tide"), USER], {}),
    ("autogen", LLAMA, [said("user", name="admin"), said("assistant", "a", name="pilot")], {}),
    ("autogen", LLAMA, [USER], {"tools": [tool(parameters=schema(additionalProperties=True))]}),
    ("smolagents", LLAMA, [said("system", [text()]), said("user", [text(), text()])], {}),
    ("smolagents", LLAMA, [USER], {"stop": ["Observation:", "Calling tools:"]}),
    ("dspy", LLAMA, [SYSTEM, USER], {"temperature": 0.0, "max_tokens": 1000}),
    ("haystack", LLAMA, [USER], {"n": 1, "stop": [], "presence_penalty": 0, "logit_bias": {}}),
    ("camel", LLAMA, [USER], {"top_p": 1.0, "n": 1, "stop": None, "tools": None}),
    ("goose", LLAMA, [USER, calling(call(), call(id="b")), result("", id="b"), result()], {}),
    ("cline", LLAMA, [SYSTEM, said("user", [text("<task>"), text("</task>")])], {}),
    ("mem0", LLAMA, [SYSTEM, USER], {"top_p": 0.1, "max_tokens": 2000}),
    ("mcp-client", LLAMA, [USER, calling(), result([text("04:12")])], {}),
    ("mcp-client", SCOUT, [USER, calling(), result([text(), image(data("png"))])], {}),
    ("mcp-client", LLAMA, [USER], {"tools": [tool("files__read", schema("path", title="Args"))]}),
    ("mcp-client", LLAMA, [USER], {"tools": [tool("ping", {"type": "object"})]}),
    ("agent", LLAMA, [SYSTEM, calling(), result(id="an id of another client")], {}),
    ("agent", LLAMA, [USER], {"tools": [tool(), tool()]}),
    ("agent", LLAMA, [USER, calling(), USER], {}),
    ("openai-sdk", LLAMA, [USER, calling(name=None, content=None, function_call=None)], {}),
    ("openai-sdk", LLAMA, [USER], {"max_completion_tokens": 1, "reasoning_effort": "minimal"}),
    ("openai-sdk", LLAMA, [USER], {"tool_choice": {"type": "allowed_tools"}, "tools": [tool()]}),
    ("openai-sdk", SCOUT, [said("user", [image(data("png"), detail="auto", format=None)])], {}),
    ("tomorrow", OSS, [USER], {"stream_options": {"include_usage": True, "other": 1}}),
    ("agent", SCOUT, [said("user", [image(data("svg+xml;charset=utf-8"))])], {}),
    ("agent", SCOUT, [said("user", [image("HTTPS://example.org/a?b=c#d")])], {}),
    ("tomorrow", "a-model-of-tomorrow", [said("critic", "No.")], {"tools": [{"type": "sonar"}]}),
    ("agent", OSS, [USER], {"max_tokens": -1, "seed": 0, "temperature": 2, "top_p": 0}),
]
CHATS: list[Request] = [
    (source, {"model": model, "messages": messages, **parameters})
    for source, model, messages, parameters in _TALKS
]


def flat(name: str = "tide", **fields: Any) -> dict[str, Any]:
    return {"type": "function", "name": name, "parameters": schema("port"), **fields}


def mcp(**fields: Any) -> dict[str, Any]:
    return {"type": "mcp", "server_label": "tides", "server_url": "https://example.org", **fields}


ASKED = {"type": "function_call", "call_id": "a", "name": "tide", "arguments": "{}"}
TOLD = {"type": "function_call_output", "call_id": "a", "output": "04:12"}
SAYING: dict[str, Any] = {
    "type": "output_text",
    "text": "Yes.",
    "annotations": [],
    "logprobs": None,
}
FORMAT = {"type": "json_schema", "name": "port", "schema": STRICT}

_RESPONSES: list[tuple[str, Any, dict[str, Any]]] = [
    ("docs", "Is the lock open?", {}),
    ("docs", "Is it?", {"instructions": "Be brief.", "max_output_tokens": 500, "top_p": 0.9}),
    ("docs", "Is it?", {"reasoning": {"effort": "low"}, "temperature": 0}),
    ("docs", [SYSTEM, USER, said("assistant", "Yes."), USER], {"store": False}),
    ("docs", [said("user", [{"type": "input_text", "text": "Is it?"}])], {}),
    ("docs", [said("user", [{"type": "input_image", "image_url": data("png")}])], {}),
    ("docs", "Is it?", {"tools": [flat()], "tool_choice": "auto"}),
    ("docs", "Is it?", {"tools": [flat(strict=True)], "tool_choice": named("tide")}),
    ("docs", "Is it?", {"tools": [{"type": "browser_search"}], "tool_choice": "required"}),
    ("docs", "Is it?", {"tools": [{"type": "code_interpreter", "container": {"type": "auto"}}]}),
    ("docs", "Is it?", {"tools": [mcp(require_approval="never", headers={"x": "y"})]}),
    ("docs", "Is it?", {"tools": [mcp(allowed_tools=["read"], server_description="Tides.")]}),
    ("docs", "Is it?", {"text": {"format": FORMAT}}),
    ("docs", "Is it?", {"text": {"format": {"type": "json_object"}}, "metadata": {"a": "b"}}),
    ("docs", [{"type": "mcp_approval_response", "approval_request_id": "a", "approve": True}], {}),
    ("openai-sdk", "Is it?", {"text": {"format": {"type": "text"}, "verbosity": "low"}}),
    (
        "openai-sdk",
        "Is it?",
        {"tools": [flat()], "tool_choice": {"type": "function", "name": "tide"}},
    ),
    ("openai-sdk", "Is it?", {"tools": [mcp()], "tool_choice": {"type": "mcp"}}),
    ("openai-sdk", "Is it?", {"tools": [{"type": "web_search_preview"}], "user": "ann"}),
    ("openai-sdk", [USER, ASKED, TOLD], {"parallel_tool_calls": False}),
    ("openai-sdk", [USER, {"id": "m", **said("assistant", [SAYING]), "type": "message"}], {}),
    ("openai-agents", [USER, said("assistant", [SAYING], status="completed")], {"tools": []}),
    ("openai-agents", [USER, {"type": "reasoning", "id": "r", "summary": []}, ASKED, TOLD], {}),
    ("openai-agents", "Is it?", {"reasoning": {"effort": "high", "summary": "auto"}}),
    ("openai-agents", "Is it?", {"truncation": "disabled", "service_tier": "auto", "store": None}),
    ("codex", [said("developer", [{"type": "input_text", "text": "Be brief."}]), USER], {}),
    ("codex", "Is it?", {"tools": [{"type": "custom", "name": "apply"}], "stream": False}),
    ("docs", [{"type": "item_reference", "id": "rs_1"}, USER], {}),
    ("tomorrow", [{"type": "an item of tomorrow", "x": 1}], {}),
]
RESPONSES: list[Request] = [
    (source, {"model": OSS, "input": given, **parameters})
    for source, given, parameters in _RESPONSES
]

TRANSCRIPTIONS: list[Request] = [
    ("docs", {"model": WHISPER}),
    ("docs", {"model": TURBO, "language": "en", "temperature": 0, "response_format": "json"}),
    ("docs", {"model": TURBO, "prompt": "Locks, weirs", "response_format": "text"}),
    (
        "docs",
        {
            "model": TURBO,
            "response_format": "verbose_json",
            "timestamp_granularities": ["word", "segment"],
        },
    ),
    ("docs", {"model": WHISPER, "timestamp_granularities": ("segment",), "temperature": 0.0}),
    ("langchain", {"model": DISTIL, "prompt": None, "language": None}),
    ("vercel", {"model": WHISPER, "language": "no", "prompt": "", "temperature": 1}),
    ("litellm", {"model": TURBO, "language": "yue", "response_format": "srt"}),
    ("telegram-bot", {"model": WHISPER, "language": "english"}),
]

SPEECHES: list[Request] = [
    ("docs", {"model": ORPHEUS, "input": "Mind the gap.", "voice": "hannah"}),
    (
        "docs",
        {"model": ORPHEUS, "input": "[cheerful] Mind!", "voice": "troy", "response_format": "wav"},
    ),
    ("docs", {"model": "canopylabs/orpheus-arabic-saudi", "input": "مرحبا", "voice": "noura"}),
    ("python-sdk", {"model": "playai-tts", "input": "a" * 900, "voice": "Fritz-PlayAI"}),
    (
        "python-sdk",
        {"model": "playai-tts", "input": "a", "voice": "b", "speed": 1, "sample_rate": 8000},
    ),
    ("pipecat", {"model": ORPHEUS, "input": "a", "voice": "b", "response_format": "opus"}),
]

EMBEDDINGS: list[Request] = [
    ("docs", {"model": "nomic-embed-text-v1_5", "input": "A lock."}),
    ("docs", {"model": "nomic-embed-text-v1_5", "input": ["A lock.", " "]}),
    ("openai-sdk", {"model": "nomic-embed-text-v1_5", "input": "a", "encoding_format": "base64"}),
    ("python-sdk", {"model": "nomic-embed-text-v1_5", "input": ("a",), "user": "ann"}),
]

# The same forms with one thing wrong: what is refused, its parameters, and what is named.
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("chat.create", {"messages": [said("user", timestamp=5)]}, "messages[0].timestamp"),
    ("chat.create", {"messages": [said("assistant", refusal=None)]}, "messages[0].refusal"),
    ("chat.create", {"messages": [said("assistant", annotations=[])]}, "messages[0].annotations"),
    (
        "chat.create",
        {"messages": [said("assistant", reasoning_content="a")]},
        "messages[0].reasoning_content",
    ),
    ("chat.create", {"messages": [said("system", [])]}, "messages[0].content"),
    ("chat.create", {"messages": [calling(), result(None)]}, "messages[1].content"),
    ("chat.create", {"messages": [calling(), said("tool")]}, "messages[1].tool_call_id"),
    ("chat.create", {"messages": [USER, result()]}, "messages[1].tool_call_id"),
    (
        "chat.create",
        {"messages": [calling({"id": "a", "function": {}})]},
        "messages[0].tool_calls[0].type",
    ),
    ("chat.create", {"messages": [USER], "tools": [flat()]}, "tools[0].function"),
    ("chat.create", {"messages": [USER], "top_k": 40}, "top_k"),
    ("chat.create", {"messages": [USER], "n": 2}, "n"),
    ("chat.create", {"messages": [USER], "max_tokens": 10.5}, "max_tokens"),
    (
        "chat.create",
        {"messages": [USER], "tool_choice": named("tide")},
        "tool_choice.function.name",
    ),
    ("responses.create", {"input": "a", "tools": [tool()]}, "tools[0].name"),
    ("responses.create", {"input": "a", "previous_response_id": "b"}, "previous_response_id"),
    (
        "responses.create",
        {"input": "a", "tools": [flat()], "tool_choice": {"type": "function", "name": "other"}},
        "tool_choice.name",
    ),
    ("embeddings.create", {"input": [1, 2]}, "input[0]"),
]
