# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `BatchList`."""

from __future__ import annotations

from typing import Any, Literal, Self

from .._json import array
from ..types import ResponseModel, model

_KNOWN = frozenset(["object", "data", "paging"])


@model
class BatchList(ResponseModel):
    """One page of batches."""

    object: Literal["list"]
    """Marks a list."""

    data: list[Batch]
    """The batches."""

    paging: BatchPaging | None = None
    """Where a list goes on."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.object = payload["object"]
        self.data = [Batch.from_dict(item) for item in array(payload["data"])]
        self.paging = (
            None if (value := payload.get("paging")) is None else BatchPaging.from_dict(value)
        )
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self

    @property
    def next_cursor(self) -> str | None:
        """Cursor of the next page; null on the last one."""
        paging = self.paging
        if paging is None:
            return None
        return paging.next_cursor


from .batch import Batch
from .batch_paging import BatchPaging
