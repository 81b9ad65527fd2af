"""Puts the chunks of a streamed chat completion together again.

Keeps pieces of text and the latest of everything else, never the chunks themselves. Fed with
decoded JSON, so that fields this version does not know survive too. Performs no I/O.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import define, field

_Json: TypeAlias = dict[str, Any]

_TEXTS = ("content", "reasoning")
# Says which text a delta belongs to; a whole message has no use for it.
_CHANNEL = "channel"
# What every chunk repeats; some senders change it on the way, and the first one counts.
_IDENTITY = frozenset({"id", "object", "created", "model", "system_fingerprint"})
_APART = frozenset({"choices", "x_groq"})
_MOST_PIECES = 1000


@define
class _Call:
    """A call of a function: its name comes once, its arguments in pieces."""

    fields: _Json = field(factory=dict[str, Any])
    arguments: list[str] = field(factory=list[str])

    def add(self, delta: _Json) -> None:
        append_piece(self.arguments, as_text(delta.get("arguments") or "", "arguments"))
        self.fields.update(_given(delta))

    def payload(self) -> _Json:
        return {**self.fields, "arguments": "".join(self.arguments)}


@define
class _ToolCall:
    """A tool call: a call of a function, with an id that comes once."""

    fields: _Json = field(factory=dict[str, Any])
    function: _Call = field(factory=_Call)

    def add(self, delta: _Json) -> None:
        self.function.add(delta.get("function") or {})
        self.fields.update(_given(delta))

    def payload(self) -> _Json:
        fields = {key: value for key, value in self.fields.items() if key != "index"}
        return {"type": "function", **fields, "function": self.function.payload()}


@define
class _Choice:
    """One choice, known by its index."""

    index: int
    texts: dict[str, list[str]] = field(factory=lambda: {name: list[str]() for name in _TEXTS})
    message: _Json = field(factory=dict[str, Any])
    function_call: _Call | None = None
    tool_calls: dict[int, _ToolCall] = field(factory=dict[int, _ToolCall])
    executed_tools: dict[int, _Json] = field(factory=dict[int, _Json])
    annotations: list[Any] = field(factory=list[Any])
    logprobs: _Json = field(factory=dict[str, Any])
    finish_reason: str | None = None

    def add(self, choice: _Json) -> None:
        delta: _Json = choice.get("delta") or {}
        content = delta.get("content")
        if len(delta) == 1 and type(content) is str:  # as in nearly every chunk
            append_piece(self.texts["content"], content)
        else:
            self._add_delta(delta)
        if (finish_reason := choice.get("finish_reason")) is not None:
            self.finish_reason = finish_reason
        if (logprobs := choice.get("logprobs")) is not None:
            for key, tokens in _present(logprobs).items():
                self.logprobs.setdefault(key, []).extend(tokens)

    def _add_delta(self, delta: _Json) -> None:
        for name, value in delta.items():
            if value is not None and name != _CHANNEL:
                self._add_field(name, value)

    def _add_field(self, name: str, value: Any) -> None:
        if name in self.texts:
            append_piece(self.texts[name], as_text(value, name))
        elif name == "tool_calls":
            for position, call in enumerate(value):
                self.tool_calls.setdefault(_index(call, position), _ToolCall()).add(call)
        elif name == "executed_tools":
            for position, tool in enumerate(value):
                known = self.executed_tools.setdefault(_index(tool, position), {})
                known.update(_present(tool))
        elif name == "function_call":
            self.function_call = self.function_call or _Call()
            self.function_call.add(value)
        elif name == "annotations":
            self.annotations.extend(value)
        else:
            self.message[name] = value

    @property
    def has_output(self) -> bool:
        written = any(any(pieces) for pieces in self.texts.values())
        return written or bool(self.tool_calls or self.executed_tools or self.function_call)

    def text(self, name: str) -> str:
        return "".join(self.texts[name])

    def _texts(self) -> _Json:
        content: str | None = self.text("content")
        if not content and (self.tool_calls or self.function_call or not self.texts["content"]):
            content = None  # every stream begins with an empty text; a whole answer does not
        return {"content": content, "reasoning": self.text("reasoning") or None}

    def payload(self) -> _Json:
        parts: _Json = {
            "function_call": self.function_call and self.function_call.payload(),
            "tool_calls": [self.tool_calls[index].payload() for index in sorted(self.tool_calls)],
            "executed_tools": [self.executed_tools[i] for i in sorted(self.executed_tools)],
            "annotations": self.annotations,
        }
        return {
            "index": self.index,
            "message": {"role": "assistant", **self.message, **self._texts(), **_given(parts)},
            "logprobs": self.logprobs or None,
            "finish_reason": self.finish_reason,
        }


@define
class ChunkAccumulator:
    """The completion that the chunks taken in until now amount to."""

    _head: _Json = field(factory=dict[str, Any], init=False)
    _shape: tuple[str, ...] = field(default=(), init=False)
    _changing: tuple[str, ...] = field(default=(), init=False)
    _x_groq: _Json = field(factory=dict[str, Any], init=False)
    _choices: dict[int, _Choice] = field(factory=dict[int, _Choice], init=False)

    def add(self, chunk: _Json) -> None:
        """Take in one chunk as decoded JSON."""
        for position, choice in enumerate(chunk.get("choices") or ()):
            self._choice(_index(choice, position)).add(choice)
        if (x_groq := chunk.get("x_groq")) is not None:
            self._x_groq.update(_present(x_groq))
        if (shape := tuple(chunk)) != self._shape:
            self._learn(chunk, shape)
        for name in self._changing:
            if chunk[name] is not None:
                self._head[name] = chunk[name]

    def pieces(self, choice: int, name: str) -> list[str]:
        """The pieces of a text of a choice, for `append_piece` to add to."""
        return self._choice(choice).texts[name]

    def _learn(self, chunk: _Json, shape: tuple[str, ...]) -> None:
        """Take note of which fields chunks like this one have, apart from what they repeat."""
        self._shape = shape
        self._changing = tuple(name for name in shape if name not in _IDENTITY | _APART)
        for name in shape:
            if name in _IDENTITY:
                self._head.setdefault(name, chunk[name])

    def _choice(self, index: int) -> _Choice:
        if (choice := self._choices.get(index)) is None:
            choice = self._choices[index] = _Choice(index)
        return choice

    @property
    def is_empty(self) -> bool:
        """Whether no chunk has been taken in."""
        return not self._head

    @property
    def has_output(self) -> bool:
        """Whether a model has written anything: text, reasoning, or a call."""
        return any(choice.has_output for choice in self._choices.values())

    @property
    def content(self) -> str:
        """The text of the first choice."""
        return self._choices[0].text("content") if 0 in self._choices else ""

    @property
    def is_complete(self) -> bool:
        """Whether every choice has said why it ended."""
        choices = self._choices.values()
        return bool(choices) and all(choice.finish_reason for choice in choices)

    def payload(self) -> _Json:
        """The completion as decoded JSON, as a call without streaming would have returned it."""
        x_groq = dict(self._x_groq)
        # Chunks carry these inside x_groq, a whole answer at its top.
        moved = {name: x_groq.pop(name, None) for name in ("usage", "usage_breakdown")}
        return {
            **moved,
            **self._head,
            "object": "chat.completion",
            "choices": [self._choices[index].payload() for index in sorted(self._choices)],
            "x_groq": x_groq or None,
        }


def append_piece(pieces: list[str], piece: str) -> None:
    """Add a piece of text to those that have come, which a long text joins now and then."""
    pieces.append(piece)
    if len(pieces) > _MOST_PIECES:
        # A piece takes some fifty bytes more than its letters; of a long text, many do.
        pieces[:] = ["".join(pieces)]


def _present(fields: _Json) -> _Json:
    return {key: value for key, value in fields.items() if value is not None}


def _given(fields: _Json) -> _Json:
    """What is not empty: senders repeat a name or an id as an empty string."""
    return {key: value for key, value in fields.items() if value or value == 0}


def _index(entry: _Json, position: int) -> int:
    index = entry.get("index")
    return index if isinstance(index, int) else position


def as_text(value: object, name: str) -> str:
    """A piece of text; raises TypeError if it is none."""
    if not isinstance(value, str):
        raise TypeError(f"{name} of a chunk is not a string: it is of type {type(value).__name__}")
    return value
