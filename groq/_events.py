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

import orjson
from attrs import define, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groq.types import (
        ChatCompletionChunk,
        ChunkChoice,
        CompletionUsage,
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
    """A piece of the arguments of a call.

    Attributes:
        delta: The piece.
        arguments: All pieces until now: the beginning of a JSON text.
    """

    choice: int
    index: int
    delta: str
    arguments: str

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
            ValueError: The model did not write JSON.
        """
        return orjson.loads(self.arguments)


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
    | UsageReported
    | Finished
)


@define
class _Call:
    """A tool call as far as it has come."""

    id: str = ""
    name: str = ""
    arguments: str = ""
    is_started: bool = False


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
        if choice.finish_reason:
            yield from self._done_calls(index)
            yield Finished(choice=index, finish_reason=choice.finish_reason)

    def _events_of_call(self, choice: int, index: int, delta: ToolCallDelta) -> Iterator[ChatEvent]:
        call = self._calls.setdefault(choice, {}).setdefault(index, _Call())
        function = delta.function
        call.id = delta.id or call.id
        call.name = (function and function.name) or call.name
        if call.name and not call.is_started:
            call.is_started = True
            yield ToolCallStarted(choice=choice, index=index, id=call.id, name=call.name)
        if function and function.arguments:
            call.arguments += function.arguments
            yield ToolCallArguments(
                choice=choice,
                index=index,
                delta=function.arguments,
                arguments=call.arguments,
            )

    def _done_calls(self, choice: int) -> Iterator[ChatEvent]:
        for index, call in sorted(self._calls.pop(choice, {}).items()):
            yield ToolCallDone(
                choice=choice, index=index, id=call.id, name=call.name, arguments=call.arguments
            )


def _index(index: object, position: int) -> int:
    """The index that was sent; where that is none, its place in the list."""
    return index if isinstance(index, int) else position
