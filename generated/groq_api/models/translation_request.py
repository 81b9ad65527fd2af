# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `TranslationRequest`."""

from __future__ import annotations

from typing import NotRequired, Required, TypedDict

from ..types import FilePart


class TranslationRequest(TypedDict):
    """A recording, as `file` or as `url` but not both, to be put into English.

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
    """Id of the model to ask; whisper-large-v3-turbo does not translate."""

    language: NotRequired[str | None]
    """Language to translate into. Only `en` is supported."""

    prompt: NotRequired[str | None]
    """English text for the model to follow in spelling and style. At most 224 tokens."""

    response_format: NotRequired[AudioResponseFormat | None]
    """Just the text as JSON, just the text as plain text, or JSON with language, duration and
    times. Server default: `json`.
    """

    temperature: NotRequired[float | None]
    """Randomness of sampling, 0 to 1. Server default: 0."""


from .audio_response_format import AudioResponseFormat
