# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseCreateRequest`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, Required, TypedDict


class ResponseCreateRequest(TypedDict):
    """A conversation as items, and how to continue it. The service keeps nothing, so that every
    request repeats the items before. Undeclared properties are refused.

    A value of None is not sent.
    """

    model: Required[str]
    """Id of the model to ask."""

    input: Required[str | Sequence[ResponseInputItem]]
    """What the user says, or the conversation so far, oldest item first."""

    instructions: NotRequired[str | None]
    """Instructions that stand above the conversation."""

    max_output_tokens: NotRequired[int | None]
    """Most tokens to generate, reasoning included."""

    temperature: NotRequired[float | None]
    """Randomness of sampling, 0 to 2. Change this or `top_p`, not both. Server default: 1."""

    top_p: NotRequired[float | None]
    """Sample only from the likeliest tokens that together reach this probability, 0 to 1. Server
    default: 1.
    """

    tools: NotRequired[Sequence[ResponseTool] | None]
    """What the model may call, at most 128 tools."""

    tool_choice: NotRequired[ResponseToolChoice | None]
    """Whether the model calls tools. With tools of an MCP server, `required` may end in the
    error `tool_required_not_called` although the call was made.
    """

    text: NotRequired[ResponseTextConfig | None]
    """Form of the answer's text."""

    reasoning: NotRequired[ResponseReasoningConfig | None]
    """How to reason."""

    metadata: NotRequired[Mapping[str, str] | None]
    """Key-value pairs of your own, at most 16, of 64 and 512 characters."""

    parallel_tool_calls: NotRequired[bool | None]
    """Allow several tool calls in one answer. Server default: true."""

    store: NotRequired[bool | None]
    """Nothing but false, the server default, is supported."""

    stream: NotRequired[bool | None]
    """Send the answer piece by piece as server-sent events. Server default: false."""

    user: NotRequired[str | None]
    """Your identifier of the end user, for tracing abuse."""

    service_tier: NotRequired[ResponseServiceTier | None]
    """Under which terms to process the request. Server default: `auto`."""

    truncation: NotRequired[ResponseTruncation | None]
    """What to do when the conversation is too long. Documented as not supported. Server default:
    `disabled`.
    """


from .response_input_item import ResponseInputItem
from .response_reasoning_config import ResponseReasoningConfig
from .response_service_tier import ResponseServiceTier
from .response_text_config import ResponseTextConfig
from .response_tool import ResponseTool
from .response_tool_choice import ResponseToolChoice
from .response_truncation import ResponseTruncation
