"""Token buckets that refill continuously; time is an argument, in seconds."""

from __future__ import annotations

import math

_ROUNDING = 1e-6  # of one unit: waiting exactly as long as told must be long enough


class Bucket:
    """`limit` units that come back evenly over `period` seconds.

    What is stored is the number of units in use, so that a spend at the very instant of the
    reading is exact and only the refill is subject to rounding.
    """

    def __init__(self, limit: int, period: float) -> None:
        self.limit = limit
        self.period = period
        self._used = 0.0
        self._as_of = -math.inf

    def used(self, now: float) -> float:
        """Units in use at `now`; above `limit` after an overdraft."""
        elapsed = max(0.0, now - self._as_of)
        return max(0.0, self._used - elapsed * self.limit / self.period)

    def spend(self, now: float, units: float) -> None:
        """Take `units`, below zero if need be: ask `wait` first to stay within the limit."""
        self._used = self.used(now) + units
        self._as_of = max(self._as_of, now)

    def wait(self, now: float, units: float) -> float:
        """Seconds until `units` are free; 0 when they are now, infinite above the limit."""
        if units > self.limit:
            return math.inf
        missing = self.used(now) + units - self.limit
        return missing * self.period / self.limit if missing > _ROUNDING else 0.0

    def remaining(self, now: float) -> int:
        """Whole units that are free."""
        return max(0, math.floor(self.limit - self.used(now)))

    def reset(self, now: float) -> float:
        """Seconds until the bucket is full again."""
        return self.used(now) * self.period / self.limit
