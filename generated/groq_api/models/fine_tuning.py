# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FineTuning`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(
    ["id", "name", "base_model", "type", "input_file_id", "created_at", "fine_tuned_model"]
)


@model
class FineTuning(ResponseModel):
    """A model of your own, and what it was made of."""

    id: str | None = None
    """Id of the record, `ft_...`."""

    name: str | None = None
    """Your name for it."""

    base_model: str | None = None
    """Id of the model that the adapter belongs to."""

    type: str | None = None
    """Kind of fine-tuning, `lora`."""

    input_file_id: str | None = None
    """Id of the adapter's file."""

    created_at: float | None = None
    """When it was made, in Unix seconds."""

    fine_tuned_model: str | None = None
    """Id of the result, by which requests name it."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.name = payload.get("name")
        self.base_model = payload.get("base_model")
        self.type = payload.get("type")
        self.input_file_id = payload.get("input_file_id")
        self.created_at = payload.get("created_at")
        self.fine_tuned_model = payload.get("fine_tuned_model")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
