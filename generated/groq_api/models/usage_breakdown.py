# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `UsageBreakdown`."""

from __future__ import annotations

from typing import Any, Self

from attrs import define

from .._json import array
from ..types import ResponseModel

_KNOWN = frozenset(["models"])


@define(eq=False, repr=False, kw_only=True, getstate_setstate=False)
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
