"""What a handler gets: the request and the simulator's state around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.catalogue import find_model
from groq.testing.simulator.errors import ApiError
from groq.testing.simulator.tiers import tier_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq.testing.simulator.catalogue import Model, Task
    from groq.testing.simulator.faults import Interruption
    from groq.testing.simulator.ledger import Ledger
    from groq.testing.simulator.orders import OrderQueue
    from groq.testing.simulator.quota import Quota
    from groq.testing.simulator.received import ReceivedRequest
    from groq.testing.simulator.replies import Headers
    from groq.testing.simulator.scripted import Scripted
    from groq.testing.simulator.speeds import Speeds
    from groq.testing.simulator.storage import Storage


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request in the course of being answered; `clock` gives Unix seconds.

    `scripted` is the answer that a test has ordered for it, `interruption` the end of its stream,
    and `orders` are those for what the request itself asks for.
    """

    request: ReceivedRequest
    path_parameters: Mapping[str, str]
    request_id: str
    api_key: str
    seed: int
    clock: Callable[[], float]
    ledger: Ledger
    storage: Storage
    speeds: Speeds
    orders: OrderQueue
    scripted: Scripted | None = None
    interruption: Interruption | None = None

    def model(self, model_id: str) -> Model:
        """The model with that id, one of the key's own included; raises `ApiError` (404)."""
        tuned = self.storage.fine_tuning(self.api_key, model_id)
        return find_model(model_id) if tuned is None else tuned.model

    def find_model(self, task: Task, model_id: str) -> Model:
        """The model with that id if it can do that; raises `ApiError` (404, 400)."""
        model = self.model(model_id)
        model.check_task(task)
        return model

    def quota(self, model: Model) -> Quota:
        """What the caller may still ask of a model, in the tier of the request."""
        tier = tier_of(self.request.service_tier)
        return self.ledger.quota(self.api_key, model, tier, self.request.time)

    def limit_headers(self) -> Headers:
        """The `x-ratelimit-*` headers of an answer that came to no quota; none without a model."""
        asked = self.request.model
        if asked is None:
            return ()
        try:
            return self.quota(self.model(asked)).headers(self.request.time)
        except ApiError:
            return ()
