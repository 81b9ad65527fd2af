# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FineTuningResponse`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "object", "data"])


@model
class FineTuningResponse(ResponseModel):
    """One record of fine-tuning, wrapped up."""

    id: str | None = None
    """Id of the record, `ft_...`."""

    object: str | None = None
    """What this is, `fine_tuning`."""

    data: FineTuning | None = None
    """A model of your own, and what it was made of."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.object = payload.get("object")
        self.data = None if (value := payload.get("data")) is None else FineTuning.from_dict(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .fine_tuning import FineTuning
