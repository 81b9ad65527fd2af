# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `TextContentPart`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class TextContentPart(TypedDict):
    """A piece of text."""

    type: Required[Literal["text"]]
    """Marks a text part."""

    text: Required[str]
    """What the part says."""
