"""What a handler gets: the request and the simulator's state around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.catalogue import MODELS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq.testing.simulator.catalogue import Model
    from groq.testing.simulator.ledger import Ledger
    from groq.testing.simulator.quota import Quota
    from groq.testing.simulator.received import ReceivedRequest
    from groq.testing.simulator.replies import Headers
    from groq.testing.simulator.storage import Storage


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
    storage: Storage

    def quota(self, model: Model) -> Quota:
        """What the caller may still ask of a model."""
        return self.ledger.quota(self.api_key, model, self.request.time)

    def limit_headers(self) -> Headers:
        """The `x-ratelimit-*` headers of an answer that came to no quota; none without a model."""
        asked = self.request.model
        known = [model for model in MODELS if model.id == asked]
        return self.quota(known[0]).headers(self.request.time) if known else ()
