# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `SpeechRequest`."""

from __future__ import annotations

from typing import NotRequired, Required, TypedDict


class SpeechRequest(TypedDict):
    """What to say, and how. Undeclared properties are refused.

    A value of None is not sent.
    """

    model: Required[str]
    """Id of the model to ask."""

    input: Required[str]
    """The text. Orpheus takes at most 200 characters, and directions in brackets count."""

    voice: Required[SpeechVoice | str]
    """Who speaks. Each model has voices of its own, and new ones may appear."""

    response_format: NotRequired[SpeechFormat | None]
    """How to write the sound. Orpheus makes `wav` only, while `mp3` is the documented default:
    ask for `wav`.
    """

    sample_rate: NotRequired[SpeechSampleRate | None]
    """Samples per second. It is not known whether Orpheus heeds it. Server default: 48000."""

    speed: NotRequired[float | None]
    """How fast to speak, 0.5 to 5. It is not known whether Orpheus heeds it. Server default: 1."""


from .speech_format import SpeechFormat
from .speech_sample_rate import SpeechSampleRate
from .speech_voice import SpeechVoice
