# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Score texts for relevance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.rerank_response import RerankResponse

if TYPE_CHECKING:
    from ...models.rerank_request import RerankRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/reranking"
BODY_SCHEMA: Final[Mapping[str, Any]] = {**DEFINITIONS["RerankRequest"], "$defs": DEFINITIONS}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: RerankRequest,
) -> RequestParts:
    """Score texts for relevance.

    Rates how well each text answers a query. Beta; described in Groq's specification but not
    in its documentation, and no public model is known.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body),
    }


def from_payload(payload: Any) -> RerankResponse:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return RerankResponse.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(RerankResponse, payload) from error


def parse(content: bytes) -> RerankResponse:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))
