"""The errors that this package raises.

Everything derives from `GroqError`; code that only wants to know whether a call worked
catches that one.

    GroqError
    └── APIError                  whatever came of a call
        ├── APIStatusError            the service refused, or would have
        │   ├── ValidationError       400, or refused here before anything was sent
        │   │   ├── ContextLengthError
        │   │   ├── ContentFilterError
        │   │   ├── ModelDecommissionedError
        │   │   └── GenerationFailedError  the model's output cannot be delivered
        │   │       ├── ToolUseFailedError
        │   │       ├── JSONValidationFailedError
        │   │       └── OutputParseFailedError
        │   ├── AuthenticationError   401, or no usable API key
        │   ├── AuthorizationError    403, or a restricted or blocked organization
        │   ├── NotFoundError         404
        │   │   └── ModelError        there is no such model
        │   ├── RequestTooLargeError  413: it will never fit
        │   ├── RateLimitError        429, or a wait longer than `max_wait`
        │   └── ServerError           5xx and every status not named above
        │       ├── ConflictError     409
        │       ├── UnprocessableEntityError  422
        │       ├── FlexCapacityError 498: the `flex` tier has nothing to spare
        │       ├── CircuitOpenError  not sent: the circuit breaker is open
        │       └── ResponseParseError  success, but the body is not what the API documents
        ├── APIConnectionError        no complete answer arrived
        │   ├── NetworkError
        │   └── TimeoutError
        │       ├── DeadlineExceededError  `deadline` was over
        │       └── PoolTimeoutError  not sent: every connection was in use
        ├── BatchRequestError         a batch has not carried this request out
        └── StreamError               a stream broke, or the service stopped it
            ├── StreamTruncatedError  it ended before the answer was complete
            ├── StreamDecodeError     what arrived cannot be read
            ├── StreamConnectionError the connection broke (an APIConnectionError, too)
            └── StreamTimeoutError    it fell silent (a TimeoutError, too)

Errors can be pickled and copied, so they cross process pools, and never hold the API key.
Nothing here performs I/O, and httpx is loaded only for whoever asks for an error's `response` or
`request`; which response becomes which error is decided in `_error_mapping`.
"""

from __future__ import annotations

from groq.errors._bad_request import (
    ContentFilterError,
    ContextLengthError,
    GenerationFailedError,
    JSONValidationFailedError,
    ModelDecommissionedError,
    OutputParseFailedError,
    ToolUseFailedError,
    ValidationError,
)
from groq.errors._base import APIError, GroqError
from groq.errors._batch import BatchRequestError
from groq.errors._connection import (
    APIConnectionError,
    DeadlineExceededError,
    NetworkError,
    PoolTimeoutError,
    StreamConnectionError,
    StreamDecodeError,
    StreamError,
    StreamTimeoutError,
    StreamTruncatedError,
    TimeoutError,
)
from groq.errors._status import (
    APIStatusError,
    AuthenticationError,
    AuthorizationError,
    CircuitOpenError,
    ConflictError,
    FlexCapacityError,
    ModelError,
    NotFoundError,
    RateLimitError,
    RequestTooLargeError,
    ResponseParseError,
    ServerError,
    UnprocessableEntityError,
)

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIStatusError",
    "AuthenticationError",
    "AuthorizationError",
    "BatchRequestError",
    "CircuitOpenError",
    "ConflictError",
    "ContentFilterError",
    "ContextLengthError",
    "DeadlineExceededError",
    "FlexCapacityError",
    "GenerationFailedError",
    "GroqError",
    "JSONValidationFailedError",
    "ModelDecommissionedError",
    "ModelError",
    "NetworkError",
    "NotFoundError",
    "OutputParseFailedError",
    "PoolTimeoutError",
    "RateLimitError",
    "RequestTooLargeError",
    "ResponseParseError",
    "ServerError",
    "StreamConnectionError",
    "StreamDecodeError",
    "StreamError",
    "StreamTimeoutError",
    "StreamTruncatedError",
    "TimeoutError",
    "ToolUseFailedError",
    "UnprocessableEntityError",
    "ValidationError",
]

# Tracebacks and pickles shall name the place that users know.
for _name in __all__:
    globals()[_name].__module__ = __name__
