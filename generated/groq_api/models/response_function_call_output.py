# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseFunctionCallOutput`."""

from __future__ import annotations

from typing import Literal, NotRequired, Required, TypedDict


class ResponseFunctionCallOutput(TypedDict):
    """What a function returned."""

    type: Required[Literal["function_call_output"]]
    """Marks the output of a function."""

    id: NotRequired[str]
    """Id of the item."""

    call_id: Required[str]
    """Id of the call that this answers."""

    output: Required[str]
    """What the function returned."""

    status: NotRequired[ResponseItemStatus]
    """How far an item has come."""


from .response_item_status import ResponseItemStatus
