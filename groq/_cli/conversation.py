"""A conversation with a model: what was said, and with which parameters. Performs no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq.types import ChatParams

_FOREIGN = re.compile(r"[^A-Za-z0-9_-]+")
_LONGEST_NAME = 64  # of a schema, as the API has it


@dataclass(slots=True)
class Conversation:
    """What was said, and what is asked for besides.

    Attributes:
        settings: The parameters of `chat.create` but for the messages; `model` among them.
        messages: What was said until now.
    """

    settings: dict[str, Any]
    messages: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    @property
    def model(self) -> str:
        """The model that is asked."""
        return str(self.settings["model"])

    @property
    def params(self) -> ChatParams:
        """What `chat.create` takes."""
        return cast("ChatParams", {**self.settings, "messages": list(self.messages)})

    def begin(self, system: str | None) -> None:
        """Forget what was said, and tell the model how to behave."""
        self.messages = [{"role": "system", "content": system}] if system else []

    def clear(self) -> None:
        """Forget what was said, but not how the model was told to behave."""
        self.messages = [one for one in self.messages if one.get("role") == "system"]

    def ask(self, text: str, images: Sequence[str] = ()) -> None:
        """Add a question; images are addresses or data URLs."""
        parts: list[dict[str, Any]] = [{"type": "text", "text": text}]
        parts += [{"type": "image_url", "image_url": {"url": url}} for url in images]
        self.messages.append({"role": "user", "content": parts if images else text})

    def answered(self, text: str) -> None:
        """Keep an answer, or what has arrived of it; if that is nothing, drop the question."""
        if text:
            self.messages.append({"role": "assistant", "content": text})
        else:
            self.messages.pop()

    def to_dict(self) -> dict[str, Any]:
        """For a file."""
        return {"model": self.model, "messages": self.messages}

    def restore(self, saved: Any) -> None:
        """Go on with a conversation from a file.

        Raises:
            ValueError: It holds something else.
        """
        match saved:
            case {"model": str(model), "messages": list()} if _are_messages(saved["messages"]):
                self.settings["model"] = model
                self.messages = saved["messages"]
            case _:
                raise ValueError("it holds no conversation: an object with model and messages")


def _are_messages(items: list[Any]) -> bool:
    return all(isinstance(item, dict) and "role" in item for item in items)


def json_format(schema: Mapping[str, Any] | None, name: str) -> dict[str, Any]:
    """The `response_format` for JSON: any object, or one that follows a schema of that name."""
    if schema is None:
        return {"type": "json_object"}
    plain = _FOREIGN.sub("_", name)[:_LONGEST_NAME] or "answer"
    return {"type": "json_schema", "json_schema": {"name": plain, "schema": schema}}


def question(words: Sequence[str], piped: str) -> str:
    """What is asked: the words of the command line, what came by a pipe, or one below the other."""
    return "\n\n".join(part for part in (" ".join(words), piped.strip()) if part.strip())
