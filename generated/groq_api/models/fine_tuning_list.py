# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FineTuningList`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["object", "data"])


@model
class FineTuningList(ResponseModel):
    """All records of fine-tuning, in one page."""

    object: str | None = None
    """Marks a list, `list`."""

    data: list[FineTuning] | None = None
    """The records."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.object = payload.get("object")
        self.data = (
            None
            if (value := payload.get("data")) is None
            else [FineTuning.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .fine_tuning import FineTuning
