"""Keyword parameters of operations that have too many to write down by hand."""

from __future__ import annotations

from groq._config import CallOptions
from groq_api.models import ChatCompletionRequest


class ChatParams(ChatCompletionRequest, CallOptions, total=False):
    """What `chat.create` and `chat.create_stream` take: the API's parameters, and `CallOptions`."""
