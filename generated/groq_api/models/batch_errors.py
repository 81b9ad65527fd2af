# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchErrors`."""

from __future__ import annotations

from typing import Any, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["object", "data"])


@model
class BatchErrors(ResponseModel):
    """Faults of a file of requests."""

    object: str | None = None
    """Marks a list, `list`."""

    data: list[BatchError] | None = None
    """The faults."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.object = payload.get("object")
        self.data = (
            None
            if (value := payload.get("data")) is None
            else [BatchError.from_dict(item) for item in array(value)]
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .batch_error import BatchError
