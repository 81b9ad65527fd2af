# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseInputText`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class ResponseInputText(TypedDict):
    """Text in a message."""

    type: Required[Literal["input_text"]]
    """Marks a text part."""

    text: Required[str]
    """The text."""
