"""What happens in a chat stream, one typed event at a time: for those who build user interfaces.

    for event in stream.events():
        match event:
            case TextDelta(text=text):
                ...
            case ToolCallDone(name=name, arguments=arguments):
                ...

Every event has `choice`, the index of the choice that it belongs to. Performs no I/O.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import define, field, frozen

from groq._json import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from groq.types import (
        ChatCompletionChunk,
        ChunkChoice,
        CompletionUsage,
        ExecutedTool,
        ToolCallDelta,
    )


@frozen(kw_only=True)
class TextDelta:
    """A piece of the answer's text."""

    choice: int
    text: str


@frozen(kw_only=True)
class ReasoningDelta:
    """A piece of the reasoning before the answer."""

    choice: int
    text: str


@frozen(kw_only=True)
class ToolCallStarted:
    """The model has begun to call a tool; `index` tells its calls apart."""

    choice: int
    index: int
    id: str
    name: str


@frozen(kw_only=True)
class ToolCallArguments:
    """A piece of the arguments of a call, with those before it.

    Attributes:
        delta: The piece.
        pieces: All pieces of the call; those after this one, too, when they have come.
        count: How many of them had come, this one included.
    """

    choice: int
    index: int
    delta: str
    # Shared by all events of a call: each with a text of its own would take quadratic space.
    pieces: Sequence[str] = field(repr=False, eq=False)
    count: int

    @property
    def arguments(self) -> str:
        """All pieces until this one: the beginning of a JSON text."""
        return "".join(self.pieces[: self.count])

    def partial(self) -> Any:
        """What the arguments amount to as far as they have come, strings cut short included.

        Needs the package `jiter`, which the extra `groq-openapi[partial-json]` brings.

        Raises:
            ValueError: It is not the beginning of a JSON text.
        """
        try:
            import jiter  # noqa: PLC0415  an extra
        except ImportError as error:
            raise ImportError(
                "reading half a JSON text needs jiter: pip install 'groq-openapi[partial-json]'"
            ) from error
        return jiter.from_json(self.arguments.encode(), partial_mode="trailing-strings")


@frozen(kw_only=True)
class ToolCallDone:
    """A call is complete; `arguments` is the JSON text that the model wrote."""

    choice: int
    index: int
    id: str
    name: str
    arguments: str

    def parse(self) -> Any:
        """The arguments, decoded.

        Raises:
            ValueError: The model did not write JSON, or some nested 200 levels deep.
        """
        return decode(self.arguments)


@frozen(kw_only=True)
class ToolExecuted:
    """The service runs a tool of its own; told once without and once with the tool's output."""

    choice: int
    index: int
    tool: ExecutedTool


@frozen(kw_only=True)
class UsageReported:
    """Tokens used and seconds taken, for all choices together."""

    usage: CompletionUsage


@frozen(kw_only=True)
class Finished:
    """A choice has ended; `finish_reason` says why: `stop`, `length`, `tool_calls`, ..."""

    choice: int
    finish_reason: str


ChatEvent: TypeAlias = (
    TextDelta
    | ReasoningDelta
    | ToolCallStarted
    | ToolCallArguments
    | ToolCallDone
    | ToolExecuted
    | UsageReported
    | Finished
)


@define
class _Call:
    """A tool call as far as it has come."""

    choice: int
    index: int
    id: str = ""
    name: str = ""
    pieces: list[str] = field(factory=list[str])
    _is_started: bool = False

    def events_of(self, delta: ToolCallDelta) -> Iterator[ChatEvent]:
        """What a delta adds; arguments are held back until it is known whose they are."""
        function = delta.function
        self.id = delta.id or self.id
        self.name = (function and function.name) or self.name
        new = (function and function.arguments) or ""
        if new:
            self.pieces.append(new)
        if not self._is_started and self.id and self.name:
            yield from self._started()
        elif new and self._is_started:
            yield self._arguments(new)

    def done(self) -> Iterator[ChatEvent]:
        """What is left to tell of a complete call."""
        if not self._is_started:
            yield from self._started()
        yield ToolCallDone(
            choice=self.choice,
            index=self.index,
            id=self.id,
            name=self.name,
            arguments="".join(self.pieces),
        )

    def _started(self) -> Iterator[ChatEvent]:
        self._is_started = True
        yield ToolCallStarted(choice=self.choice, index=self.index, id=self.id, name=self.name)
        if self.pieces:
            yield self._arguments("".join(self.pieces))

    def _arguments(self, delta: str) -> ToolCallArguments:
        return ToolCallArguments(
            choice=self.choice,
            index=self.index,
            delta=delta,
            pieces=self.pieces,
            count=len(self.pieces),
        )


@define
class EventMaker:
    """Turns chunks into events."""

    _calls: dict[int, dict[int, _Call]] = field(factory=dict[int, dict[int, _Call]], init=False)
    _usage_reported: bool = field(default=False, init=False)

    def events_of(self, chunk: ChatCompletionChunk) -> Iterator[ChatEvent]:
        """The events that a chunk amounts to."""
        for position, choice in enumerate(chunk.choices):
            yield from self._events_of_choice(_index(choice.index, position), choice)
        usage = chunk.usage or (chunk.x_groq and chunk.x_groq.usage)
        if usage and not self._usage_reported:
            # Some chunks repeat it: inside x_groq, and in a chunk of its own.
            self._usage_reported = True
            yield UsageReported(usage=usage)

    def _events_of_choice(self, index: int, choice: ChunkChoice) -> Iterator[ChatEvent]:
        delta = choice.delta
        if delta.reasoning:
            yield ReasoningDelta(choice=index, text=delta.reasoning)
        if delta.content:
            yield TextDelta(choice=index, text=delta.content)
        for position, call in enumerate(delta.tool_calls or ()):
            yield from self._events_of_call(index, _index(call.index, position), call)
        for position, tool in enumerate(delta.executed_tools or ()):
            yield ToolExecuted(choice=index, index=_index(tool.index, position), tool=tool)
        if choice.finish_reason:
            yield from self._done_calls(index)
            yield Finished(choice=index, finish_reason=choice.finish_reason)

    def _events_of_call(self, choice: int, index: int, delta: ToolCallDelta) -> Iterator[ChatEvent]:
        calls = self._calls.setdefault(choice, {})
        if (call := calls.get(index)) is None:
            call = calls[index] = _Call(choice, index)
        return call.events_of(delta)

    def _done_calls(self, choice: int) -> Iterator[ChatEvent]:
        for _, call in sorted(self._calls.pop(choice, {}).items()):
            yield from call.done()

    def end(self) -> Iterator[ChatEvent]:
        """What is left to tell at the end of a stream that did not say why it ended."""
        for choice in sorted(self._calls):
            yield from self._done_calls(choice)


def _index(index: object, position: int) -> int:
    """The index that was sent; where that is none, its place in the list."""
    return index if isinstance(index, int) else position
