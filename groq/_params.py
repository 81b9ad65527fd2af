"""Keyword parameters of operations that have too many to write down by hand."""

from __future__ import annotations

from groq._config import CallOptions
from groq_api.models import ChatCompletionRequest, ResponseCreateRequest


class ChatParams(ChatCompletionRequest, CallOptions, total=False):
    """What `chat.create` and `chat.create_stream` take: the API's parameters, and `CallOptions`."""


class ResponseParams(ResponseCreateRequest, CallOptions, total=False):
    """What `responses.create` takes: the API's parameters, and `CallOptions`."""
