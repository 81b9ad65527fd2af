# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `EmbeddingResponse`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["object", "model", "data", "usage"])


@model
class EmbeddingResponse(ResponseModel):
    """Vectors, and what they cost."""

    object: Literal["list"]
    """Marks a list."""

    model: str
    """Id of the model that made them."""

    data: list[Embedding]
    """One vector for each text, in the order of the texts."""

    usage: EmbeddingUsage
    """Tokens that were read."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.object = payload["object"]
        self.model = payload["model"]
        self.data = [Embedding.from_dict(item) for item in array(payload["data"])]
        self.usage = EmbeddingUsage.from_dict(payload["usage"])
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .embedding import Embedding
from .embedding_usage import EmbeddingUsage
