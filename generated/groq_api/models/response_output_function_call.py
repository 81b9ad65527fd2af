# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseOutputFunctionCall`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_function_call import ResponseFunctionCall

_KNOWN = frozenset(["type", "id", "status", "call_id", "name", "arguments"])


@model
class ResponseOutputFunctionCall(ResponseModel):
    """A call of one of your functions, which you are to make."""

    type: Literal["function_call"]
    """Marks a function call."""

    id: str
    """Id of the item, `fc_...`."""

    status: ResponseItemStatus | str | None = None
    """How far an item has come."""

    call_id: str
    """Id of the call, for its output to repeat."""

    name: str
    """Name of the function."""

    arguments: str
    """Arguments, as JSON text."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.id = payload["id"]
        self.status = payload.get("status")
        self.call_id = payload["call_id"]
        self.name = payload["name"]
        self.arguments = payload["arguments"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseFunctionCall:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseFunctionCall = {
            "type": self.type,
            "id": self.id,
            "call_id": self.call_id,
            "name": self.name,
            "arguments": self.arguments,
        }
        if self.status is not None:
            param["status"] = self.status
        return param


from .response_item_status import ResponseItemStatus
