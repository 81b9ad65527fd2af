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

To read the source, follow a call downward: `_client` wires the parts; `resources/` turn
arguments into an operation; `_pipeline` carries it out with `_limits`, `_breaker` and
`_retry`; `_flow` performs what takes time, in blocking and in async form; `_httpx` is the wire.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from groq._version import __version__

if TYPE_CHECKING:
    from groq import errors, types
    from groq._breaker import CircuitBreakerConfig, CircuitState
    from groq._byte_stream import AsyncByteStream, ByteStream
    from groq._chat_stream import AsyncChatStream, ChatStream
    from groq._client import AsyncGroq, Groq, HealthStatus
    from groq._config import CallOptions
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
    from groq._paging import AsyncPages, Pages
    from groq._response_stream import AsyncResponseStream, ResponseStream
    from groq._speech import Speech
    from groq.errors import (
        APIConnectionError,
        APIStatusError,
        AuthenticationError,
        AuthorizationError,
        BatchRequestError,
        CircuitOpenError,
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
        ValidationError,
    )
    from groq.resources._batch_results import BatchResults
    from groq.resources._jsonl import batch_lines
    from groq.resources.files import FileContent

# Where each name lives: it is imported when it is first used, so that `import groq` is quick.
# Names that are not here are errors.
_HOMES = {
    "groq._breaker": ("CircuitBreakerConfig", "CircuitState"),
    "groq._client": ("AsyncGroq", "Groq", "HealthStatus"),
    "groq._config": ("CallOptions",),
    "groq._byte_stream": ("AsyncByteStream", "ByteStream"),
    "groq._chat_stream": ("AsyncChatStream", "ChatStream"),
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
    "groq._paging": ("AsyncPages", "Pages"),
    "groq._response_stream": ("AsyncResponseStream", "ResponseStream"),
    "groq._speech": ("Speech",),
    "groq.resources._batch_results": ("BatchResults",),
    "groq.resources._jsonl": ("batch_lines",),
    "groq.resources.files": ("FileContent",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_MODULES = ("errors", "types")

__all__ = [
    "APIConnectionError",
    "APIStatusError",
    "AsyncByteStream",
    "AsyncChatStream",
    "AsyncGroq",
    "AsyncPages",
    "AsyncResponseStream",
    "AuthenticationError",
    "AuthorizationError",
    "BatchRequestError",
    "BatchResults",
    "ByteStream",
    "CallOptions",
    "ChatEvent",
    "ChatStream",
    "CircuitBreakerConfig",
    "CircuitOpenError",
    "CircuitState",
    "ContentFilterError",
    "ContextLengthError",
    "DeadlineExceededError",
    "FileContent",
    "Finished",
    "FlexCapacityError",
    "GenerationFailedError",
    "Groq",
    "GroqError",
    "HealthStatus",
    "JSONValidationFailedError",
    "ModelDecommissionedError",
    "ModelError",
    "NetworkError",
    "NotFoundError",
    "OutputParseFailedError",
    "Pages",
    "PoolTimeoutError",
    "RateLimitError",
    "RateLimitStatus",
    "ReasoningDelta",
    "RequestTooLargeError",
    "ResponseParseError",
    "ResponseStream",
    "ServerError",
    "Speech",
    "StreamConnectionError",
    "StreamDecodeError",
    "StreamError",
    "StreamTimeoutError",
    "StreamTruncatedError",
    "TextDelta",
    "TimeoutError",
    "ToolCallArguments",
    "ToolCallDone",
    "ToolCallStarted",
    "ToolExecuted",
    "ToolUseFailedError",
    "UsageReported",
    "ValidationError",
    "__version__",
    "batch_lines",
    "errors",
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
