# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Speak a text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS

if TYPE_CHECKING:
    from ...models.speech_request import SpeechRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/audio/speech"
MEDIA_TYPE: Final = "audio/wav"
"""What the bytes of the answer are, unless its header `content-type` says otherwise."""
BODY_SCHEMA: Final[Mapping[str, Any]] = {**DEFINITIONS["SpeechRequest"], "$defs": DEFINITIONS}
"""What the document says of the body, as JSON Schema."""


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
