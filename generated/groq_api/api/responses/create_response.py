# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Create a response."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.response import Response
from ...models.response_stream_event import ResponseStreamEvent, response_stream_event_from_dict

if TYPE_CHECKING:
    from ...models.response_create_request import ResponseCreateRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/responses"
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    **DEFINITIONS["ResponseCreateRequest"],
    "$defs": DEFINITIONS,
}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: ResponseCreateRequest,
) -> RequestParts:
    """Create a response.

    Lets a model answer, and call tools, in the form of OpenAI's Responses API. With `stream`
    set to true the answer comes as server-sent events, up to one that says how it ended.
    Beta.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body),
    }


def from_payload(payload: Any) -> Response:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return Response.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(Response, payload) from error


def parse(content: bytes) -> Response:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))


def chunk_from_payload(payload: Any) -> ResponseStreamEvent:
    """Read the decoded data of one event of the stream.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return response_stream_event_from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(ResponseStreamEvent, payload) from error
