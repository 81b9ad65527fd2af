"""From the bytes of a chat stream to its chunks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import orjson
from attrs import define, field

from groq._accumulator import ChunkAccumulator
from groq._cost import cost_of
from groq._reader import EventReader, in_stream_error, unreadable
from groq.errors import StreamDecodeError, StreamError, StreamTruncatedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._cost import Cost
    from groq._sse import ServerSentEvent
    from groq.errors import GroqError
    from groq.types import ChatCompletion, ChatCompletionChunk, CompletionUsage, XGroqChunk

_DONE = b"[DONE]"
_KNOWN_EVENTS = frozenset({"message", "error"})
# What may be left of the last event by a sender that does not end it by an empty line.
_LEFT_OF_DONE = frozenset({b"", _DONE, b"data: [DONE]", b"data:[DONE]"})


@define(kw_only=True)
class ChunkReader(EventReader["ChatCompletionChunk", "ChatCompletion"]):
    """Turns the pieces of an event stream into chunks.

    Attributes:
        usage: Tokens used, once the service has told.
    """

    _parse_chunk: Callable[[Any], ChatCompletionChunk] = field(alias="parse_chunk")
    _parse_completion: Callable[[Any], ChatCompletion] = field(alias="parse_completion")
    usage: CompletionUsage | None = field(default=None, init=False)
    _received: ChunkAccumulator = field(factory=ChunkAccumulator, init=False)

    @property
    def content(self) -> str:
        """The text of the first choice until now."""
        return self._received.content

    @property
    def cost(self) -> Cost | None:
        """What the answer took of the rate limits; None when nobody has told."""
        return cost_of(self.usage)

    def end(self) -> None:
        """Take note that the body has ended."""
        if self._is_over:
            return
        if self._received.is_complete and self._decoder.unfinished.strip() in _LEFT_OF_DONE:
            self._finish()  # some gateways leave out the last [DONE]
        else:
            self.fail(StreamTruncatedError("The stream ended before the answer was complete"))

    def result(self) -> ChatCompletion:
        """What the chunks amount to.

        Raises:
            StreamError: The stream was closed before the answer was complete, or its chunks do
                not amount to an answer.
        """
        self._check_finished()
        try:
            return self._parsed_completion()
        except ValueError as error:
            raise StreamDecodeError(
                f"The stream amounts to no answer: {error}", partial_content=self.content
            ) from error

    def _parsed_completion(self) -> ChatCompletion:
        completion = self._parse_completion(self._received.payload())
        completion.attach(self.headers, self.attempts)
        return completion

    def _add_partial(self, error: GroqError) -> None:
        if not self._received.is_empty:
            # Half a tool call, say, lacks the id that a whole one must have.
            with suppress(ValueError):
                error.partial = self._parsed_completion()

    def _take_event(self, event: ServerSentEvent) -> None:
        data = event.data
        if data.startswith(_DONE) and data.rstrip() == _DONE:
            self._take_done()
        elif data and (not event.event or event.event in _KNOWN_EVENTS):
            self._take_payload(event)

    def _take_done(self) -> None:
        if self._received.is_empty:
            self.fail(StreamTruncatedError("No chunks received"))
        else:
            self._finish()

    def _take_payload(self, event: ServerSentEvent) -> None:
        try:
            payload: Any = orjson.loads(event.data)
            if event.event == "error" or payload.get("error"):
                self.fail(in_stream_error(payload, self.headers))
                return
            chunk = self._parse_chunk(payload)
            self._received.add(payload)
        except (AttributeError, TypeError, ValueError) as reason:
            self.fail(unreadable(event, reason))
            return
        self._ready.append(chunk)
        if self.first_token_seconds is None and self._received.has_output:
            self.first_token_seconds = self.seconds
        if chunk.usage is not None:
            self.usage = chunk.usage
        if chunk.x_groq is not None:
            self._take_note(chunk.x_groq)

    def _take_note(self, x_groq: XGroqChunk) -> None:
        if x_groq.usage is not None:
            self.usage = x_groq.usage
        if x_groq.error:
            self.fail(StreamError(f"The service stopped the stream early: {x_groq.error}"))
