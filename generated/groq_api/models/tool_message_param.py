# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ToolMessageParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class ToolMessageParam(TypedDict):
    """Answers one tool call with what the tool returned."""

    role: Required[Literal["tool"]]
    """Marks a tool message."""

    content: Required[str | Sequence[UserContentPart]]
    """What the tool returned, as one text or as at least one part."""

    tool_call_id: Required[str]
    """Id of the call in the assistant message before, as given there."""

    name: NotRequired[str]
    """Name of the function that was called; tolerated, not needed."""


from .user_content_part import UserContentPart
