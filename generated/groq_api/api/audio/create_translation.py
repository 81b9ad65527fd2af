# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Translate speech into English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ..._request import multipart_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.translation import Translation
from ...models.translation_verbose import TranslationVerbose

if TYPE_CHECKING:
    from ...models.translation_request import TranslationRequest
    from ...types import RequestParts

# Which of these is answered, depends on the request.
M = TypeVar("M", Translation, TranslationVerbose)

METHOD: Final = "POST"
PATH: Final = "/openai/v1/audio/translations"
BODY_SCHEMA: Final[Mapping[str, Any]] = {**DEFINITIONS["TranslationRequest"], "$defs": DEFINITIONS}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: TranslationRequest,
) -> RequestParts:
    """Translate speech into English.

    Writes down in English what is said in a recording in any supported language.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "files": multipart_body(
            body,
            order=("file", "url", "model", "language", "prompt", "response_format", "temperature"),
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
