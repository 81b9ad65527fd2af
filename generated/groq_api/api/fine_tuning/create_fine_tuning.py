# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Make a fine-tuned model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.fine_tuning_response import FineTuningResponse

if TYPE_CHECKING:
    from ...models.fine_tuning_create_request import FineTuningCreateRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/v1/fine_tunings"
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    **DEFINITIONS["FineTuningCreateRequest"],
    "$defs": DEFINITIONS,
}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: FineTuningCreateRequest,
) -> RequestParts:
    """Make a fine-tuned model.

    Makes a model of your own from an uploaded LoRA adapter. Closed beta.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body),
    }


def from_payload(payload: Any) -> FineTuningResponse:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return FineTuningResponse.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(FineTuningResponse, payload) from error


def parse(content: bytes) -> FineTuningResponse:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
