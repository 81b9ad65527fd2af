# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BrowserResult`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["url", "title", "live_view_url", "content"])


@model
class BrowserResult(ResponseModel):
    """A page opened in the service's browser."""

    url: str | None = None
    """Address of the page."""

    title: str | None = None
    """Title of the page."""

    live_view_url: str | None = None
    """Address at which the browser can be watched."""

    content: str | None = None
    """Text of the page."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.url = payload.get("url")
        self.title = payload.get("title")
        self.live_view_url = payload.get("live_view_url")
        self.content = payload.get("content")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
