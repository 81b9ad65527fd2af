# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `RerankResponse`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["results"])


@model
class RerankResponse(ResponseModel):
    """The texts with their scores."""

    results: list[RerankResult]
    """One result for each text."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.results = [RerankResult.from_dict(item) for item in array(payload["results"])]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .rerank_result import RerankResult
