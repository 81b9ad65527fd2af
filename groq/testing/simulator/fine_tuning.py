"""A fine-tuned model and what it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.wire import JsonObject


@dataclass(frozen=True, slots=True)
class FineTuning:
    """A record; `model` is the result, which can do what its base model can."""

    id: str
    name: str | None
    base_model: str
    input_file_id: str
    model: Model

    def size(self) -> int:
        """About the bytes that it takes in memory."""
        return len(encode_json(self.describe()))

    def describe(self) -> JsonObject:
        """What the API tells of it; no name if it was given none."""
        named = {} if self.name is None else {"name": self.name}
        return {
            "id": self.id,
            **named,
            "base_model": self.base_model,
            "type": "lora",
            "input_file_id": self.input_file_id,
            "created_at": self.model.created,
            "fine_tuned_model": self.model.id,
        }
