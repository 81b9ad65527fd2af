# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `SearchResults`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["results", "images"])


@model
class SearchResults(ResponseModel):
    """Outcome of a web search."""

    results: list[SearchResult] | None = None
    """Pages found."""

    images: list[str] | None = None
    """Addresses of images, if the request asked for them."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.results = (
            None
            if (value := payload.get("results")) is None
            else [SearchResult.from_dict(item) for item in array(value)]
        )
        self.images = None if (value := payload.get("images")) is None else array(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .search_result import SearchResult
