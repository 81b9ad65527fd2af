# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `SearchResult`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["title", "url", "content", "score"])


@model
class SearchResult(ResponseModel):
    """A page found by a web search."""

    title: str | None = None
    """Title of the page."""

    url: str | None = None
    """Address of the page."""

    content: str | None = None
    """Extract of the page."""

    score: float | None = None
    """Relevance, usually between 0 and 1; higher is better."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.title = payload.get("title")
        self.url = payload.get("url")
        self.content = payload.get("content")
        self.score = payload.get("score")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
