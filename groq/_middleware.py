"""What a program can hook into: every operation, each of its attempts, and what happens between.

    class Requests(Middleware):
        def attempt(self, call, sending):
            sending.headers["x-correlation-id"] = correlation_id.get()
            return super().attempt(call, sending)

    client = Groq(middleware=[Requests()])

The methods are plain ones, for blocking and for async clients: they run between the steps of a
call and must not wait. Spans and metrics of `groq.telemetry` are made of nothing else.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext, suppress
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from groq._json import as_object, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groq._breaker import CircuitState
    from groq._transport import Request
    from groq.errors import GroqError
    from groq.types import Attempt

_NOTHING: AbstractContextManager[None] = nullcontext()


@frozen
class TokenUsage:
    """Tokens that an operation used, by whatever names the service calls them.

    Attributes:
        prompt: Tokens of the prompt, those from the cache included.
        completion: Tokens of the answer.
    """

    prompt: int
    completion: int


def tokens_in(usage: object) -> TokenUsage | None:
    """What a `usage` says; None when there is none, or it says something else."""
    prompt = getattr(usage, "prompt_tokens", None) or getattr(usage, "input_tokens", None) or 0
    completion = (
        getattr(usage, "completion_tokens", None) or getattr(usage, "output_tokens", None) or 0
    )
    if not (isinstance(prompt, int) and isinstance(completion, int)):
        return None  # it is read as it came, and nobody has checked
    return TokenUsage(prompt, completion) if prompt or completion else None


@define(eq=False)
class Call:
    """An operation, as middleware sees it.

    Attributes:
        operation: Its name, such as `chat.create`.
        model: The model that is asked; None where there is none.
        request: What is sent, without the key. Read it only.
        address: Where it goes: scheme, host and path.
        is_stream: Whether the answer is handed out while it arrives.
        attempts: What has been sent until now; of the attempt under way, what is known.
        result: What the operation has returned; of a stream, nothing.
        error: What it has ended in, if not in a result; told while `operation` is left.
        notes: For middleware, to keep something from one method to the next.
    """

    operation: str
    model: str | None
    request: Request
    address: str
    is_stream: bool
    attempts: Sequence[Attempt]
    result: object = None
    error: BaseException | None = None
    notes: dict[object, Any] = field(factory=dict[object, Any], repr=False)

    @property
    def params(self) -> Mapping[str, Any]:
        """The parameters, as they are sent; of an upload, without the file. Reads the body anew.

        None of them where the body is no JSON object, as one given to `client.post` may be.
        """
        if self.request.content is not None:
            with suppress(ValueError):
                return as_object(decode(self.request.content))
            return {}
        return {
            name: content.decode("utf-8", "replace")
            for name, (file_name, content, _) in self.request.files
            if file_name is None and isinstance(content, bytes)
        }

    @property
    def usage(self) -> TokenUsage | None:
        """Tokens that the result says it took; of a stream see `StreamEnd`."""
        return tokens_in(getattr(self.result, "usage", None))


@define(eq=False)
class Sending:
    """One attempt to send an operation, as middleware sees it.

    Attributes:
        number: 1 for the first attempt.
        headers: To be sent besides those of the call; middleware adds to it.
        status_code: HTTP status of the answer; None until there is one.
        response_headers: Headers of the answer, looked up without regard to case.
        response_size: Bytes of its body, decoded; None of one that is still arriving.
        error: What the attempt has ended in, if not in a success; told while it is left.
    """

    number: int
    headers: dict[str, str] = field(factory=dict[str, str], repr=False)
    status_code: int | None = None
    response_headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    response_size: int | None = None
    error: BaseException | None = None


@frozen(kw_only=True)
class StreamEnd:
    """How a stream has ended.

    Attributes:
        status: `success`, `closed` by its user, `cancelled`, or the `code` of the error.
        error: What it broke from.
        seconds: From the call until now.
        first_token_seconds: From the call until a model had written something; None if none has.
        received: Chunks, events or pieces that have arrived; None of a body that was read raw.
        content_length: Characters of the text that has arrived; None as before.
        usage: Tokens that it took, if the service has told.
    """

    status: str
    error: GroqError | None
    seconds: float
    first_token_seconds: float | None
    received: int | None
    content_length: int | None
    usage: TokenUsage | None
    _amounts_to: Callable[[], object] = field(repr=False, alias="amounts_to")

    @property
    def result(self) -> object:
        """What a call without streaming would have returned; of a broken stream, its beginning.

        Made anew each time. None if it amounts to nothing, and of a stream of bytes.
        """
        return self._amounts_to()


class Middleware:
    """Hooks into the calls of a client. Override what you need; the rest does nothing.

    What a method raises, the caller gets; a context manager can swallow nothing. Several
    middlewares nest: the first of a client's is the outermost. One object may serve many clients,
    threads and tasks at once.
    """

    def operation(self, call: Call) -> AbstractContextManager[object]:
        """Around an operation: entered before anything else, left with its result or its error.

        A stream leaves it when it is opened, that is with its first chunk; see `on_stream_end`.
        """
        _ = call
        return _NOTHING

    def attempt(self, call: Call, sending: Sending) -> AbstractContextManager[object]:
        """Around one attempt: entered before it is sent, left when its answer has been read."""
        _ = call, sending
        return _NOTHING

    def on_response(self, call: Call, sending: Sending) -> None:
        """The headers of an answer have come, of whatever status."""

    def on_throttle(self, call: Call, limit: str | None, seconds: float) -> None:
        """The call must wait for a rate limit, for about so many seconds.

        `limit` is Groq's abbreviation, such as `RPM` or `TPD`; None when it is not known.
        """

    def on_retry(self, call: Call, error: GroqError, delay: float) -> None:
        """An attempt has ended in this error; another one follows after so many seconds."""

    def on_stream_end(self, call: Call, end: StreamEnd) -> None:
        """A stream is over: read to its end, closed, or broken.

        It may come from another thread or task than the call. A stream that is lost without being
        closed has no end.
        """

    def on_circuit(self, owner: object, model: str | None, state: CircuitState) -> None:
        """The circuit breaker of a model has moved to this state.

        `owner` is the same for a client and the copies that share its breakers, and for no other.
        """


class Observer(Middleware):
    """Middleware that only watches, as spans and metrics do: it cannot fail a call.

    What a method raises is logged, as a warning `groq.observer_failed`, and reaches nobody. An
    `operation` that failed to begin is told no more, and of an attempt that failed to begin, no
    answer.
    """
