# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `TextFormat`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class TextFormat(TypedDict):
    """An answer without any prescribed form."""

    type: Required[Literal["text"]]
    """Marks the text format."""
