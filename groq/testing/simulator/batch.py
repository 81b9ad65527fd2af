"""A batch and the states that it goes through."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from groq.testing.simulator.batch_request import BatchRequest
    from groq.testing.simulator.wire import JsonObject

_DATED = (
    *("in_progress", "finalizing", "completed", "failed", "expired"),
    *("cancelling", "cancelled"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many requests there are, how many were answered with 200, and how many were not."""

    total: int = 0
    completed: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch in one of its states; times are in Unix seconds.

    `reached` tells since when, for each state but the first. `problems` are those of the input
    file, as the API describes them.
    """

    id: str
    request: BatchRequest
    created_at: int
    status: str = "validating"
    reached: Mapping[str, int] = field(default_factory=dict[str, int])
    problems: tuple[JsonObject, ...] = ()
    output_file_id: str | None = None
    error_file_id: str | None = None
    counts: Counts = Counts()

    @property
    def expires_at(self) -> int:
        """When its window is over."""
        return self.created_at + self.request.seconds

    def enter(self, status: str, now: float, **changes: Any) -> Batch:
        """The batch in its next state, in which other things may be different as well."""
        reached = {**self.reached, status: int(now)}
        return replace(self, status=status, reached=reached, **changes)

    def size(self) -> int:
        """About the bytes that it takes in memory."""
        return len(encode_json(self.describe()))

    def describe(self) -> JsonObject:
        """What the API tells of it: null stands for what is not known yet."""
        errors = {"object": "list", "data": list(self.problems)} if self.problems else None
        return {
            "id": self.id,
            "object": "batch",
            "endpoint": self.request.endpoint,
            "errors": errors,
            "input_file_id": self.request.input_file_id,
            "completion_window": self.request.completion_window,
            "status": self.status,
            "output_file_id": self.output_file_id,
            "error_file_id": self.error_file_id,
            "created_at": self.created_at,
            "expires_at": self.expires_at,
            **{f"{status}_at": self.reached.get(status) for status in _DATED},
            "request_counts": {
                "total": self.counts.total,
                "completed": self.counts.completed,
                "failed": self.counts.failed,
            },
            "metadata": self.request.metadata,
        }
