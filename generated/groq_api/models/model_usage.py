# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ModelUsage`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["model", "usage"])


@model
class ModelUsage(ResponseModel):
    """Usage of one model inside a compound system."""

    model: str
    """Id of the model."""

    usage: CompletionUsage
    """Tokens used, and seconds taken."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.model = payload["model"]
        self.usage = CompletionUsage.from_dict(payload["usage"])
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .completion_usage import CompletionUsage
