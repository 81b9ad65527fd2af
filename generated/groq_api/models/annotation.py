# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Annotation`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["type", "document_citation", "function_citation"])


@model
class Annotation(ResponseModel):
    """A citation. The property named like its type has the details."""

    type: AnnotationType | str
    """Kind of an annotation. New kinds may appear."""

    document_citation: DocumentCitation | None = None
    """A stretch of the content that rests on a document of the request."""

    function_citation: FunctionCitation | None = None
    """A stretch of the content that rests on the result of a tool call."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.document_citation = (
            None
            if (value := payload.get("document_citation")) is None
            else DocumentCitation.from_dict(value)
        )
        self.function_citation = (
            None
            if (value := payload.get("function_citation")) is None
            else FunctionCitation.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .annotation_type import AnnotationType
from .document_citation import DocumentCitation
from .function_citation import FunctionCitation
