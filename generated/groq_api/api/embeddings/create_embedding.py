# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Create embeddings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.embedding_response import EmbeddingResponse

if TYPE_CHECKING:
    from ...models.embedding_request import EmbeddingRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/embeddings"
BODY_SCHEMA: Final[Mapping[str, Any]] = {**DEFINITIONS["EmbeddingRequest"], "$defs": DEFINITIONS}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: EmbeddingRequest,
) -> RequestParts:
    """Create embeddings.

    Turns each of the given texts into a vector. Groq listed no embedding model when this was
    written, so that requests fail with `model_not_found`.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body),
    }


def from_payload(payload: Any) -> EmbeddingResponse:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return EmbeddingResponse.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(EmbeddingResponse, payload) from error


def parse(content: bytes) -> EmbeddingResponse:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
