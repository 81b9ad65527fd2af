"""The messages of a chat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.tokens import TOKENS_PER_IMAGE, estimate_tokens
from groq.testing.simulator.wire import is_array, is_object

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_TOKENS_PER_MESSAGE = 4
_TOKENS_OF_TEMPLATE = 3


@dataclass(frozen=True, slots=True)
class Conversation:
    """Messages as sent, oldest first, at least one."""

    messages: tuple[JsonObject, ...]

    def question(self) -> str:
        """The text of the last user message, in one line."""
        for message in reversed(self.messages):
            if message["role"] == "user":
                return " ".join(_text(message.get("content")).split())
        return ""

    def last_role(self) -> str:
        """Who spoke last."""
        return str(self.messages[-1]["role"])

    def tool_result(self) -> str | None:
        """What the last message says when it is a tool's."""
        if self.last_role() not in {"tool", "function"}:
            return None
        return " ".join(_text(self.messages[-1].get("content")).split())

    def tool_name(self) -> str:
        """The name of the tool that the last message answers for."""
        last = self.messages[-1]
        for message in reversed(self.messages):
            for call in message.get("tool_calls") or ():
                if call["id"] == last.get("tool_call_id"):
                    return str(call["function"]["name"])
        return str(last.get("name", "the tool"))

    def text(self) -> str:
        """Everything that was said, for choices that depend on it."""
        return "\n".join(_text(message.get("content")) for message in self.messages)

    def image_count(self) -> int:
        """Pictures in all messages."""
        return sum(len(self.images(message.get("content"))) for message in self.messages)

    def tokens(self) -> int:
        """Estimated prompt tokens."""
        each = sum(_TOKENS_PER_MESSAGE + _message_tokens(message) for message in self.messages)
        return _TOKENS_OF_TEMPLATE + each + self.image_count() * TOKENS_PER_IMAGE

    @staticmethod
    def images(content: Any) -> list[JsonObject]:
        """The picture parts of a message's content."""
        return [part for part in _parts(content) if part.get("type") == "image_url"]


def _message_tokens(message: JsonObject) -> int:
    calls = message.get("tool_calls") or ()
    written = sum(len(call["function"]["arguments"]) for call in calls)
    return estimate_tokens(len(_text(message.get("content"))) + written)


def _parts(content: Any) -> list[JsonObject]:
    return [part for part in content if is_object(part)] if is_array(content) else []


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    texts = [part.get("text") for part in _parts(content)]
    return " ".join(text for text in texts if isinstance(text, str))
