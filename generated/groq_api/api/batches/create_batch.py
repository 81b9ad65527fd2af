# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Create a batch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.batch import Batch

if TYPE_CHECKING:
    from ...models.batch_create_request import BatchCreateRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/batches"
BODY_SCHEMA: Final[Mapping[str, Any]] = {**DEFINITIONS["BatchCreateRequest"], "$defs": DEFINITIONS}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: BatchCreateRequest,
) -> RequestParts:
    """Create a batch.

    Starts on the requests in an uploaded file, one in each line.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body),
    }


def from_payload(payload: Any) -> Batch:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return Batch.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(Batch, payload) from error


def parse(content: bytes) -> Batch:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
