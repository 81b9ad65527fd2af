# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `FileObject`."""

from __future__ import annotations

from typing import Any, Literal, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "object", "bytes", "created_at", "filename", "purpose"])


@model
class FileObject(ResponseModel):
    """What is known about a file."""

    id: str | None = None
    """Id of the file, `file_...`."""

    object: Literal["file"] | None = None
    """Marks a file."""

    bytes: int | None = None
    """Size in bytes."""

    created_at: int | None = None
    """When it was uploaded, in Unix seconds."""

    filename: str | None = None
    """Name of the file."""

    purpose: FilePurpose | str | None = None
    """What a file is for. A batch reads `batch` and writes `batch_output`; `fine_tuning` is for
    LoRA adapters. New purposes may appear.
    """

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload.get("id")
        self.object = payload.get("object")
        self.bytes = payload.get("bytes")
        self.created_at = payload.get("created_at")
        self.filename = payload.get("filename")
        self.purpose = payload.get("purpose")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .file_purpose import FilePurpose
