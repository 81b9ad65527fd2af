"""Errors without a complete answer: on the way to one, or inside a stream."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any, Unpack

from groq.errors._base import APIError

if TYPE_CHECKING:
    import httpx

    from groq.errors._base import Fields


class APIConnectionError(APIError):
    """No complete answer arrived."""

    def __init__(
        self,
        message: str = "Connection error.",
        request: httpx.Request | None = None,
        **fields: Unpack[Fields],
    ) -> None:
        super().__init__(message, request, **fields)


class NetworkError(APIConnectionError):
    """The connection could not be made, or broke."""

    kind = "network_error"

    def __init__(
        self,
        message: str = "Connection error.",
        request: httpx.Request | None = None,
        *,
        is_retryable: bool = True,
        **fields: Unpack[Fields],
    ) -> None:
        super().__init__(message, request, **fields)
        self.is_retryable = is_retryable

    @property
    def cause(self) -> BaseException | None:
        """The HTTP library's own error (`__cause__`); None after a pickle or a copy."""
        return self.__cause__


class TimeoutError(APIConnectionError, builtins.TimeoutError):  # noqa: A001  it is a builtin TimeoutError, too
    """The service did not answer in time.

    Attributes:
        timeout: Seconds that were allowed for the step that took too long, None if unknown.
        operation: What was asked for, as in `chat.create`; None for an error made by hand.
    """

    kind = "timeout_error"
    is_retryable = True

    def __init__(
        self,
        message: str | httpx.Request = "Request timed out.",
        request: httpx.Request | None = None,
        *,
        timeout: float | None = None,
        operation: str | None = None,
        **fields: Unpack[Fields],
    ) -> None:
        if isinstance(message, str):
            super().__init__(message, request, **fields)
        else:  # as Groq's own SDK has it, a request alone
            super().__init__("Request timed out.", message, **fields)
        self.timeout = timeout
        self.operation = operation


class DeadlineExceededError(TimeoutError):
    """The `deadline` of the call was over while it was under way."""

    kind = "deadline_exceeded_error"


class PoolTimeoutError(TimeoutError):
    """Every connection was in use for too long; nothing was sent, and the service is not at fault.

    Raise `max_connections`, make fewer calls at once, or close streams that are not read to
    their end.
    """

    kind = "pool_timeout_error"


class StreamError(APIError):
    """A stream broke, or the service stopped it.

    Until the first chunk the client tries again as with any other call; once a chunk was handed
    out it never does, and `partial_content` and `partial` hold all that was received. The caller
    may: the answer then begins anew.
    """

    kind = "stream_error"
    is_retryable = True

    # Any, because a class below has another parent, with keywords of its own.
    def __init__(self, message: str, *, partial_content: str = "", **fields: Any) -> None:
        super().__init__(message, **fields)
        self.partial_content = partial_content


class StreamTruncatedError(StreamError):
    """The stream ended, as if all were well, before the answer was complete."""

    kind = "stream_truncated_error"


class StreamDecodeError(StreamError):
    """What arrived is no chunk: broken JSON or UTF-8, or a shape that the API does not know.

    `body` holds its text.
    """

    kind = "stream_decode_error"
    is_retryable = False


class StreamConnectionError(StreamError, APIConnectionError):
    """The connection broke inside the stream. The cause is in `__cause__`."""

    kind = "stream_connection_error"


class StreamTimeoutError(StreamError, TimeoutError):
    """The stream fell silent for longer than `idle_timeout`."""

    kind = "stream_timeout_error"
