# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `DeveloperMessageParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class DeveloperMessageParam(TypedDict):
    """Instructions by the developer of the application; the newer word for `system`."""

    role: Required[Literal["developer"]]
    """Marks a developer message."""

    content: Required[str | Sequence[TextContentPart]]
    """The instructions, as one text or as at least one text part."""

    name: NotRequired[str]
    """Tells participants with the same role apart. May fail with status 400, though declared."""


from .text_content_part import TextContentPart
