"""From the bytes of a chat stream to its chunks."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import define, field

from groq._accumulator import ChunkAccumulator, append_piece
from groq._chunk_template import ChunkTemplate
from groq._cost import cost_of
from groq._json import decode
from groq._reader import EventReader, in_stream_error, unreadable
from groq.errors import StreamDecodeError, StreamError, StreamTruncatedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._cost import Cost
    from groq.errors import GroqError
    from groq.types import ChatCompletion, ChatCompletionChunk, CompletionUsage

_DONE = b"[DONE]"
_FIRST_ITEMS = 2  # with the first text among them, which shall not wait for what others gain by
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
    _template: ChunkTemplate = field(init=False)
    _pieces: list[str] = field(factory=list[str], init=False)

    def __attrs_post_init__(self) -> None:
        self._template = ChunkTemplate(self._parse_chunk)

    @property
    def content(self) -> str:
        """The text of the first choice until now."""
        return self._received.content

    @property
    def used(self) -> CompletionUsage | None:
        """The tokens used; None until the service has told."""
        return self.usage

    @property
    def cost(self) -> Cost | None:
        """What the answer took of the rate limits; None when nobody has told."""
        return cost_of(self.usage)

    def end(self) -> None:
        """Take note that the body has ended."""
        if self.is_over:
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

    def partial(self) -> ChatCompletion | None:
        """What has arrived until now amounts to; None if that is nothing."""
        if not self._received.is_empty:
            # Half a tool call, say, lacks the id that a whole one must have.
            with suppress(ValueError):
                return self._parsed_completion()
        return None

    def _add_partial(self, error: GroqError) -> None:
        error.partial = self.partial()

    def _take_event(self, data: bytes, name: str = "") -> None:
        template = self._template
        if not name and (chunk := template.read(data)) is not None:
            append_piece(self._pieces, template.text)
            self._hand_out(chunk)
        elif not name or name in _KNOWN_EVENTS:
            self._take_payload(data, name)

    def _hand_out(self, chunk: ChatCompletionChunk) -> None:
        self.ready.append(chunk)
        self.items_received += 1
        if self.first_token_seconds is None and self._received.has_output:
            self.first_token_seconds = self.seconds

    def _take_payload(self, data: bytes, name: str) -> None:
        try:
            payload: Any = decode(data)
            if name == "error" or payload.get("error"):
                self.fail(in_stream_error(payload, self.headers))
                return
            chunk = self._parse_chunk(payload)
            self._received.add(payload)
        except (AttributeError, TypeError, ValueError) as reason:
            self._take_oddity(data, reason)
            return
        self._hand_out(chunk)
        self._take_notes(chunk)
        if self.items_received > _FIRST_ITEMS and self._template.learn(data, payload):
            self._pieces = self._received.pieces(self._template.choice, self._template.name)

    def _take_oddity(self, data: bytes, reason: Exception) -> None:
        """Take in what is no chunk: the end, nothing at all, or a fault."""
        if data.rstrip() == _DONE:
            self._take_done()
        elif data:
            self.fail(unreadable(data, reason))

    def _take_done(self) -> None:
        if self._received.is_empty:
            self.fail(StreamTruncatedError("No chunks received"))
        else:
            self._finish()

    def _take_notes(self, chunk: ChatCompletionChunk) -> None:
        if chunk.usage is not None:
            self.usage = chunk.usage
        if (x_groq := chunk.x_groq) is None:
            return
        if x_groq.usage is not None:
            self.usage = x_groq.usage
        if x_groq.error:
            self.fail(StreamError(f"The service stopped the stream early: {x_groq.error}"))
