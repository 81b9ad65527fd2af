"""Names for annotations and defaults, where code for Groq's own SDK looks for them."""

from groq._dropin.client import AsyncGroq, Groq
from groq._dropin.errors import APIConnectionError, APIStatusError, APITimeoutError
from groq._dropin.names import (
    DEFAULT_CONNECTION_LIMITS,
    DEFAULT_MAX_RETRIES,
    DEFAULT_TIMEOUT,
    DefaultAioHttpClient,
    DefaultAsyncHttpxClient,
    DefaultHttpxClient,
)

__all__ = [
    "DEFAULT_CONNECTION_LIMITS",
    "DEFAULT_MAX_RETRIES",
    "DEFAULT_TIMEOUT",
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncAPIClient",
    "AsyncHttpxClientWrapper",
    "DefaultAioHttpClient",
    "DefaultAsyncHttpxClient",
    "DefaultHttpxClient",
    "SyncAPIClient",
    "SyncHttpxClientWrapper",
]

SyncAPIClient = Groq
AsyncAPIClient = AsyncGroq
SyncHttpxClientWrapper = DefaultHttpxClient
AsyncHttpxClientWrapper = DefaultAsyncHttpxClient
