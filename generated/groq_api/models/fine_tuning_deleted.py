# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FineTuningDeleted`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "object", "deleted"])


@model
class FineTuningDeleted(ResponseModel):
    """A record of fine-tuning was deleted."""

    id: str | None = None
    """Id of the record."""

    object: str | None = None
    """What was deleted, `fine_tuning`."""

    deleted: bool | None = None
    """Whether it is gone."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.object = payload.get("object")
        self.deleted = payload.get("deleted")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
