# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchPaging`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["next_cursor"])


@model
class BatchPaging(ResponseModel):
    """Where a list goes on."""

    next_cursor: str | None = None
    """The `cursor` of the next page. Missing on the last one."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.next_cursor = payload.get("next_cursor")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
