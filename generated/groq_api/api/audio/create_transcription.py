# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Transcribe speech."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import multipart_body
from ..._shape import loads, shape_error
from ...models.transcription import Transcription

if TYPE_CHECKING:
    from ...models.transcription_request import TranscriptionRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/audio/transcriptions"
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    "required": ["model"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "url": {"type": "string"},
        "model": {"type": "string"},
        "language": {"type": "string"},
        "prompt": {"type": "string"},
        "response_format": {"type": "string", "enum": ["json", "text", "verbose_json"]},
        "temperature": {"type": "number", "minimum": 0, "maximum": 1},
        "timestamp_granularities[]": {"type": "array"},
    },
}
"""Types and bounds of the body's properties, as JSON Schema of the body's top level."""


def build_request(
    *,
    body: TranscriptionRequest,
) -> RequestParts:
    """Transcribe speech.

    Writes down what is said in a recording, in the language it is said in.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "files": multipart_body(
            body,
            order=(
                "file",
                "url",
                "model",
                "language",
                "prompt",
                "response_format",
                "temperature",
                "timestamp_granularities[]",
            ),
        ),
    }


def from_payload(payload: Any) -> Transcription:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return Transcription.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(Transcription, payload) from error


def parse(content: bytes) -> Transcription:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
