# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `TranscriptionRequest`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, Required, TypedDict

from ..types import FilePart

# Keys that are no Python names can be declared in a call only.
_TranscriptionRequest = TypedDict(
    "_TranscriptionRequest",
    {
        # What to give start and end times for. Needs the `verbose_json` response format. Server
        # default: segments.
        "timestamp_granularities[]": "NotRequired[Sequence[TimestampGranularity] | None]",
    },
)


class TranscriptionRequest(_TranscriptionRequest):
    """A recording, as `file` or as `url` but not both, and how to write it down.

    A value of None is not sent.
    """

    file: NotRequired[FilePart | None]
    """The recording, at most 25 MB, at least 0.01 seconds. The extension of its file name
    decides its format, so it needs one of flac, mp3, mp4, mpeg, mpga, m4a, ogg, opus, wav and
    webm.
    """

    url: NotRequired[str | None]
    """Address of the recording, or the recording in base64url. At most 25 MB, or 100 MB for
    paying organizations.
    """

    model: Required[str]
    """Id of the model to ask."""

    language: NotRequired[AudioLanguage | str | None]
    """Language that is spoken, as an ISO 639 code. Detected when absent; giving it makes the
    result faster and better.
    """

    prompt: NotRequired[str | None]
    """Text for the model to follow in spelling and style, in the language of the recording. At
    most 224 tokens.
    """

    response_format: NotRequired[AudioResponseFormat | None]
    """Just the text as JSON, just the text as plain text, or JSON with language, duration and
    times. Server default: `json`.
    """

    temperature: NotRequired[float | None]
    """Randomness of sampling, 0 to 1. Server default: 0."""


from .audio_language import AudioLanguage
from .audio_response_format import AudioResponseFormat
from .timestamp_granularity import TimestampGranularity
