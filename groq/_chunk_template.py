"""What the chunks of a stream have in common, so that it is read once.

Nearly every chunk of an answer is like the one before, byte for byte, but for its piece of text.
And JSON with another string in the place of a string is read alike, but for that string. So of a
chunk that begins and ends as one before, the text is read alone. Performs no I/O.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import orjson
from attrs import define, field

from groq.types import ChatCompletionChunk, ChoiceDelta, ChunkChoice

if TYPE_CHECKING:
    from collections.abc import Callable

_Json: TypeAlias = dict[str, Any]

# The texts that a delta may add to, as they stand in JSON.
_TEXTS = {
    name: re.compile(rb'"%b"\s*:\s*("(?:[^"\\]|\\.)*")' % name.encode())
    for name in ("content", "reasoning")
}
_MOST_FUTILE = 3  # attempts in a row, as where every chunk has an id of its own

_new = object.__new__


@define
class ChunkTemplate:
    """Reads chunks that are like the one that it has learned last, but for their text.

    Attributes:
        choice: Index of the choice that these add to.
        name: The text that they add to: `content` or `reasoning`.
        text: What the last one added.
    """

    _parse: Callable[[Any], ChatCompletionChunk]
    choice: int = field(default=0, init=False)
    name: str = field(default="", init=False)
    text: str = field(default="", init=False)
    _payload: _Json = field(factory=dict[str, Any], init=False)
    _before: bytes = field(default=b"?", init=False)  # with which no chunk begins
    _after: bytes = field(default=b"?", init=False)
    _futile: int = field(default=0, init=False)

    def read(self, data: bytes) -> ChatCompletionChunk | None:
        """The chunk of this data; None if it is another one than was learned."""
        before, after = self._before, self._after
        if not (data.startswith(before) and data.endswith(after)):
            return None
        try:
            text: object = orjson.loads(data[len(before) : -len(after)])
        except ValueError:
            return None
        if type(text) is not str:
            return None
        self.text, self._futile = text, 0
        return _chunk(self._payload, self.name, text)

    def learn(self, data: bytes, payload: _Json) -> bool:
        """Take a chunk for what the next ones will be like, if it adds to a text and no more.

        Args:
            data: The chunk as it came.
            payload: The same, decoded, and known to be a chunk.
        """
        choices = payload["choices"]
        if self._futile == _MOST_FUTILE or len(choices) != 1:
            return False
        name = _text_in(choices[0]["delta"])
        if name is None or (literal := _TEXTS[name].search(data)) is None:
            return False
        self._futile += 1
        before, after = data[: literal.start(1)], data[literal.end(1) :]
        if not self._fits(payload, name, before, after):
            return False
        self.choice, self.name, self._payload = choices[0]["index"], name, payload
        self._before, self._after = before, after
        return True

    def _fits(self, payload: _Json, name: str, before: bytes, after: bytes) -> bool:
        """Whether a chunk with another text between these is read as it would be made here."""
        choice = payload["choices"][0]
        other = choice["delta"][name] + "."
        try:
            read = self._parse(orjson.loads(before + orjson.dumps(other) + after))
        except ValueError:
            return False
        return isinstance(choice["index"], int) and read == _chunk(payload, name, other)


def _text_in(delta: _Json) -> str | None:
    return next((name for name in _TEXTS if isinstance(delta.get(name), str)), None)


def _chunk(payload: _Json, name: str, text: str) -> ChatCompletionChunk:
    """A chunk with nothing in it but a piece of one text; filled as by `from_dict`, for speed.

    A property that the document gains must be set here, too; the tests miss it otherwise.
    """
    choice_payload = payload["choices"][0]
    delta_payload = choice_payload["delta"]
    delta = _new(ChoiceDelta)
    delta.role = delta_payload.get("role")
    delta.content = text if name == "content" else None
    delta.reasoning = text if name == "reasoning" else None
    delta.channel = delta_payload.get("channel")
    delta.tool_calls = delta.executed_tools = delta.annotations = delta.function_call = None
    delta.additional_properties = None
    choice = _new(ChunkChoice)
    choice.index = choice_payload["index"]
    choice.delta = delta
    choice.logprobs = choice.finish_reason = choice.additional_properties = None
    chunk = _new(ChatCompletionChunk)
    chunk.id = payload["id"]
    chunk.object = payload["object"]
    chunk.created = payload["created"]
    chunk.model = payload["model"]
    chunk.system_fingerprint = payload.get("system_fingerprint")
    chunk.choices = [choice]
    chunk.usage = chunk.x_groq = chunk.additional_properties = None
    return chunk
