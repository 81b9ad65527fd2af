"""Responses by the SDK of OpenAI, whose form they have. Runs in an environment of its own."""

from __future__ import annotations

import json
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .sdk_use import Use

_openai: Any = import_module("openai")  # which is not there for type checkers

_MODEL = "openai/gpt-oss-20b"
_QUESTION = "How high is the water in Brest?"
_SCHEMA = {
    "type": "object",
    "properties": {"harbour": {"type": "string"}, "metres": {"type": "number"}},
    "required": ["harbour", "metres"],
    "additionalProperties": False,
}
_TOOL = {"type": "function", "name": "tide", "parameters": _SCHEMA, "strict": True}
_FORMAT = {"format": {"type": "json_schema", "name": "tide", "schema": _SCHEMA, "strict": True}}


def connect(base_url: str, hooks: dict[str, list[Any]], *, is_async: bool) -> Any:
    """A client."""
    settings = {"api_key": "gsk_crosscheck", "base_url": f"{base_url}/openai/v1"}
    if is_async:
        http = _openai.DefaultAsyncHttpxClient(event_hooks=hooks)
        return _openai.AsyncOpenAI(**settings, http_client=http)
    return _openai.OpenAI(**settings, http_client=_openai.DefaultHttpxClient(event_hooks=hooks))


async def _response(use: Use) -> None:
    create = use.client.responses.create
    response = await use.answer(create(model=_MODEL, instructions="Be brief.", input=_QUESTION))
    assert response.status == "completed"
    assert response.output_text

    items = [{"role": "user", "content": _QUESTION}, *response.output]
    items.append({"role": "user", "content": "And tomorrow?"})
    assert (await use.answer(create(model=_MODEL, input=items))).output_text


async def _response_tools(use: Use) -> None:
    create = use.client.responses.create
    asked = {"model": _MODEL, "tools": [_TOOL]}
    question = {"role": "user", "content": _QUESTION}
    response = await use.answer(create(**asked, input=[question], tool_choice="required"))
    (call,) = (item for item in response.output if item.type == "function_call")
    assert json.loads(call.arguments).keys() == {"harbour", "metres"}

    result = {"type": "function_call_output", "call_id": call.call_id, "output": "4.2"}
    again = await use.answer(create(**asked, input=[question, *response.output, result]))
    assert again.output_text


async def _response_json_schema(use: Use) -> None:
    create = use.client.responses.create
    response = await use.answer(create(model=_MODEL, input=_QUESTION, text=_FORMAT))
    assert json.loads(response.output_text).keys() == {"harbour", "metres"}


async def _response_stream(use: Use) -> None:
    create = use.client.responses.create
    events = await use.chunks(create(model=_MODEL, input=_QUESTION, stream=True))
    assert [event.sequence_number for event in events] == list(range(len(events)))
    assert events[0].type == "response.created"
    assert events[-1].type == "response.completed"
    texts = [event.delta for event in events if event.type == "response.output_text.delta"]
    assert "".join(texts) == events[-1].response.output_text != ""


async def _response_tools_stream(use: Use) -> None:
    create = use.client.responses.create
    asked = {"model": _MODEL, "tools": [_TOOL], "tool_choice": "required", "stream": True}
    events = await use.chunks(create(**asked, input=_QUESTION))
    written = [
        event.delta for event in events if event.type == "response.function_call_arguments.delta"
    ]
    assert json.loads("".join(written)).keys() == {"harbour", "metres"}


async def _response_stream_helper(use: Use) -> None:
    parts: list[Any] = []
    manager = use.client.responses.stream(model=_MODEL, input=_QUESTION)
    if use.given["kind"] == "async":
        async with manager as stream:
            parts.extend([event async for event in stream])
            final = await stream.get_final_response()
    else:
        with manager as stream:
            parts.extend(stream)
            final = stream.get_final_response()
    texts = [each.delta for each in parts if each.type == "response.output_text.delta"]
    assert "".join(texts) == final.output_text != ""


CALLS: dict[str, Callable[[Use], Awaitable[None]]] = {
    "response": _response,
    "response_tools": _response_tools,
    "response_json_schema": _response_json_schema,
    "response_stream": _response_stream,
    "response_tools_stream": _response_tools_stream,
    "response_stream_helper": _response_stream_helper,
}
