# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `UsageBreakdown`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["models"])


@model
class UsageBreakdown(ResponseModel):
    """Usage inside a compound system."""

    models: list[ModelUsage] | None = None
    """One entry per model."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.models = (
            None
            if (value := payload.get("models")) is None
            else [ModelUsage.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .model_usage import ModelUsage
