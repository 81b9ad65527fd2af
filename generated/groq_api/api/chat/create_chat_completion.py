# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""Create a chat completion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from ..._request import json_body
from ..._shape import loads, shape_error
from ...models.chat_completion import ChatCompletion
from ...models.chat_completion_chunk import ChatCompletionChunk

if TYPE_CHECKING:
    from ...models.chat_completion_request import ChatCompletionRequest
    from ...types import RequestParts

METHOD: Final = "POST"
PATH: Final = "/openai/v1/chat/completions"
BODY_SCHEMA: Final[Mapping[str, Any]] = {
    "required": ["model", "messages"],
    "properties": {
        "model": {"type": "string"},
        "messages": {"type": "array", "minItems": 1},
        "stream": {"type": ["boolean", "null"]},
        "stream_options": {"type": ["object", "null"]},
        "max_completion_tokens": {"type": ["integer", "null"]},
        "temperature": {"type": ["number", "null"], "minimum": 0, "maximum": 2},
        "top_p": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "stop": {"type": ["string", "array", "null"], "maxItems": 4},
        "seed": {"type": ["integer", "null"]},
        "n": {"type": ["integer", "null"], "minimum": 1, "maximum": 1},
        "response_format": {"type": ["object", "null"]},
        "tools": {"type": ["array", "null"], "maxItems": 128},
        "tool_choice": {"type": ["string", "object", "null"]},
        "parallel_tool_calls": {"type": ["boolean", "null"]},
        "disable_tool_validation": {"type": "boolean"},
        "reasoning_effort": {
            "type": ["string", "null"],
            "enum": ["none", "default", "low", "medium", "high", None],
        },
        "reasoning_format": {"type": ["string", "null"], "enum": ["hidden", "raw", "parsed", None]},
        "include_reasoning": {"type": ["boolean", "null"]},
        "documents": {"type": ["array", "null"]},
        "citation_options": {"type": ["string", "null"], "enum": ["enabled", "disabled", None]},
        "search_settings": {"type": ["object", "null"]},
        "compound_custom": {"type": ["object", "null"]},
        "service_tier": {
            "type": ["string", "null"],
            "enum": ["auto", "on_demand", "flex", "performance", None],
        },
        "user": {"type": ["string", "null"]},
        "metadata": {"type": ["object", "null"]},
        "store": {"type": ["boolean", "null"]},
        "frequency_penalty": {"type": ["number", "null"], "minimum": -2, "maximum": 2},
        "presence_penalty": {"type": ["number", "null"], "minimum": -2, "maximum": 2},
        "logit_bias": {"type": ["object", "null"]},
        "logprobs": {"type": ["boolean", "null"]},
        "top_logprobs": {"type": ["integer", "null"], "minimum": 0, "maximum": 20},
        "max_tokens": {"type": ["integer", "null"]},
        "functions": {"type": ["array", "null"], "maxItems": 128},
        "function_call": {"type": ["string", "object", "null"]},
        "include_domains": {"type": ["array", "null"]},
        "exclude_domains": {"type": ["array", "null"]},
    },
}
"""Types and bounds of the body's properties, as JSON Schema of the body's top level."""


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
