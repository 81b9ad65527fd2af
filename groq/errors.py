"""The errors that this package raises, and which response becomes which error.

Everything derives from `GroqError`; code that only wants to know whether a call
worked catches that one.

    GroqError
    ├── APIStatusError            the service refused, or would have
    │   ├── ValidationError       400, or refused here before anything was sent
    │   │   ├── ContextLengthError
    │   │   └── ContentFilterError
    │   ├── AuthenticationError   401, or no usable API key
    │   ├── AuthorizationError    403
    │   ├── NotFoundError         404
    │   │   └── ModelError        there is no such model
    │   ├── RateLimitError        429, or a wait longer than `max_wait`
    │   └── ServerError           5xx and every status not named above
    │       ├── CircuitOpenError  not sent: the circuit breaker is open
    │       └── ResponseParseError  success, but the body is not what the API documents
    ├── APIConnectionError        no complete answer arrived
    │   ├── NetworkError
    │   └── TimeoutError
    │       └── PoolTimeoutError  not sent: every connection was in use
    └── StreamError               a stream broke, or the service stopped it
        ├── StreamTruncatedError  it ended before the answer was complete
        ├── StreamDecodeError     what arrived cannot be read
        ├── StreamConnectionError the connection broke (an APIConnectionError, too)
        └── StreamTimeoutError    it fell silent (a TimeoutError, too)

This module performs no I/O and knows nothing of any HTTP library.
"""

from __future__ import annotations

import builtins
import pickle
import re
from typing import TYPE_CHECKING, Any, ClassVar

import orjson

from groq._duration import retry_delay
from groq._json import as_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._transport import Response
    from groq.types import ChatCompletion

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "AuthenticationError",
    "AuthorizationError",
    "CircuitOpenError",
    "ContentFilterError",
    "ContextLengthError",
    "GroqError",
    "ModelError",
    "NetworkError",
    "NotFoundError",
    "PoolTimeoutError",
    "RateLimitError",
    "ResponseParseError",
    "ServerError",
    "StreamConnectionError",
    "StreamDecodeError",
    "StreamError",
    "StreamTimeoutError",
    "StreamTruncatedError",
    "TimeoutError",
    "ValidationError",
]

# How the service names a model that it does not have.
_MODEL = re.compile(r"model `([^`]+)`")

_RETRYABLE_STATUSES = frozenset({408, 409, 498, 500, 501, 502, 503, 504})


class GroqError(Exception):
    """Base of every error raised by this package.

    Attributes:
        message: What went wrong, for people.
        code: The service's machine-readable code (`error.code`) where it sent one,
            otherwise the name of the kind of error, such as `network_error`.
        status_code: The HTTP status, or None when there was no answer.
        request_id: The service's id of the request (`x-request-id`), to quote in support.
        retry_after: Seconds after which the service invites another try, or None.
        is_retryable: Whether sending the same request again can succeed.
        body: The decoded JSON body, or its text, or None.
        partial_content: For an error inside a stream, the text of the first choice until then.
        partial: For an error inside a stream, the `ChatCompletion` that had arrived until then;
            None before the first chunk.
    """

    kind: ClassVar[str] = "unknown_error"
    is_retryable: bool = False
    status_code: int | None = None
    partial_content: str = ""
    partial: ChatCompletion | None = None

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: object = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.kind
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body

    def __str__(self) -> str:
        return f"{self.message} (request {self.request_id})" if self.request_id else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        # Exceptions unpickle by calling the class with `args` alone, which would lose every
        # keyword; an error must survive a process pool whole.
        return (_restore, (type(self), self.args), self.__getstate__())

    def __getstate__(self) -> dict[str, Any]:
        return dict(self.__dict__)


def _restore(cls: type[GroqError], args: tuple[object, ...]) -> GroqError:
    error = cls.__new__(cls)
    error.args = args
    return error


class APIStatusError(GroqError):
    """The service answered with a status other than 2xx, or was sure to, so nothing was sent.

    Attributes:
        headers: The response headers, empty when the error was raised before sending.
        type: The service's broad class of the error (`error.type`), or None.
        param: The request parameter at fault, such as `messages[2].content`, or None.
        failed_generation: What the model produced before the service rejected it
            (`tool_use_failed`, `json_validate_failed`), or None.
    """

    default_status: ClassVar[int | None] = None

    def __init__(
        self,
        message: str,
        *,
        status_code: int | None = None,
        headers: Mapping[str, str] | None = None,
        type: str | None = None,  # noqa: A002  the API's own name for the field
        param: str | None = None,
        failed_generation: str | None = None,
        **fields: Any,
    ) -> None:
        super().__init__(message, **fields)
        self.status_code = status_code if status_code is not None else self.default_status
        self.headers: Mapping[str, str] = headers or {}
        self.type = type
        self.param = param
        self.failed_generation = failed_generation
        self.is_retryable = self.status_code in _RETRYABLE_STATUSES


