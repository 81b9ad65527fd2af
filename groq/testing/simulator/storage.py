"""What outlives a request."""

from __future__ import annotations

from dataclasses import dataclass, field

from groq.testing.simulator.batch import Batch
from groq.testing.simulator.fine_tuning import FineTuning
from groq.testing.simulator.shelf import Shelf
from groq.testing.simulator.stored_file import StoredFile

_MOST_FILE_BYTES = 256 * 1024 * 1024
_MOST_BATCH_BYTES = 16 * 1024 * 1024
_MOST_FINE_TUNING_BYTES = 16 * 1024 * 1024


def _files() -> Shelf[StoredFile]:
    return Shelf(_MOST_FILE_BYTES, StoredFile.size)


def _batches() -> Shelf[Batch]:
    return Shelf(_MOST_BATCH_BYTES, Batch.size)


def _fine_tunings() -> Shelf[FineTuning]:
    return Shelf(_MOST_FINE_TUNING_BYTES, FineTuning.size)


@dataclass(frozen=True, slots=True)
class Storage:
    """The files, the batches and the fine-tuned models of all keys, in memory."""

    files: Shelf[StoredFile] = field(default_factory=_files)
    batches: Shelf[Batch] = field(default_factory=_batches)
    fine_tunings: Shelf[FineTuning] = field(default_factory=_fine_tunings)

    def fine_tuning(self, api_key: str, model_id: str) -> FineTuning | None:
        """What a model of the key's own came from; None if it has no model of that name."""
        all_of_key = self.fine_tunings.all(api_key).values()
        return next((tuned for tuned in all_of_key if tuned.model.id == model_id), None)
