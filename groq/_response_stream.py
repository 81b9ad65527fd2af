"""Responses of the Responses API that are still being made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq._any_stream import WrittenStream
from groq._streaming import AsyncDerived, AwaitedStream, BlockingStream
from groq.types import Response, ResponseOutputTextDeltaEvent, ResponseStreamEvent

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator


class ResponseStream(
    WrittenStream[ResponseStreamEvent, Response], BlockingStream[ResponseStreamEvent, Response]
):
    """A response that is still being made: iterate its events, or `collect()` it.

        with client.responses.create_stream(model=..., input="...") as stream:
            for event in stream:
                match event:
                    case ResponseOutputTextDeltaEvent(delta=text):
                        print(text, end="", flush=True)

    Events of a kind that this version does not know are dicts. The last one says how the
    response has ended; one that `failed` or is `incomplete` is told by `collect().status`, as
    without streaming. Belongs to one consumer at a time, and is closed as a `ChatStream`.

    Raises:
        StreamError: While iterating: the stream broke or ended early; its `partial_response` has
            what came.
        APIStatusError: The service reported an error inside the stream; so has this one.
    """

    @property
    def text_stream(self) -> Iterator[str]:
        """The text of all messages, piece by piece: an iterator over the same stream."""
        return (text for event in self for text in _text_of(event))


class AsyncResponseStream(
    WrittenStream[ResponseStreamEvent, Response], AwaitedStream[ResponseStreamEvent, Response]
):
    """A response that is still being made: iterate its events, or `collect()` it.

        async with await client.responses.create_stream(model=..., input="...") as stream:
            async for event in stream:
                ...

    Otherwise as `ResponseStream`.
    """

    @property
    def text_stream(self) -> AsyncIterator[str]:
        """The text of all messages, piece by piece: an iterator over the same stream."""
        return AsyncDerived(self, _text_of)


def _text_of(event: ResponseStreamEvent) -> Iterable[str]:
    return [event.delta] if isinstance(event, ResponseOutputTextDeltaEvent) else []
