# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseReasoningConfig`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class ResponseReasoningConfig(TypedDict):
    """How to reason."""

    effort: NotRequired[ResponseReasoningEffort | None]
    """How much to reason. Server default: `medium`."""


from .response_reasoning_effort import ResponseReasoningEffort
