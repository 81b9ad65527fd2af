"""Chat completions by the official SDK. Runs in an environment of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .sdk_use import Use

_MODEL = "openai/gpt-oss-20b"
_MESSAGES = [{"role": "user", "content": "How high is the water in Brest?"}]
_SCHEMA = {
    "type": "object",
    "properties": {"harbour": {"type": "string"}, "metres": {"type": "number"}},
    "required": ["harbour", "metres"],
    "additionalProperties": False,
}
_TOOL = {"type": "function", "function": {"name": "tide", "parameters": _SCHEMA}}
_FORMAT = {
    "type": "json_schema",
    "json_schema": {"name": "tide", "schema": _SCHEMA, "strict": True},
}


async def _chat(use: Use) -> None:
    create = use.client.chat.completions.create
    completion = await use.answer(create(model=_MODEL, messages=_MESSAGES))
    assert completion.choices[0].message.content
    assert completion.choices[0].message.reasoning


async def _chat_stream(use: Use) -> None:
    create = use.client.chat.completions.create
    pending = create(
        model=_MODEL,
        messages=_MESSAGES,
        stream=True,
        extra_body={"stream_options": {"include_usage": True}},  # it has no parameter for this
    )
    chunks = await use.chunks(pending)
    deltas = [choice.delta for chunk in chunks for choice in chunk.choices]
    assert "".join(delta.content or "" for delta in deltas)
    assert "".join(delta.reasoning or "" for delta in deltas)
    assert chunks[-1].usage.total_tokens > 0


async def _chat_tools(use: Use) -> None:
    create = use.client.chat.completions.create
    asked = {"model": _MODEL, "tools": [_TOOL], "tool_choice": "required"}
    message = (await use.answer(create(**asked, messages=_MESSAGES))).choices[0].message
    (call,) = message.tool_calls
    assert json.loads(call.function.arguments).keys() == {"harbour", "metres"}

    result = {"role": "tool", "tool_call_id": call.id, "content": "4.2"}
    messages = [*_MESSAGES, message.model_dump(exclude_unset=True), result]
    again = await use.answer(create(model=_MODEL, tools=[_TOOL], messages=messages))
    assert again.choices[0].message.content


async def _chat_tools_stream(use: Use) -> None:
    create = use.client.chat.completions.create
    asked = {"model": _MODEL, "tools": [_TOOL], "tool_choice": "required", "stream": True}
    chunks = await use.chunks(create(**asked, messages=_MESSAGES))
    calls = [call for chunk in chunks for call in chunk.choices[0].delta.tool_calls or ()]
    arguments = "".join(call.function.arguments or "" for call in calls)
    assert json.loads(arguments).keys() == {"harbour", "metres"}


async def _chat_json_schema(use: Use) -> None:
    create = use.client.chat.completions.create
    pending = create(model=_MODEL, messages=_MESSAGES, response_format=_FORMAT)
    content = (await use.answer(pending)).choices[0].message.content
    assert json.loads(content).keys() == {"harbour", "metres"}


CALLS: dict[str, Callable[[Use], Awaitable[None]]] = {
    "chat": _chat,
    "chat_stream": _chat_stream,
    "chat_tools": _chat_tools,
    "chat_tools_stream": _chat_tools_stream,
    "chat_json_schema": _chat_json_schema,
}
