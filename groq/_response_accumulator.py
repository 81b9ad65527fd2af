"""Puts the events of a streamed response together, as far as they have come.

The last event of a stream holds the whole response; this is for streams that break before it.
Fed with decoded JSON; performs no I/O.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import define, field

from groq._accumulator import append_piece, as_text

_Json: TypeAlias = dict[str, Any]
_Place: TypeAlias = tuple[int, int]  # of an item in the output, and of a part in the item

_ITEMS = frozenset({"response.output_item.added", "response.output_item.done"})
_ARGUMENTS = "response.function_call_arguments.delta"
_TEXT = "response.output_text.delta"
_REASONING = "response.reasoning_text.delta"
# The parts that deltas add to.
_PARTS: dict[str, _Json] = {
    _TEXT: {"type": "output_text", "annotations": []},
    _REASONING: {"type": "reasoning_text"},
}


@define
class ResponseAccumulator:
    """The response that the events taken in until now amount to.

    Attributes:
        has_output: Whether a model has written anything: text, reasoning, or a call.
    """

    has_output: bool = field(default=False, init=False)
    _response: _Json = field(factory=dict[str, Any], init=False)
    _items: dict[int, _Json] = field(factory=dict[int, _Json], init=False)
    _pieces: dict[str, dict[_Place, list[str]]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._pieces = {kind: {} for kind in (_TEXT, _REASONING, _ARGUMENTS)}

    @property
    def is_empty(self) -> bool:
        """Whether no event has been taken in."""
        return not (self._response or self._items)

    @property
    def content(self) -> str:
        """The text of all messages."""
        return "".join("".join(pieces) for _, pieces in sorted(self._pieces[_TEXT].items()))

    def add(self, kind: str, event: _Json) -> None:
        """Take in one event as decoded JSON."""
        if (places := self._pieces.get(kind)) is not None:
            place = (_number(event, "output_index"), _number(event, "content_index"))
            delta = as_text(event["delta"], "delta")
            append_piece(places.setdefault(place, []), delta)
            self.has_output = self.has_output or bool(delta)
        elif kind in _ITEMS:
            self._items[_number(event, "output_index")] = event["item"]
        elif isinstance(response := event.get("response"), dict):
            self._response = response

    def payload(self) -> _Json:
        """The response as decoded JSON, its items as far as they have come."""
        parts = self._parts()
        items = [self._item(index, parts.get(index, [])) for index in sorted(self._items)]
        return {**self._response, "output": items or self._response.get("output", [])}

    def _parts(self) -> dict[int, list[_Json]]:
        """The parts that have come, by the items to which they belong."""
        parts: dict[int, list[_Json]] = {}
        for kind, part in _PARTS.items():
            for (output_index, _), pieces in sorted(self._pieces[kind].items()):
                parts.setdefault(output_index, []).append({**part, "text": "".join(pieces)})
        return parts

    def _item(self, index: int, parts: list[_Json]) -> _Json:
        item = self._items[index]
        if item.get("status") == "completed":
            return item
        if arguments := self._pieces[_ARGUMENTS].get((index, 0)):
            return {**item, "arguments": "".join(arguments)}
        return {**item, "content": parts} if parts else item


def _number(event: _Json, name: str) -> int:
    """An index; 0 where there is none, as for the only part of an item."""
    value = event.get(name)
    return value if isinstance(value, int) else 0
