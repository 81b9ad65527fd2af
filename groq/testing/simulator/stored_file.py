"""A file that was uploaded, or that a batch has written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

_OVERHEAD_BYTES = 1024  # makes many small files count, too


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file; `created_at` is in Unix seconds."""

    id: str
    filename: str
    purpose: str
    content: bytes
    created_at: int

    def size(self) -> int:
        """About the bytes that it takes in memory."""
        return len(self.content) + len(self.filename) + _OVERHEAD_BYTES

    def describe(self) -> JsonObject:
        """What the API tells of it."""
        return {
            "id": self.id,
            "object": "file",
            "bytes": len(self.content),
            "created_at": self.created_at,
            "filename": self.filename,
            "purpose": self.purpose,
        }
