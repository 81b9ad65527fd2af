# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchOutputLine`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "custom_id", "response", "error"])


@model
class BatchOutputLine(ResponseModel):
    """Result of one request of a batch, as a line of a file. Lines are in no particular order."""

    id: str | None = None
    """Id of the request within the service, `batch_req_...`."""

    custom_id: str | None = None
    """Your name for the request."""

    response: BatchLineResponse | None = None
    """What the operation answered, even if that is an error."""

    error: BatchLineError | None = None
    """Why the request was not sent at all."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.custom_id = payload.get("custom_id")
        self.response = (
            None
            if (value := payload.get("response")) is None
            else BatchLineResponse.from_dict(value)
        )
        self.error = (
            None if (value := payload.get("error")) is None else BatchLineError.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .batch_line_error import BatchLineError
from .batch_line_response import BatchLineResponse
