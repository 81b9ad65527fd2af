"""Prompts and answers, for spans of those who ask for them, as the conventions write them.

A message is an object with a role and parts; a span holds a list of them as JSON. Images are
told by their addresses; those inside a prompt by their size alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson

from groq._json import as_array, as_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Part = dict[str, Any]
_INLINE = "data:"


def input_attributes(params: Mapping[str, Any]) -> dict[str, str]:
    """What a model was asked."""
    given = params.get("messages") or params.get("input")
    items = [{"role": "user", "content": given}] if isinstance(given, str) else as_array(given)
    attributes = {"gen_ai.input.messages": _written(_message(as_object(item)) for item in items)}
    instructions = params.get("instructions")
    if isinstance(instructions, str):
        attributes["gen_ai.system_instructions"] = _written([_text(instructions)])
    return attributes


def output_attributes(result: Any) -> dict[str, str]:
    """What it has answered; nothing if that is no answer."""
    if not hasattr(result, "to_dict"):
        return {}
    whole = as_object(result.to_dict())
    choices = [
        _message(as_object(choice.get("message")))
        | {"finish_reason": choice.get("finish_reason") or "error"}  # as the conventions want it
        for choice in map(as_object, as_array(whole.get("choices")))
    ]
    items = [part for item in as_array(whole.get("output")) for part in _parts(as_object(item))]
    if items:  # the one answer of a response, whatever it consists of
        choices = [{"role": "assistant", "parts": items, "finish_reason": whole.get("status")}]
    return {"gen_ai.output.messages": _written(choices)}


def _message(message: Mapping[str, Any]) -> dict[str, Any]:
    return {"role": message.get("role") or "assistant", "parts": list(_parts(message))}


def _parts(message: Mapping[str, Any]) -> Iterable[_Part]:
    """The parts of a message, or of an item of a response."""
    kind, content = message.get("type"), message.get("content")
    if reasoning := message.get("reasoning"):
        yield {"type": "reasoning", "content": reasoning}
    if kind == "reasoning":
        texts = [as_object(piece).get("text") for piece in as_array(content)]
        text = "".join(text for text in texts if isinstance(text, str))
        yield {"type": "reasoning", "content": text}
    elif kind == "function_call":
        yield _tool_call(message.get("call_id"), message)
    elif kind == "function_call_output":
        yield _tool_result(message.get("call_id"), message.get("output"))
    elif message.get("role") == "tool":
        yield _tool_result(message.get("tool_call_id"), content)
    elif content:
        pieces = [content] if isinstance(content, str) else as_array(content)
        yield from map(_part, pieces)
    elif kind not in (None, "message"):
        yield dict(message)  # a kind of item that the conventions do not know
    for call in map(as_object, as_array(message.get("tool_calls"))):
        yield _tool_call(call.get("id"), as_object(call.get("function")))


def _part(piece: Any) -> _Part:
    if isinstance(piece, str):
        return _text(piece)
    part = as_object(piece)
    if isinstance(text := part.get("text"), str):
        return _text(text)
    image = part.get("image_url")
    url = image if isinstance(image, str) else as_object(image).get("url")
    return _image(url) if isinstance(url, str) else dict(part)


def _text(text: str) -> _Part:
    return {"type": "text", "content": text}


def _image(url: str) -> _Part:
    if url.startswith(_INLINE):
        mime_type = url.removeprefix(_INLINE).partition(";")[0]
        return {"type": "image", "mime_type": mime_type, "characters": len(url)}
    return {"type": "uri", "modality": "image", "uri": url}


def _tool_call(call_id: Any, function: Mapping[str, Any]) -> _Part:
    name, arguments = function.get("name"), function.get("arguments")
    return {"type": "tool_call", "id": call_id, "name": name, "arguments": arguments}


def _tool_result(call_id: Any, result: Any) -> _Part:
    return {"type": "tool_call_response", "id": call_id, "response": result}


def _written(messages: Iterable[Any]) -> str:
    return orjson.dumps(list(messages)).decode()
