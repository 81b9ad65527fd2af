# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `SystemMessageParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class SystemMessageParam(TypedDict):
    """Instructions that stand above the conversation."""

    role: Required[Literal["system"]]
    """Marks a system message."""

    content: Required[str | Sequence[TextContentPart]]
    """The instructions, as one text or as at least one text part."""

    name: NotRequired[str]
    """Tells participants with the same role apart. May fail with status 400, though declared."""


from .text_content_part import TextContentPart
