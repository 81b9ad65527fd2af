"""The items of a response's input as the messages of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq.testing.simulator.conversation import Conversation
from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.response_schema import ITEM
from groq.testing.simulator.validation import ViolationError, check
from groq.testing.simulator.wire import is_array

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.wire import JsonObject

_PARTS = {
    "assistant": {"input_text", "input_image", "output_text"},
    "user": {"input_text", "input_image"},
    "system": {"input_text", "input_image"},
    "developer": {"input_text", "input_image"},
}


def check_input(given: str | list[JsonObject]) -> None:
    """Raise `ViolationError` for the first rule that the input breaks."""
    for index, item in enumerate(_items(given)):
        path = f"input.{index}"
        check(item, ITEM, path)
        if item["type"] == "message":
            _check_message(item, path)
        if item["type"] == "item_reference":
            raise ViolationError(path, f"the item '{item['id']}' was not kept, like all others")


def conversation_of(
    instructions: str | None, given: str | list[JsonObject], model: Model
) -> Conversation:
    """What was said, of checked input; raises `ApiError` (400) when that is nothing.

    Reasoning leaves no trace, for models are not shown it again; nor does what concerns MCP
    servers, none of which the simulator has asked.
    """
    items = _items(given)
    _check_images(items, model)
    said = [message for item in items if (message := _message(item)) is not None]
    if not said:
        raise bad_request("'input' : there must be a message or the output of a function call")
    above = [] if instructions is None else [{"role": "system", "content": instructions}]
    return Conversation((*above, *said))


def _items(given: str | list[JsonObject]) -> list[JsonObject]:
    """The input as items, all of which say their type."""
    if isinstance(given, str):
        return [{"type": "message", "role": "user", "content": given}]
    return [{"type": "message", **item} for item in given]


def _check_message(message: JsonObject, path: str) -> None:
    """What a message may hold depends on who speaks; what a model said has an id."""
    kinds = [part["type"] for part in _parts(message)]
    for index, kind in enumerate(kinds):
        if kind not in _PARTS[message["role"]]:
            reason = f"a message of the {message['role']} has no '{kind}'"
            raise ViolationError(f"{path}.content.{index}", reason)
    if "output_text" in kinds and "id" not in message:
        raise ViolationError(path, "property 'id' is missing")


def _check_images(items: list[JsonObject], model: Model) -> None:
    counts = [[part["type"] for part in _parts(item)].count("input_image") for item in items]
    for index, count in enumerate(counts):
        if count and not model.max_images:
            raise bad_request(f"input[{index}].content must be a string")
    if sum(counts) > model.max_images:
        raise bad_request(
            f"Too many images provided. This model supports up to {model.max_images} images"
        )


def _message(item: JsonObject) -> JsonObject | None:
    if item["type"] == "message":
        return {"role": item["role"], "content": _content(item["content"])}
    if item["type"] == "function_call":
        function = {"name": item["name"], "arguments": item["arguments"]}
        call = {"id": item["call_id"], "type": "function", "function": function}
        return {"role": "assistant", "tool_calls": [call]}
    if item["type"] == "function_call_output":
        return {"role": "tool", "tool_call_id": item["call_id"], "content": item["output"]}
    return None


def _content(content: str | list[JsonObject]) -> Any:
    return content if isinstance(content, str) else [_part(part) for part in content]


def _part(part: JsonObject) -> JsonObject:
    if part["type"] == "input_image":
        return {"type": "image_url", "image_url": {"url": part["image_url"]}}
    return {"type": "text", "text": part["text"]}


def _parts(item: JsonObject) -> list[JsonObject]:
    content = item.get("content")
    return content if item["type"] == "message" and is_array(content) else []
