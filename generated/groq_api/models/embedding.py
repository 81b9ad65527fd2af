# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `Embedding`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array, is_array
from ..types import ResponseModel, model

_KNOWN = frozenset(["index", "object", "embedding"])


@model
class Embedding(ResponseModel):
    """The vector of one text."""

    index: int
    """Position of the text in the request, from 0."""

    object: Literal["embedding"]
    """Marks a vector."""

    embedding: list[float] | str
    """The vector, as numbers or in base64, whichever was asked for."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.index = payload["index"]
        self.object = payload["object"]
        self.embedding = array(value) if is_array(value := payload["embedding"]) else value
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
