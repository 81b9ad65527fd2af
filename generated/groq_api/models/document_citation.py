# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `DocumentCitation`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["document_id", "start_index", "end_index"])


@model
class DocumentCitation(ResponseModel):
    """A stretch of the content that rests on a document of the request."""

    document_id: str
    """Id of the document."""

    start_index: int
    """Where the stretch begins, in characters from 0."""

    end_index: int
    """Where the stretch ends, in characters from 0."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.document_id = payload["document_id"]
        self.start_index = payload["start_index"]
        self.end_index = payload["end_index"]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
