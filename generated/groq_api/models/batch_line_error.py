# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchLineError`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["code", "message"])


@model
class BatchLineError(ResponseModel):
    """Why a request of a batch was not sent."""

    code: str | None = None
    """Machine-readable reason."""

    message: str | None = None
    """Explanation for people."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.code = payload.get("code")
        self.message = payload.get("message")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
