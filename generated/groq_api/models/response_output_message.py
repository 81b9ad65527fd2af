# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseOutputMessage`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_output_message_param import ResponseOutputMessageParam

_KNOWN = frozenset(["type", "id", "status", "role", "content"])


@model
class ResponseOutputMessage(ResponseModel):
    """A message by the model."""

    type: Literal["message"]
    """Marks a message."""

    id: str
    """Id of the item, `msg_...`."""

    status: ResponseItemStatus | str | None = None
    """How far an item has come."""

    role: Literal["assistant"]
    """Marks a message of the model."""

    content: list[ResponseOutputText]
    """What it says."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.id = payload["id"]
        self.status = payload.get("status")
        self.role = payload["role"]
        self.content = [ResponseOutputText.from_dict(item) for item in array(payload["content"])]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseOutputMessageParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseOutputMessageParam = {
            "type": self.type,
            "id": self.id,
            "role": self.role,
            "content": [item.to_param() for item in self.content],
        }
        if self.status is not None:
            param["status"] = self.status
        return param


from .response_item_status import ResponseItemStatus
from .response_output_text import ResponseOutputText
