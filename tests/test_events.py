"""Events of a chat stream, made of chunks without any stream."""

from __future__ import annotations

from typing import Any

import pytest

from groq import (
    Finished,
    TextDelta,
    ToolCallArguments,
    ToolCallDone,
    ToolCallStarted,
    ToolExecuted,
)
from groq._events import EventMaker
from groq.types import ChatCompletionChunk

Events = list[Any]


@pytest.fixture
def maker() -> EventMaker:
    return EventMaker()


def told(maker: EventMaker, finish_reason: str | None = None, **delta: Any) -> Events:
    choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
    chunk = {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "m",
        "choices": [choice],
    }
    return list(maker.events_of(ChatCompletionChunk.from_dict(chunk)))


def call(maker: EventMaker, index: int = 0, **fields: Any) -> Events:
    return told(maker, tool_calls=[{"index": index, **fields}])


def started(index: int = 0) -> ToolCallStarted:
    return ToolCallStarted(choice=0, index=index, id=f"call_{index}", name="tide")


def done(index: int = 0, arguments: str = "{}") -> ToolCallDone:
    return ToolCallDone(choice=0, index=index, id=f"call_{index}", name="tide", arguments=arguments)


def test_a_call_is_started_when_its_id_and_its_name_are_known(maker: EventMaker) -> None:
    assert call(maker, function={"name": "tide", "arguments": "{"}) == []
    begun, first = call(maker, id="call_0")
    assert begun == started()
    assert (first.delta, first.arguments) == ("{", "{")
    (second,) = call(maker, function={"arguments": "}"})
    assert (second.delta, second.arguments) == ("}", "{}")
    assert told(maker, "tool_calls") == [done(), Finished(choice=0, finish_reason="tool_calls")]


def test_a_call_that_never_got_an_id_is_told_when_it_is_done(maker: EventMaker) -> None:
    call(maker, function={"name": "tide", "arguments": "{}"})
    begun, arguments, complete, finished = told(maker, "tool_calls")
    assert begun == ToolCallStarted(choice=0, index=0, id="", name="tide")
    assert arguments.arguments == complete.arguments == "{}"
    assert isinstance(finished, Finished)


def test_calls_are_complete_at_the_end_of_a_stream_that_does_not_say_why_it_ends(
    maker: EventMaker,
) -> None:
    for index in (1, 0):
        call(maker, index, id=f"call_{index}", function={"name": "tide", "arguments": "{}"})
    assert list(maker.end()) == [done(0), done(1)]
    assert list(maker.end()) == []


def test_all_events_of_a_call_share_its_pieces(maker: EventMaker) -> None:
    """A text in each would take quadratic space: gigabytes for a long one."""
    events = call(maker, id="call_0", function={"name": "tide"})
    for _ in range(1000):
        events += call(maker, function={"arguments": "0123456789"})
    pieces = [event for event in events if isinstance(event, ToolCallArguments)]
    assert len({id(event.pieces) for event in pieces}) == 1
    assert [len(event.arguments) for event in pieces] == list(range(10, 10_001, 10))


def test_tools_of_the_service_are_told_with_and_without_their_output(maker: EventMaker) -> None:
    running = {"index": 0, "type": "python", "arguments": "1+1"}
    (before,) = told(maker, executed_tools=[running])
    text, after = told(maker, content="2", executed_tools=[{**running, "output": "2"}])
    assert text == TextDelta(choice=0, text="2")
    assert isinstance(before, ToolExecuted)
    assert isinstance(after, ToolExecuted)
    assert (before.tool.output, after.tool.output) == (None, "2")
