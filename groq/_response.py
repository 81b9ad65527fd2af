"""Raw responses, where code for Groq's own SDK looks for them."""

from groq._dropin.binary import AsyncBinaryAPIResponse, BinaryAPIResponse
from groq._dropin.response import (
    APIResponse,
    AsyncAPIResponse,
    AsyncResponseContextManager,
    ResponseContextManager,
)

__all__ = [
    "APIResponse",
    "AsyncAPIResponse",
    "AsyncBinaryAPIResponse",
    "AsyncResponseContextManager",
    "AsyncStreamedBinaryAPIResponse",
    "BinaryAPIResponse",
    "ResponseContextManager",
    "StreamedBinaryAPIResponse",
]

StreamedBinaryAPIResponse = APIResponse
AsyncStreamedBinaryAPIResponse = AsyncAPIResponse
