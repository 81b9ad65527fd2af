"""Which function a chat answer calls, and with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.identity import uuid4
from groq.testing.simulator.instances import Words, minimal_instance
from groq.testing.simulator.tokens import estimate_tokens
from groq.testing.simulator.wire import encode_json, is_object, object_or_empty

if TYPE_CHECKING:
    from groq.testing.simulator.conversation import Conversation
    from groq.testing.simulator.wire import JsonObject

_MODES = ("none", "auto", "required")


@dataclass(frozen=True, slots=True)
class Function:
    """A tool of type `function`."""

    name: str
    description: str
    parameters: JsonObject

    def tokens(self) -> int:
        """Estimated prompt tokens of its declaration."""
        written = len(self.name) + len(self.description) + len(encode_json(self.parameters))
        return estimate_tokens(written)

    def call(self, question: str, call_id: str) -> JsonObject:
        """A call whose arguments are a minimal instance of the parameters."""
        arguments = minimal_instance({"type": "object", **self.parameters}, Words(question))
        text = encode_json(arguments).decode()
        return {
            "id": f"fc_{uuid4(call_id)}",
            "type": "function",
            "function": {"name": self.name, "arguments": text},
        }


def functions_of(body: JsonObject) -> list[Function]:
    """The functions among the tools; raises `ApiError` (400) for one without a declaration."""
    functions: list[Function] = []
    for index, tool in enumerate(body.get("tools") or ()):
        if tool["type"] != "function":
            continue
        declared = tool.get("function")
        if not is_object(declared):
            raise bad_request(f"'tools.{index}' : property 'function' is missing")
        description = str(declared.get("description") or "")
        parameters = object_or_empty(declared.get("parameters"))
        functions.append(Function(declared["name"], description, parameters))
    return functions


def function_to_call(
    body: JsonObject, functions: list[Function], conversation: Conversation
) -> Function | None:
    """The function to call: the named one, else the first; None for an answer in words.

    With `auto`, which is the default, a user message is answered with a call and any other
    message in words.
    """
    choice = body.get("tool_choice")
    choice = "auto" if choice is None else choice
    if is_object(choice):
        return _named(choice, functions)
    check_mode("tool_choice", choice)
    if choice == "required" and not functions:
        raise bad_request("tool_choice 'required' needs at least one function in tools")
    wanted = choice == "required" or (choice == "auto" and conversation.last_role() == "user")
    return functions[0] if wanted and functions else None


def check_mode(name: str, choice: Any) -> None:
    """Raise `ApiError` (400) for a text that is no way to choose; an object names a function."""
    if isinstance(choice, str) and choice not in _MODES:
        raise bad_request(f"'{name}' : value must be one of {list(_MODES)}")


def _named(choice: JsonObject, functions: list[Function]) -> Function:
    function = choice.get("function") if choice.get("type") == "function" else None
    name = function.get("name") if is_object(function) else None
    for candidate in functions:
        if candidate.name == name:
            return candidate
    raise bad_request(f"tool_choice names the function '{name}', which is not in tools")
