"""The lanes of all models: shared by a client, its copies, and all their threads and tasks."""

from __future__ import annotations

import time
from threading import Lock
from typing import TYPE_CHECKING

from groq._lane import Lane
from groq._limits import RateLimitStatus
from groq._meter import MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._cost import Demand
    from groq._turn import Turn

_MOST_LANES = 1000  # names of models may come from outside, so there is no end to them


class RateLimits:
    """What is known of the limits of every model, and who waits for them.

    Args:
        clock: Seconds that never go back.
        minute: Seconds in which limits a minute come back; those an hour and a day accordingly.
            A test need not wait for a real one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, minute: float = MINUTE) -> None:
        self._clock = clock
        self._minute = minute
        self._lock = Lock()
        self._lanes: dict[str | None, Lane] = {}
        self._latest: str | None = None

    def join(
        self, model: str | None, demand: Demand, max_wait: float, before: Turn | None = None
    ) -> Turn:
        """Take a place in the lane of a model; see `Lane.join`."""
        return self._lane(model).join(demand, max_wait, before)

    def pass_by(self, model: str | None, demand: Demand) -> Turn:
        """Go without waiting; see `Lane.pass_by`."""
        return self._lane(model).pass_by(demand)

    def update_from_headers(self, model: str | None, headers: Mapping[str, str]) -> None:
        """Learn from the headers of an answer to a call that took no turn."""
        self._lane(model).tell(headers)

    def should_wait(self, model: str | None = None) -> float | None:
        """Seconds that a careful caller without a queue would wait; see `RateLimitStatus`."""
        return self.status(model).should_wait()

    def is_rate_limited(self, model: str | None = None) -> bool:
        """Whether something has run out for a model."""
        return self.status(model).is_rate_limited

    def status(self, model: str | None = None) -> RateLimitStatus:
        """The limits of a model, aged to now; without one, of the model last asked."""
        name = self._latest if model is None else model
        lane = self._lanes.get(name)
        return RateLimitStatus(model=name) if lane is None else lane.status()

    def renew(self) -> None:
        """Begin anew in a child process: the calls under way are those of the parent."""
        self._lock = Lock()
        self._lanes = {name: lane.renewed() for name, lane in self._lanes.items()}

    def _lane(self, model: str | None) -> Lane:
        self._latest = model or self._latest
        return self._lanes.get(model) or self._new_lane(model)

    def _new_lane(self, model: str | None) -> Lane:
        with self._lock:
            if len(self._lanes) >= _MOST_LANES:
                self._lanes = {name: lane for name, lane in self._lanes.items() if not lane.is_idle}
            return self._lanes.setdefault(model, Lane(model, self._clock, self._minute))
