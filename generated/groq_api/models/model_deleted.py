# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ModelDeleted`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "object", "deleted"])


@model
class ModelDeleted(ResponseModel):
    """A model was deleted."""

    id: str
    """Id of the model."""

    object: str
    """What was deleted, `model`."""

    deleted: bool
    """Whether it is gone."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.object = payload["object"]
        self.deleted = payload["deleted"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
