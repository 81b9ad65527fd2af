# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Create a chat completion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._schemas import DEFINITIONS
from ..._shape import loads, shape_error
from ...models.chat_completion import ChatCompletion
from ...models.chat_completion_chunk import ChatCompletionChunk

if TYPE_CHECKING:
    from ...models.chat_completion_request import ChatCompletionRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/chat/completions"
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    **DEFINITIONS["ChatCompletionRequest"],
    "$defs": DEFINITIONS,
}
"""What the document says of the body, as JSON Schema."""


def build_request(
    *,
    body: ChatCompletionRequest,
) -> RequestParts:
    """Create a chat completion.

    Continues a conversation with one assistant message. With `stream` set to true the answer
    comes as server-sent events, each a chunk, ended by the literal `[DONE]`.

    Args:
        body: What to send.
    """
    return {
        "method": METHOD,
        "path": PATH,
        "headers": {"content-type": "application/json"},
        "content": json_body(body, sent_nulls=("reasoning_format",)),
    }


def from_payload(payload: Any) -> ChatCompletion:
    """Read a decoded answer.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return ChatCompletion.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(ChatCompletion, payload) from error


def parse(content: bytes) -> ChatCompletion:
    """Read an answer.

    Raises:
        ResponseShapeError: It is not JSON, or lacks something that the document requires.
    """
    return from_payload(loads(content))


def chunk_from_payload(payload: Any) -> ChatCompletionChunk:
    """Read the decoded data of one event of the stream.

    Raises:
        ResponseShapeError: It lacks something that the document requires.
    """
    try:
        return ChatCompletionChunk.from_dict(payload)
    except (AttributeError, KeyError, RecursionError, TypeError) as error:
        raise shape_error(ChatCompletionChunk, payload) from error
