# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseInputMessage`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class ResponseInputMessage(TypedDict):
    """A message to the model in its full form."""

    type: Required[Literal["message"]]
    """Marks a message."""

    role: Required[ResponseInputRole]
    """Who speaks to the model."""

    content: Required[Sequence[ResponseInputContent]]
    """What it says."""

    status: NotRequired[ResponseItemStatus]
    """How far an item has come."""


from .response_input_content import ResponseInputContent
from .response_input_role import ResponseInputRole
from .response_item_status import ResponseItemStatus
