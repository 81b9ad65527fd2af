# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseEasyMessage`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NotRequired, Required, TypedDict


class ResponseEasyMessage(TypedDict):
    """A message in its short form."""

    role: Required[ResponseMessageRole]
    """Who speaks: the user, the model, or the developer of the application, who is the system,
    too.
    """

    content: Required[str | Sequence[ResponseInputContent]]
    """What it says, as one text or as parts."""

    type: NotRequired[Literal["message"]]
    """Marks a message; may be left out."""


from .response_input_content import ResponseInputContent
from .response_message_role import ResponseMessageRole
