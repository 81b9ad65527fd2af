# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseFunctionCall`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class ResponseFunctionCall(TypedDict):
    """A call that the model asked for before."""

    type: Required[Literal["function_call"]]
    """Marks a function call."""

    id: NotRequired[str]
    """Id of the item."""

    call_id: Required[str]
    """Id of the call; its output repeats it."""

    name: Required[str]
    """Name of the function."""

    arguments: Required[str]
    """Arguments, as JSON text."""

    status: NotRequired[ResponseItemStatus | str]
    """How far the item had come, in whatever word the response had for it."""


from .response_item_status import ResponseItemStatus
