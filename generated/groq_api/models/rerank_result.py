# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `RerankResult`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["doc", "score"])


@model
class RerankResult(ResponseModel):
    """How relevant one text is."""

    doc: str
    """The text."""

    score: float
    """Relevance, 0 to 1."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.doc = payload["doc"]
        self.score = payload["score"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
