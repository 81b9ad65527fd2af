# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ResponseFileCitation`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Self

from ..types import ResponseModel, model

if TYPE_CHECKING:
    from .response_file_citation_param import ResponseFileCitationParam

_KNOWN = frozenset(["type", "file_id", "index"])


@model
class ResponseFileCitation(ResponseModel):
    """Text comes from a file."""

    type: Literal["file_citation"]
    """Marks the citation of a file."""

    file_id: str
    """Id of the file."""

    index: int | None = None
    """Where in the text the citation belongs."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.type = payload["type"]
        self.file_id = payload["file_id"]
        self.index = payload.get("index")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    def to_param(self) -> ResponseFileCitationParam:
        """What a request may hold of this; properties without a value are left out."""
        param: ResponseFileCitationParam = {
            "type": self.type,
            "file_id": self.file_id,
        }
        if self.index is not None:
            param["index"] = self.index
        return param
