"""How a stream is opened: by waiting for its first item."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from attrs import define

from groq._any_stream import ignore
from groq._flow import Close, Receive
from groq._transport import ignore_end

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._cost import Cost
    from groq._flow import Flow
    from groq._middleware import StreamEnd
    from groq._reader import Reader
    from groq._streaming import AwaitedStream, BlockingStream
    from groq._transport import AsyncBody, Body, Response
    from groq._turn import Turn

S = TypeVar("S", bound="BlockingStream[Any, Any]")
A = TypeVar("A", bound="AwaitedStream[Any, Any]")


@define
class OpenedStream(Generic[S, A]):
    """A stream whose first item has arrived; each world reads it in its own way."""

    _kinds: tuple[type[S], type[A]]
    reader: Reader[Any, Any]
    body: Any
    tell_end: Callable[[StreamEnd], None] = ignore_end
    tell_cost: Callable[[Cost | None], None] = ignore

    def blocking(self) -> S:
        """The stream for a blocking caller."""
        return self._kinds[0](self.reader, self.body, self.tell_cost, self.tell_end)

    def asynchronous(self) -> A:
        """The stream for an async caller."""
        return self._kinds[1](self.reader, self.body, self.tell_cost, self.tell_end)


def account_stream(opened: OpenedStream[Any, Any], turn: Turn) -> None:
    """Keep a turn in the rate limits until a stream is over, then tell what it took."""
    turn.keep()
    opened.tell_cost = turn.end


def open_stream(
    kinds: tuple[type[S], type[A]], reader: Reader[Any, Any], response: Response
) -> Flow[OpenedStream[S, A]]:
    """Read until the first item: what breaks before it can be tried again like any call.

    Raises:
        GroqError: The stream broke before its first item, or that did not come in time.
    """
    body, time_left = cast("Body | AsyncBody", response.body), response.time_left
    ends_at = None if time_left is None else time.monotonic() + time_left
    while reader.is_waiting:
        within = None if ends_at is None else max(0.0, ends_at - time.monotonic())
        reader.take_in((yield from Receive(body, within)))
    if reader.has_failed_at_once:
        yield from Close(body)
        reader.take()
    return OpenedStream(kinds, reader, body, response.tell_end)
