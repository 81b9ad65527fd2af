# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseReasoningTextParam`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ResponseReasoningTextParam(TypedDict):
    """Text that the model thought before."""

    type: Required[Literal["reasoning_text"]]
    """Marks a reasoning part."""

    text: Required[str]
    """The text."""
