# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseOutputMessageParam`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class ResponseOutputMessageParam(TypedDict):
    """A message that the model wrote before."""

    type: Required[Literal["message"]]
    """Marks a message."""

    id: Required[str]
    """Id of the item."""

    status: NotRequired[ResponseItemStatus | str]
    """How far the item had come, in whatever word the response had for it."""

    role: Required[Literal["assistant"]]
    """Marks a message of the model."""

    content: Required[Sequence[ResponseOutputTextParam | ResponseOutputText]]
    """What it says."""


from .response_item_status import ResponseItemStatus
from .response_output_text import ResponseOutputText
from .response_output_text_param import ResponseOutputTextParam
