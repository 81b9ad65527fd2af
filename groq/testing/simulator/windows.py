"""Fixed windows, at whose end everything comes back; time is an argument, in seconds."""

from __future__ import annotations

import math

_TOLERANCE = 1e-6  # seconds: waiting exactly as long as told must be long enough


class Window:
    """`limit` units for each `period` seconds, counted from `start` on without gaps."""

    def __init__(self, limit: int, period: float, start: float) -> None:
        self.limit = limit
        self.period = period
        self._start = start
        self._number = 0
        self._used = 0.0

    def used(self, now: float) -> float:
        """Units in use in the window of `now`; above `limit` after an overdraft."""
        return self._used if self._number_at(now) == self._number else 0.0

    def spend(self, now: float, units: float) -> None:
        """Take `units`, below zero if need be: ask `wait` first to stay within the limit."""
        self._used = self.used(now) + units
        self._number = self._number_at(now)

    def wait(self, now: float, units: float) -> float:
        """Seconds until `units` are free; 0 when they are now, infinite above the limit."""
        if units > self.limit:
            return math.inf
        return self.reset(now) if self.used(now) + units > self.limit else 0.0

    def remaining(self, now: float) -> int:
        """Whole units that are free."""
        return max(0, math.floor(self.limit - self.used(now)))

    def reset(self, now: float) -> float:
        """Seconds until the window ends, whatever is left in it."""
        return self._start + (self._number_at(now) + 1) * self.period - now

    def _number_at(self, now: float) -> int:
        """Which window it is; a clock that goes back stays in the latest."""
        return max(self._number, math.floor((now - self._start + _TOLERANCE) / self.period))
