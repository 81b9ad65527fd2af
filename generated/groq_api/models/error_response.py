# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ErrorResponse`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["error"])


@model
class ErrorResponse(ResponseModel):
    """Body of every failed call, and of an event that reports a failure mid-stream."""

    error: ErrorObject
    """What went wrong. Only the message is always there."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.error = ErrorObject.from_dict(payload["error"])
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .error_object import ErrorObject
