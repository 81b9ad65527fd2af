"""Keyword parameters of operations that have too many to write down by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Required, TypedDict

from groq._config import CallOptions
from groq_api.models import ChatCompletionRequest, ResponseCreateRequest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groq_api.models import AudioLanguage, AudioResponseFormat, TimestampGranularity


class ChatParams(ChatCompletionRequest, CallOptions, total=False):
    """What `chat.create` and `chat.create_stream` take.

    The API's parameters, which are those of `ChatCompletionRequest`, and `CallOptions`.
    """


class ResponseParams(ResponseCreateRequest, CallOptions, total=False):
    """What `responses.create` and `responses.create_stream` take.

    The API's parameters, which are those of `ResponseCreateRequest`, and `CallOptions`.
    """


class BatchAudioParams(TypedDict, total=False):
    """What a batch takes for a recording that is to be written down, or translated."""

    model: Required[str]
    """A Whisper model, such as `whisper-large-v3`."""
    url: Required[str]
    """Address of the recording, or the recording in base64url."""
    language: AudioLanguage | str | None
    """Language spoken, as an ISO 639-1 code; of a translation, only `en`, which is the target."""
    prompt: str | None
    """Text that sets style and spelling; at most 224 tokens."""
    response_format: AudioResponseFormat | None
    """`verbose_json` adds language, duration, segments and words to the text."""
    temperature: float | None
    """0 to 1; 0 when absent."""
    timestamp_granularities: Sequence[TimestampGranularity] | None
    """`word`, `segment` or both; needs `verbose_json`; of transcriptions only."""
    extra_body: Mapping[str, Any] | None
    """Added unchecked: for parameters that this version does not know."""
