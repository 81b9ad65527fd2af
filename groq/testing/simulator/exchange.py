"""What a handler gets: the request and the simulator's state around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.limits import Ledger, Quota
    from groq.testing.simulator.received import ReceivedRequest


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request in the course of being answered; `clock` gives Unix seconds."""

    request: ReceivedRequest
    path_parameters: Mapping[str, str]
    request_id: str
    api_key: str
    seed: int
    clock: Callable[[], float]
    ledger: Ledger

    def quota(self, model: Model) -> Quota:
        """What the caller may still ask of a model."""
        return self.ledger.quota(self.api_key, model)
