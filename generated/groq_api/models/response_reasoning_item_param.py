# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseReasoningItemParam`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, Required, TypedDict


class ResponseReasoningItemParam(TypedDict):
    """What the model thought before."""

    type: Required[Literal["reasoning"]]
    """Marks reasoning."""

    id: Required[str]
    """Id of the item."""

    summary: Required[Sequence[Mapping[str, Any]]]
    """Summaries; none so far."""

    status: NotRequired[str]
    """How far the item has come."""

    content: NotRequired[Sequence[ResponseReasoningTextParam | ResponseReasoningText]]
    """The reasoning."""


from .response_reasoning_text import ResponseReasoningText
from .response_reasoning_text_param import ResponseReasoningTextParam