class ValidationError(APIStatusError, ValueError):
    """A parameter is wrong: found here before sending, or by the service (400).

    Attributes:
        value: The rejected value, when the error was found here.
    """

    kind = "validation_error"
    default_status = 400

    def __init__(self, message: str, *, value: object = None, **fields: Any) -> None:
        super().__init__(message, **fields)
        self.value = value

    def __getstate__(self) -> dict[str, Any]:
        state = super().__getstate__()
        try:
            pickle.dumps(self.value)
        except Exception:  # noqa: BLE001  an open file, say: what it was is told by its repr
            state["value"] = repr(self.value)
        return state


class ContextLengthError(ValidationError):
    """The prompt and the answer asked for do not fit the model's context window."""

    kind = "context_length_error"


class ContentFilterError(ValidationError):
    """The service refused the content."""

    kind = "content_filter_error"


class AuthenticationError(APIStatusError):
    """The API key is missing, malformed, expired or unknown (401)."""

    kind = "authentication_error"
    default_status = 401


class AuthorizationError(APIStatusError):
    """The key is valid but may not do this (403)."""

    kind = "authorization_error"
    default_status = 403


class NotFoundError(APIStatusError):
    """Nothing lives at this address (404)."""

    kind = "not_found_error"
    default_status = 404


class ModelError(NotFoundError):
    """The model does not exist, or this key has no access to it.

    Attributes:
        model: The model that was asked for, or an empty string when it is not known.
    """

    kind = "model_error"

    def __init__(self, message: str, *, model: str = "", **fields: Any) -> None:
        super().__init__(message, **fields)
        self.model = model


class RateLimitError(APIStatusError):
    """A rate limit is used up, and waiting for it would take too long.

    Attributes:
        limit_type: What ran out: `requests`, `tokens` or `audio_seconds`; None when unknown.
    """

    kind = "rate_limit_error"
    default_status = 429

    def __init__(self, message: str, *, limit_type: str | None = None, **fields: Any) -> None:
        super().__init__(message, **fields)
        self.limit_type = limit_type
        self.is_retryable = True


class ServerError(APIStatusError):
    """The service failed (5xx), or answered with a status that has no class of its own."""

    kind = "server_error"


class CircuitOpenError(ServerError):
    """Not sent: the service failed repeatedly and the circuit breaker is open.

    `retry_after` says in how many seconds the breaker lets a probe through.
    """

    kind = "circuit_open"
    default_status = 503

    def __init__(self, message: str, **fields: Any) -> None:
        super().__init__(message, **fields)
        self.is_retryable = False


class ResponseParseError(ServerError):
    """A success whose body is not what the API documents; `body` holds what arrived."""

    kind = "response_parse_error"


class APIConnectionError(GroqError):
    """No complete answer arrived."""


class NetworkError(APIConnectionError):
    """The connection could not be made, or broke. The cause is in `__cause__`."""

    kind = "network_error"

    def __init__(self, message: str, *, is_retryable: bool = True, **fields: Any) -> None:
        super().__init__(message, **fields)
        self.is_retryable = is_retryable


class TimeoutError(APIConnectionError, builtins.TimeoutError):  # noqa: A001  it is a builtin TimeoutError, too
    """The service did not answer in time.

    Attributes:
        timeout: Seconds that were allowed for the step that took too long, None if unknown.
    """

    kind = "timeout_error"
    is_retryable = True

    def __init__(self, message: str, *, timeout: float | None = None, **fields: Any) -> None:
        super().__init__(message, **fields)
        self.timeout = timeout


class PoolTimeoutError(TimeoutError):
    """Every connection was in use for too long; nothing was sent, and the service is not at fault.

    Raise `max_connections`, make fewer calls at once, or close streams that are not read to
    their end.
    """

    kind = "pool_timeout_error"
    is_retryable = False


