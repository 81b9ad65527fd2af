# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Speak a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body

if TYPE_CHECKING:
    from ...models.speech_request import SpeechRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/audio/speech"
MEDIA_TYPE: Final = "audio/wav"
"""What the bytes of the answer are, unless its header `content-type` says otherwise."""
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    "required": ["model", "input", "voice"],
    "properties": {
        "model": {"type": "string"},
        "input": {"type": "string"},
        "voice": {"type": "string"},
        "response_format": {"type": "string", "enum": ["flac", "mp3", "mulaw", "ogg", "wav"]},
        "sample_rate": {
            "type": "integer",
            "enum": [8000, 16000, 22050, 24000, 32000, 44100, 48000],
        },
        "speed": {"type": "number", "minimum": 0.5, "maximum": 5},
    },
}
"""Types and bounds of the body's properties, as JSON Schema of the body's top level."""


def build_request(
    *,
    body: SpeechRequest,
) -> RequestParts:
    """Speak a text.

    Reads a text aloud. The answer is the sound itself, sent while it is made; sizes in the
    header of a WAV file may therefore say 0xFFFFFFFF.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body),
    }
