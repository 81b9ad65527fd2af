# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseError`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["code", "message"])


@model
class ResponseError(ResponseModel):
    """Why a response failed."""

    code: str
    """Machine-readable reason, such as `tool_required_not_called`."""

    message: str
    """Explanation for people."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.code = payload["code"]
        self.message = payload["message"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