class StreamError(GroqError):
    """A stream broke, or the service stopped it.

    Until the first chunk the call is retried like any other; once a chunk was handed out it
    never is, and `partial_content` and `partial` hold all that was received.
    """

    kind = "stream_error"

    def __init__(self, message: str, *, partial_content: str = "", **fields: Any) -> None:
        super().__init__(message, **fields)
        self.partial_content = partial_content


class StreamTruncatedError(StreamError):
    """The stream ended, as if all were well, before the answer was complete."""

    kind = "stream_truncated_error"
    is_retryable = True


class StreamDecodeError(StreamError):
    """What arrived is no chunk: broken JSON or UTF-8, or a shape that the API does not know.

    `body` holds its text.
    """

    kind = "stream_decode_error"


class StreamConnectionError(StreamError, APIConnectionError):
    """The connection broke inside the stream. The cause is in `__cause__`."""

    kind = "stream_connection_error"
    is_retryable = True


class StreamTimeoutError(StreamError, TimeoutError):
    """The stream fell silent for longer than `idle_timeout`."""

    kind = "stream_timeout_error"


_BY_STATUS: Mapping[int, type[APIStatusError]] = {
    400: ValidationError,
    401: AuthenticationError,
    403: AuthorizationError,
    404: ModelError,
    429: RateLimitError,
}

# Looked up by `error.code` first and by `error.type` second: a context overflow has the
# code context_length_exceeded and the type of every other 400.
_BY_NAME: Mapping[str, type[APIStatusError]] = {
    "content_filter": ContentFilterError,
    "context_length_exceeded": ContextLengthError,
    "insufficient_quota": RateLimitError,
    "invalid_api_key": AuthenticationError,
    "model_not_found": ModelError,
    "unknown_url": NotFoundError,
}

_FALLBACK_MESSAGES: Mapping[int, str] = {
    400: "Bad request",
    401: "Invalid API key",
    403: "Forbidden",
    404: "Resource not found (is base_url right?)",
    429: "Rate limit exceeded",
}


def raise_for_status(response: Response) -> None:
    """Raise the one error that a response stands for; return when it is a success (2xx)."""
    if not 200 <= response.status_code < 300:  # noqa: PLR2004  the definition of success
        raise from_body(response.status_code, decode_body(response.content), response.headers)


def decode_body(content: bytes) -> object:
    """Decode a body: its JSON, or its text, or None when it is empty."""
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        return content.decode("utf-8", "replace") or None


def from_body(status_code: int, body: object, headers: Mapping[str, str]) -> APIStatusError:
    """Make the error for a status and a decoded body; also used for errors inside a stream."""
    detail = _detail(body)
    message = detail.get("message") or _fallback_message(status_code, headers)
    cls = _choose(status_code, detail)
    fields: dict[str, Any] = {
        "status_code": status_code,
        "headers": headers,
        "request_id": headers.get("x-request-id"),
        "retry_after": retry_delay(headers, message),
        "body": body,
        **{name: detail.get(name) for name in ("code", "type", "param", "failed_generation")},
    }
    if issubclass(cls, RateLimitError):
        fields["limit_type"] = detail.get("type")
    if issubclass(cls, ModelError) and (named := _MODEL.search(message)):
        fields["model"] = named[1]
    return cls(message, **fields)


def _fallback_message(status_code: int, headers: Mapping[str, str]) -> str:
    if location := headers.get("location"):
        return f"Redirected to {location}, which is not followed (is base_url right?)"
    server = status_code >= 500  # noqa: PLR2004  the service's own faults
    unnamed = f"{'Server error' if server else 'Unexpected status'}: {status_code}"
    return _FALLBACK_MESSAGES.get(status_code, unnamed)


def _detail(body: object) -> Mapping[str, str]:
    """The strings of `error` in a body; empty for HTML, an empty body, or anything else."""
    error = as_object(body).get("error")
    if isinstance(error, str):
        return {"message": error}
    return {key: value for key, value in as_object(error).items() if isinstance(value, str)}


def _choose(status_code: int, detail: Mapping[str, str]) -> type[APIStatusError]:
    for name in ("code", "type"):
        if (cls := _BY_NAME.get(detail.get(name, ""))) is not None:
            return cls
    if status_code == 404 and not detail:  # noqa: PLR2004
        return NotFoundError  # not the service's own words: nobody has looked for a model
    return _BY_STATUS.get(status_code, ServerError)
