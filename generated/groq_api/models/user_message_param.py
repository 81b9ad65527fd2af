# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `UserMessageParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class UserMessageParam(TypedDict):
    """What the user says, shows or attaches."""

    role: Required[Literal["user"]]
    """Marks a user message."""

    content: Required[str | Sequence[UserContentPart]]
    """A text, or at least one part; image parts need a vision model."""

    name: NotRequired[str]
    """Tells participants with the same role apart. May fail with status 400, though declared."""


from .user_content_part import UserContentPart
