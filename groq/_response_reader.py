"""From the bytes of a stream of the Responses API to its events."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import define, field

from groq._cost import cost_of_response
from groq._json import decode
from groq._reader import EventReader, in_stream_error, unreadable
from groq._response_accumulator import ResponseAccumulator
from groq.errors import StreamDecodeError, StreamTruncatedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._cost import Cost
    from groq.errors import GroqError
    from groq.types import Response, ResponseStreamEvent, ResponseUsage

_DONE = b"[DONE]"
_LAST = frozenset({"response.completed", "response.failed", "response.incomplete"})


@define(kw_only=True)
class ResponseReader(EventReader["ResponseStreamEvent", "Response"]):
    """Turns the pieces of an event stream into events, up to the one that says how it ended."""

    _parse_event: Callable[[Any], ResponseStreamEvent] = field(alias="parse_event")
    _parse_response: Callable[[Any], Response] = field(alias="parse_response")
    _received: ResponseAccumulator = field(factory=ResponseAccumulator, init=False)
    _response: Response | None = field(default=None, init=False)

    @property
    def content(self) -> str:
        """The text of all messages until now."""
        return self._received.content

    @property
    def used(self) -> ResponseUsage | None:
        """The tokens used; None until the service has told."""
        return None if self._response is None else self._response.usage

    @property
    def cost(self) -> Cost | None:
        """What the response took of the rate limits; None when nobody has told."""
        return cost_of_response(self.used)

    def end(self) -> None:
        """Take note that the body has ended."""
        if not self.is_over:
            self.fail(StreamTruncatedError("The stream ended before the response was complete"))

    def result(self) -> Response:
        """The response that the last event holds.

        Raises:
            StreamError: The stream was closed before that event.
        """
        self._check_finished()
        if self._response is None:
            raise StreamDecodeError("The stream has no response", partial_content=self.content)
        return self._response

    def partial(self) -> Response | None:
        """What has arrived until now amounts to; None if that is nothing."""
        if self._response is None and not self._received.is_empty:
            # Half an item may lack what a whole one must have.
            with suppress(ValueError):
                return self._attached(self._parse_response(self._received.payload()))
        return self._response

    def _add_partial(self, error: GroqError) -> None:
        error.partial_response = self.partial()

    def _attached(self, response: Response) -> Response:
        response.attach(self.headers, self.attempts)
        return response

    def _take_event(self, data: bytes, name: str = "") -> None:
        if not data or data.strip() == _DONE:
            return  # other servers end their streams by it
        try:
            payload: Any = decode(data)
            if name and not payload.get("type"):
                payload["type"] = name  # what a named event may leave out
            kind: str = payload.get("type")
            if kind == "error" or payload.get("error"):
                self.fail(_error_of(payload, self.headers))
                return
            parsed = self._parse_event(payload)
            self._received.add(kind, payload)
            if kind in _LAST:
                self._response = self._attached(self._parse_response(payload["response"]))
        except (AttributeError, KeyError, TypeError, ValueError) as reason:
            self.fail(unreadable(data, reason))
            return
        self.ready.append(parsed)
        self.items_received += 1
        if self.first_token_seconds is None and self._received.has_output:
            self.first_token_seconds = self.seconds
        if kind in _LAST:
            self._finish()


def _error_of(payload: dict[str, Any], headers: Mapping[str, str]) -> GroqError:
    detail = payload.get("error")
    if not isinstance(detail, dict):  # as OpenAI has it: code and message in the event itself
        detail = {name: value for name, value in payload.items() if name != "type"}
    return in_stream_error({"error": detail}, headers)
