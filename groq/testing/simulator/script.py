"""The methods by which a test says how requests are answered, and what goes wrong with them."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from groq.testing.simulator.faults import Drop, Failure, Form, Hang, Interruption, Pace, Reset, Slow
from groq.testing.simulator.operations import CHATTING, HEARING, LINE
from groq.testing.simulator.orders import Meeting, Order
from groq.testing.simulator.scripted import Scripted
from groq.testing.simulator.tokens import split_tokens

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


_INTERRUPTED = {
    "event": ("chat.create_stream", "responses.create_stream"),
    "chunk": ("chat.create_stream",),
    "response": ("responses.create", "responses.create_stream"),
}


class Which(TypedDict, total=False):
    """Which requests an order is for; by default the next one.

    Attributes:
        times: How many requests; None for all until `clear()`.
        after: How many requests are spared before.
        operation: Only requests that this method of the client sends, such as `chat.create` or
            `chat.create_stream`; a download counts as the method that does not stream.
            `batches.line` is what a batch asks in one line of its input.
        model: Only requests for this model.
        service_tier: Only requests that ask for this tier, such as `flex`.
    """

    times: int | None
    after: int
    operation: str
    model: str
    service_tier: str


class Script(ABC):
    """Orders answers and faults, which requests meet one by one, in the order given.

    Each order is for one request unless it says otherwise (`Which`); a request takes the first
    one that concerns it, and without any the simulator finds an answer of its own. All methods
    raise ValueError for what makes no sense.
    """

    @abstractmethod
    def _order(self, order: Order) -> None: ...

    @property
    @abstractmethod
    def orders_left(self) -> list[str]:
        """Orders that no request has used up, described; without those that are for all."""

    @abstractmethod
    def clear(self) -> None:
        """Forget the orders that are left."""

    def reply(
        self,
        content: str | Sequence[str] = (),
        *,
        tool_calls: Sequence[tuple[str, Mapping[str, Any] | str]] = (),
        reasoning: str = "",
        finish_reason: str | None = None,
        drop_after: int | None = None,
        first_token: float | None = None,
        tokens_per_second: float | None = None,
        **which: Unpack[Which],
    ) -> None:
        """Answer a chat, a response, a transcription or a translation in these words.

        Args:
            content: The text; a stream sends it in pieces of about a token, or in those given.
            tool_calls: Functions to call, each with its arguments: an object, or a text that
                is sent as it is, whether or not it is JSON.
            reasoning: What the model has thought; a stream sends it before the content.
            finish_reason: By default `tool_calls` with calls and `stop` without.
            drop_after: End the connection after so many bytes of the body.
            first_token: Seconds from the head of a stream to its body.
            tokens_per_second: Pace of a stream.
            **which: See `Which`. Without an operation, all that answer in words.
        """
        pieces = split_tokens(content) if isinstance(content, str) else content
        scripted = Scripted(
            content=tuple(pieces),
            tool_calls=tuple((name, _text(arguments)) for name, arguments in tool_calls),
            reasoning=reasoning,
            finish_reason=finish_reason or ("tool_calls" if tool_calls else "stop"),
        )
        fault = None if drop_after is None else Drop(drop_after)
        meeting = Meeting(scripted, fault, _pace(first_token, tokens_per_second))
        self._put(meeting, which, CHATTING if tool_calls else (*CHATTING, *HEARING))

    def tool_call(
        self, name: str, arguments: Mapping[str, Any] | str, **which: Unpack[Which]
    ) -> None:
        """Answer a chat or a response with the call of a function; `reply` can do several."""
        self.reply(tool_calls=[(name, arguments)], **which)

    def fail(
        self,
        status: int,
        *,
        retry_after: float | None = None,
        message: str | None = None,
        code: str | None = None,
        type: str | None = None,  # noqa: A002 - the member of the body that it sets
        html: bool = False,
        **which: Unpack[Which],
    ) -> None:
        """Answer with an error, which counts towards no limit.

        Args:
            status: From 400 to 599.
            retry_after: Seconds for the header of that name; by default there is none.
            message: `error.message`; by default, as `code` and `type`, what is usual.
            code: `error.code`.
            type: `error.type`.
            html: Answer with a page, as the network in front of the service does, not with JSON.
            **which: See `Which`.
        """
        failure = Failure(status, retry_after, message, code, type, html)
        self._put(Meeting(fault=failure), which)

    def interrupt(
        self,
        form: Form = "event",
        *,
        pieces: int = 1,
        message: str = "Internal Server Error",
        code: str | None = None,
        type: str | None = None,  # noqa: A002 - the member of the event that it sets
        status: int | None = None,
        **which: Unpack[Which],
    ) -> None:
        """End the stream of a chat or a response with an error, which comes with status 200.

        Args:
            form: `event` for an event of the type `error`; `chunk` for a chat's chunk with
                `x_groq.error`; `response` for a response that has failed, streamed or not.
            pieces: How many pieces of the answer come before.
            message: What went wrong.
            code: As in `error.code`.
            type: `error.type` of a chat's event; by default `internal_server_error`.
            status: `error.status_code` of a chat's event; by default it has none.
            **which: See `Which`. Without an operation, all that can end so.
        """
        interruption = Interruption(pieces, form, message, code, type, status)
        self._put(Meeting(fault=interruption), which, _INTERRUPTED[form])

    def reset(self, **which: Unpack[Which]) -> None:
        """Reset the connection before any byte of an answer, which counts towards no limit."""
        self._put(Meeting(fault=Reset()), which)

    def drop_after(self, bytes: int, **which: Unpack[Which]) -> None:  # noqa: A002 - what it counts
        """End the connection after so many bytes of the body; a shorter answer is left whole."""
        self._put(Meeting(fault=Drop(bytes)), which)

    def hang(self, seconds: float | None = None, **which: Unpack[Which]) -> None:
        """Keep the answer back for so many seconds; None is until the caller leaves."""
        self._put(Meeting(fault=Hang(seconds)), which)

    def slow(
        self,
        bytes_per_second: float | None = None,
        *,
        first_token: float | None = None,
        tokens_per_second: float | None = None,
        **which: Unpack[Which],
    ) -> None:
        """Send the body at a low rate.

        Args:
            bytes_per_second: Rate in pieces of a twentieth of a second at most, of any body; it
                goes before a pace of tokens.
            first_token: Seconds from the head of the answer to its body.
            tokens_per_second: Pace of a stream.
            **which: See `Which`.
        """
        fault = None if bytes_per_second is None else Slow(bytes_per_second)
        pace = _pace(first_token, tokens_per_second)
        if fault is None and pace is None:
            raise ValueError("slow() needs a rate: bytes_per_second, first_token or another")
        self._put(Meeting(fault=fault, pace=pace), which)

    def _put(self, meeting: Meeting, which: Which, possible: tuple[str, ...] | None = None) -> None:
        operation = which.get("operation")
        operations = possible if operation is None else (operation,)
        order = Order(
            meeting,
            which.get("times", 1),
            which.get("after", 0),
            operations,
            which.get("model"),
            which.get("service_tier"),
        )
        if possible is not None and operation not in {None, LINE, *possible}:
            raise ValueError(
                f"{operation} is not answered like that, but {', '.join(possible)} are"
            )
        self._order(order)


def _pace(first_token: float | None, tokens_per_second: float | None) -> Pace | None:
    if first_token is None and tokens_per_second is None:
        return None
    return Pace(first_token, tokens_per_second)


def _text(arguments: Mapping[str, Any] | str) -> str:
    return arguments if isinstance(arguments, str) else json.dumps(dict(arguments))
