# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ModelList`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["object", "data"])


@model
class ModelList(ResponseModel):
    """All models, in one page."""

    object: Literal["list"]
    """Marks a list."""

    data: list[Model]
    """The models, in no particular order."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.object = payload["object"]
        self.data = [Model.from_dict(item) for item in array(payload["data"])]
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .model import Model
