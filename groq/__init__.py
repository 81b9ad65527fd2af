"""A client of the Groq API.

    from groq import Groq

    with Groq() as client:
        completion = client.chat.create(
            model="openai/gpt-oss-20b",
            messages=[{"role": "user", "content": "Why do canals have locks?"}],
        )
        print(completion.content)

`Groq` is for blocking code, `AsyncGroq` for asyncio and trio; both have the same resources
and methods. Errors derive from `GroqError`; results and parameters are in `groq.types`.

Code for Groq's own SDK runs unchanged: its names are all here, and its surface is in `_dropin`.

To read the source, follow a call downward: `_client` wires the parts; `resources/` turn
arguments into an operation; `_pipeline` carries it out with `_limits`, `_breaker` and
`_retry`; `_flow` performs what takes time, in blocking and in async form; `_wire` sends.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from groq._version import __version__

if TYPE_CHECKING:
    from groq import errors, resources, telemetry, types
    from groq._breaker import CircuitBreakerConfig, CircuitState
    from groq._byte_stream import AsyncByteStream, ByteStream
    from groq._chat_stream import AsyncChatStream, ChatStream
    from groq._client import HealthStatus
    from groq._config import CallOptions
    from groq._dropin.client import AsyncGroq, Groq
    from groq._dropin.errors import (
        APIResponseValidationError,
        APITimeoutError,
        BadRequestError,
        InternalServerError,
        PermissionDeniedError,
    )
    from groq._dropin.names import (
        DEFAULT_CONNECTION_LIMITS,
        DEFAULT_MAX_RETRIES,
        DEFAULT_TIMEOUT,
        BaseModel,
        DefaultAioHttpClient,
        DefaultAsyncHttpxClient,
        DefaultHttpxClient,
        NoneType,
        ProxiesTypes,
        RequestOptions,
        Timeout,
        Transport,
        __title__,
        file_from_path,
    )
    from groq._dropin.not_given import NOT_GIVEN, NotGiven, Omit, not_given, omit
    from groq._dropin.response import APIResponse, AsyncAPIResponse
    from groq._events import (
        ChatEvent,
        Finished,
        ReasoningDelta,
        TextDelta,
        ToolCallArguments,
        ToolCallDone,
        ToolCallStarted,
        ToolExecuted,
        UsageReported,
    )
    from groq._limits import RateLimitStatus
    from groq._middleware import Call, Middleware, Observer, Sending, StreamEnd, TokenUsage
    from groq._paging import AsyncPages, Pages
    from groq._response_stream import AsyncResponseStream, ResponseStream
    from groq._secret import Secret
    from groq._speech import Speech
    from groq._streaming import AsyncStream, Stream
    from groq.errors import (
        APIConnectionError,
        APIError,
        APIStatusError,
        AuthenticationError,
        AuthorizationError,
        BatchRequestError,
        CircuitOpenError,
        ConflictError,
        ContentFilterError,
        ContextLengthError,
        DeadlineExceededError,
        FlexCapacityError,
        GenerationFailedError,
        GroqError,
        JSONValidationFailedError,
        ModelDecommissionedError,
        ModelError,
        NetworkError,
        NotFoundError,
        OutputParseFailedError,
        PoolTimeoutError,
        RateLimitError,
        RequestTooLargeError,
        ResponseParseError,
        ServerError,
        StreamConnectionError,
        StreamDecodeError,
        StreamError,
        StreamTimeoutError,
        StreamTruncatedError,
        TimeoutError,
        ToolUseFailedError,
        UnprocessableEntityError,
        ValidationError,
    )
    from groq.resources._batch_results import BatchResults
    from groq.resources._jsonl import batch_lines
    from groq.resources.files import FileContent

    Client = Groq
    AsyncClient = AsyncGroq

# Where each name lives: it is imported when it is first used, so that `import groq` is quick.
# Names that are not here are errors.
_HOMES = {
    "groq._breaker": ("CircuitBreakerConfig", "CircuitState"),
    "groq._client": ("HealthStatus",),
    "groq._config": ("CallOptions",),
    "groq._byte_stream": ("AsyncByteStream", "ByteStream"),
    "groq._chat_stream": ("AsyncChatStream", "ChatStream"),
    "groq._dropin.client": ("AsyncClient", "AsyncGroq", "Client", "Groq"),
    "groq._dropin.errors": (
        "APIResponseValidationError",
        "APITimeoutError",
        "BadRequestError",
        "InternalServerError",
        "PermissionDeniedError",
    ),
    "groq._dropin.names": (
        "DEFAULT_CONNECTION_LIMITS",
        "DEFAULT_MAX_RETRIES",
        "DEFAULT_TIMEOUT",
        "BaseModel",
        "DefaultAioHttpClient",
        "DefaultAsyncHttpxClient",
        "DefaultHttpxClient",
        "NoneType",
        "ProxiesTypes",
        "RequestOptions",
        "Timeout",
        "Transport",
        "__title__",
        "file_from_path",
    ),
    "groq._dropin.not_given": ("NOT_GIVEN", "NotGiven", "Omit", "not_given", "omit"),
    "groq._dropin.response": ("APIResponse", "AsyncAPIResponse"),
    "groq._events": (
        "ChatEvent",
        "Finished",
        "ReasoningDelta",
        "TextDelta",
        "ToolCallArguments",
        "ToolCallDone",
        "ToolCallStarted",
        "ToolExecuted",
        "UsageReported",
    ),
    "groq._limits": ("RateLimitStatus",),
    "groq._middleware": ("Call", "Middleware", "Observer", "Sending", "StreamEnd", "TokenUsage"),
    "groq._paging": ("AsyncPages", "Pages"),
    "groq._response_stream": ("AsyncResponseStream", "ResponseStream"),
    "groq._secret": ("Secret",),
    "groq._speech": ("Speech",),
    "groq._streaming": ("AsyncStream", "Stream"),
    "groq.resources._batch_results": ("BatchResults",),
    "groq.resources._jsonl": ("batch_lines",),
    "groq.resources.files": ("FileContent",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_MODULES = ("errors", "resources", "telemetry", "types")

__all__ = [
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "NOT_GIVEN",
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncAPIResponse",
    "AsyncByteStream",
    "AsyncChatStream",
    "AsyncClient",
    "AsyncGroq",
    "AsyncPages",
    "AsyncResponseStream",
    "AsyncStream",
    "AuthenticationError",
    "AuthorizationError",
    "BadRequestError",
    "BaseModel",
    "BatchRequestError",
    "BatchResults",
    "ByteStream",
    "Call",
    "CallOptions",
    "ChatEvent",
    "ChatStream",
    "CircuitBreakerConfig",
    "CircuitOpenError",
    "CircuitState",
    "Client",
    "ConflictError",
    "ContentFilterError",
    "ContextLengthError",
    "DeadlineExceededError",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "FileContent",
    "Finished",
    "FlexCapacityError",
    "GenerationFailedError",
    "Groq",
    "GroqError",
    "HealthStatus",
    "InternalServerError",
    "JSONValidationFailedError",
    "Middleware",
    "ModelDecommissionedError",
    "ModelError",
    "NetworkError",
    "NoneType",
    "NotFoundError",
    "NotGiven",
    "Observer",
    "Omit",
    "OutputParseFailedError",
    "Pages",
    "PermissionDeniedError",
    "PoolTimeoutError",
    "ProxiesTypes",
    "RateLimitError",
    "RateLimitStatus",
    "ReasoningDelta",
    "RequestOptions",
    "RequestTooLargeError",
    "ResponseParseError",
    "ResponseStream",
    "Secret",
    "Sending",
    "ServerError",
    "Speech",
    "Stream",
    "StreamConnectionError",
    "StreamDecodeError",
    "StreamEnd",
    "StreamError",
    "StreamTimeoutError",
    "StreamTruncatedError",
    "TextDelta",
    "Timeout",
    "TimeoutError",
    "TokenUsage",
    "ToolCallArguments",
    "ToolCallDone",
    "ToolCallStarted",
    "ToolExecuted",
    "ToolUseFailedError",
    "Transport",
    "UnprocessableEntityError",
    "UsageReported",
    "ValidationError",
    "__title__",
    "__version__",
    "batch_lines",
    "errors",
    "file_from_path",
    "not_given",
    "omit",
    "resources",
    "telemetry",
    "types",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"groq.{name}")
    if name not in __all__:
        raise AttributeError(f"module 'groq' has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF.get(name, "groq.errors")), name)
    globals()[name] = value  # found directly from now on
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
