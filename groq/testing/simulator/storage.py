"""What outlives a request."""

from __future__ import annotations

from dataclasses import dataclass, field

from groq.testing.simulator.batch import Batch
from groq.testing.simulator.shelf import Shelf
from groq.testing.simulator.stored_file import StoredFile

_MOST_FILE_BYTES = 256 * 1024 * 1024
_MOST_BATCH_BYTES = 16 * 1024 * 1024


def _files() -> Shelf[StoredFile]:
    return Shelf(_MOST_FILE_BYTES, StoredFile.size)


def _batches() -> Shelf[Batch]:
    return Shelf(_MOST_BATCH_BYTES, Batch.size)


@dataclass(frozen=True, slots=True)
class Storage:
    """The files and the batches of all keys, in memory."""

    files: Shelf[StoredFile] = field(default_factory=_files)
    batches: Shelf[Batch] = field(default_factory=_batches)
