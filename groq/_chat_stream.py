"""Chat completions that are still arriving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq._any_stream import WrittenStream
from groq._events import EventMaker
from groq._streaming import AsyncDerived, AwaitedStream, BlockingStream
from groq.types import ChatCompletion, ChatCompletionChunk

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator

    from groq._events import ChatEvent


class ChatStream(
    WrittenStream[ChatCompletionChunk, ChatCompletion],
    BlockingStream[ChatCompletionChunk, ChatCompletion],
):
    """An answer that is still arriving: iterate it, or `collect()` it.

        with client.chat.create_stream(model=..., messages=[...]) as stream:
            for chunk in stream:
                print(chunk.content or "", end="", flush=True)

    Belongs to one consumer at a time: who reads while another waits for the next chunk gets a
    `StreamError`. Reading to the end closes it; a consumer that may stop earlier uses `with`, or
    calls `close()`.

    Raises:
        StreamError: While iterating: the stream broke or ended early; its `partial` has what came.
        APIStatusError: The service reported an error inside the stream; so has this one.
    """

    @property
    def text_stream(self) -> Iterator[str]:
        """The text of the first choice, piece by piece: an iterator over the same stream."""
        return (text for chunk in self for text in _text_of(chunk))

    def events(self) -> Iterator[ChatEvent]:
        """What happens, for a user interface: an iterator over the same stream."""
        maker = EventMaker()
        for chunk in self:
            yield from maker.events_of(chunk)
        if self.is_finished:
            yield from maker.end()


class AsyncChatStream(
    WrittenStream[ChatCompletionChunk, ChatCompletion],
    AwaitedStream[ChatCompletionChunk, ChatCompletion],
):
    """An answer that is still arriving: iterate it, or `collect()` it.

        async with await client.chat.create_stream(model=..., messages=[...]) as stream:
            async for chunk in stream:
                print(chunk.content or "", end="", flush=True)

    Belongs to one consumer at a time: who reads while another waits for the next chunk gets a
    `StreamError`. Reading to the end closes it; a consumer that may stop earlier uses
    `async with`, or calls `aclose()`.

    Raises:
        StreamError: While iterating: the stream broke or ended early; its `partial` has what came.
        APIStatusError: The service reported an error inside the stream; so has this one.
    """

    @property
    def text_stream(self) -> AsyncIterator[str]:
        """The text of the first choice, piece by piece: an iterator over the same stream."""
        return AsyncDerived(self, _text_of)

    def events(self) -> AsyncIterator[ChatEvent]:
        """What happens, for a user interface: an iterator over the same stream."""
        maker = EventMaker()
        return AsyncDerived(self, maker.events_of, maker.end)


def _text_of(chunk: ChatCompletionChunk) -> Iterable[str]:
    return [
        choice.delta.content
        for choice in chunk.choices
        if choice.index == 0 and choice.delta.content
    ]
