# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchRequestCounts`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["total", "completed", "failed"])


@model
class BatchRequestCounts(ResponseModel):
    """How far a batch has come, in requests."""

    total: int
    """All of them."""

    completed: int
    """Those that succeeded."""

    failed: int
    """Those that failed."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.total = payload["total"]
        self.completed = payload["completed"]
        self.failed = payload["failed"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
