"""What a response consists of, as a whole and as it comes about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq.testing.simulator.wire import JsonObject


@dataclass(frozen=True, slots=True)
class Text:
    """Reasoning or a message, in pieces of about a token; `status` is how it ends."""

    kind: Literal["reasoning", "message"]
    id: str
    pieces: tuple[str, ...]
    status: str

    def describe(self) -> JsonObject:
        """The item when nothing is added any more."""
        part = self._part("".join(self.pieces))
        told = {"logprobs": None} if self.kind == "message" else {}
        return self._item(self.status, [{**part, **told}])

    def events(self) -> Iterator[JsonObject]:
        """What is told of it on the way, without its place in the output.

        No `output_text.done` is among it: none was seen of the service.
        """
        whole = "".join(self.pieces)
        kind = self._part("")["type"]
        yield {"type": "response.output_item.added", "item": self._item("in_progress", [])}
        yield self._told("content_part.added", part=self._part(""))
        for piece in self.pieces:
            yield self._told(f"{kind}.delta", delta=piece)
        if kind == "reasoning_text":
            yield self._told("reasoning_text.done", text=whole)
        yield self._told("content_part.done", part=self._part(whole))
        yield {"type": "response.output_item.done", "item": self.describe()}

    def _item(self, status: str, content: list[JsonObject]) -> JsonObject:
        about = {"type": self.kind, "id": self.id, "status": status}
        if self.kind == "message":
            return {**about, "role": "assistant", "content": content}
        return {**about, "content": content, "summary": []}

    def _part(self, text: str) -> JsonObject:
        if self.kind == "message":
            return {"type": "output_text", "text": text, "annotations": []}
        return {"type": "reasoning_text", "text": text}

    def _told(self, name: str, **news: Any) -> JsonObject:
        return {"type": f"response.{name}", "item_id": self.id, "content_index": 0, **news}


@dataclass(frozen=True, slots=True)
class Call:
    """The call of a function; its arguments, as JSON text, come in pieces of about a token."""

    id: str
    call_id: str
    name: str
    pieces: tuple[str, ...]

    def describe(self) -> JsonObject:
        """The item when it is complete."""
        return self._item("completed", "".join(self.pieces))

    def events(self) -> Iterator[JsonObject]:
        """What is told of it on the way, without its place in the output."""
        yield {"type": "response.output_item.added", "item": self._item("in_progress", "")}
        for piece in self.pieces:
            yield self._told("delta", delta=piece)
        yield self._told("done", arguments="".join(self.pieces))
        yield {"type": "response.output_item.done", "item": self.describe()}

    def _item(self, status: str, arguments: str) -> JsonObject:
        return {
            "type": "function_call",
            "id": self.id,
            "call_id": self.call_id,
            "name": self.name,
            "arguments": arguments,
            "status": status,
        }

    def _told(self, name: str, **news: Any) -> JsonObject:
        return {"type": f"response.function_call_arguments.{name}", "item_id": self.id, **news}


Item = Text | Call
