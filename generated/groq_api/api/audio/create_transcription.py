# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Transcribe speech."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ..._request import multipart_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.transcription import Transcription
from ...models.transcription_verbose import TranscriptionVerbose

if TYPE_CHECKING:
    from ...models.transcription_request import TranscriptionRequest
    from ...types import RequestParts

# Which of these is answered, depends on the request.
M = TypeVar("M", Transcription, TranscriptionVerbose)

METHOD: Final = "POST"
PATH: Final = "/openai/v1/audio/transcriptions"
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    **DEFINITIONS["TranscriptionRequest"],
    "$defs": DEFINITIONS,
}
"""What the document says of the body, as JSON Schema."""


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


def from_payload(payload: Any, model: type[M]) -> M:
    """Read a decoded answer as what was asked for.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return model.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(model, payload) from error


def parse(content: bytes, model: type[M]) -> M:
    """Read an answer as what was asked for.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content), model)
