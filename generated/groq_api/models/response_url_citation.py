# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseUrlCitation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_url_citation_param import ResponseUrlCitationParam

_KNOWN = frozenset(["type", "url", "start_index", "end_index", "title"])


@model
class ResponseUrlCitation(ResponseModel):
    """Text comes from a page on the web."""

    type: Literal["url_citation"]
    """Marks the citation of a page."""

    url: str
    """Address of the page."""

    start_index: int | None = None
    """Where in the text the cited passage begins."""

    end_index: int | None = None
    """Where in the text it ends."""

    title: str | None = None
    """Title of the page."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.url = payload["url"]
        self.start_index = payload.get("start_index")
        self.end_index = payload.get("end_index")
        self.title = payload.get("title")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseUrlCitationParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseUrlCitationParam = {
            "type": self.type,
            "url": self.url,
        }
        if self.start_index is not None:
            param["start_index"] = self.start_index
        if self.end_index is not None:
            param["end_index"] = self.end_index
        if self.title is not None:
            param["title"] = self.title
        return param
