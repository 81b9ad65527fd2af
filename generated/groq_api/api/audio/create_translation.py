# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Translate speech into English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import multipart_body
from ..._shape import loads, shape_error
from ...models.translation import Translation

if TYPE_CHECKING:
    from ...models.translation_request import TranslationRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/audio/translations"
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
    },
}
"""Types and bounds of the body's properties, as JSON Schema of the body's top level."""


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


def from_payload(payload: Any) -> Translation:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return Translation.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(Translation, payload) from error


def parse(content: bytes) -> Translation:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
