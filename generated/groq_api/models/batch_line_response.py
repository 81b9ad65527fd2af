# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchLineResponse`."""

from __future__ import annotations

from typing import Any, Self

from attrs import field

from .._json import mapping
from ..types import ResponseModel, model

_KNOWN = frozenset(["status_code", "request_id", "body"])


@model
class BatchLineResponse(ResponseModel):
    """What an operation answered to a request of a batch."""

    status_code: int | None = None
    """HTTP status."""

    request_id_: str | None = field(default=None, metadata={"wire": "request_id"})
    """Id of the request, for support."""

    body: dict[str, Any] | None = None
    """The answer of the operation, or an ErrorResponse."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.status_code = payload.get("status_code")
        self.request_id_ = payload.get("request_id")
        self.body = None if (value := payload.get("body")) is None else mapping(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
