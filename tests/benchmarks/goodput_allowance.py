"""What a rate limit allows, and hence how fast anybody can be. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Refill = Literal["even", "window"]


@dataclass(frozen=True)
class Allowance:
    """One rate limit of one model, untouched until the first request.

    Attributes:
        units: What it is full with: requests or tokens.
        period: Seconds in which all of them come back.
        refill: Bit by bit ("even": a bucket), or all at once at the end of each period, counted
            from the first request on ("window").
    """

    units: int
    period: float
    refill: Refill

    def course(self, until: float) -> list[tuple[float, float]]:
        """Units that may have been used by a time, at the corners of the line that this makes.

        Times are seconds from the first request on, up to `until`.
        """
        if self.refill == "even":
            return [(0.0, self.units), (until, self.units * (1 + until / self.period))]
        corners = [(0.0, float(self.units))]
        for windows in range(1, math.floor(until / self.period) + 1):
            corners += [
                (windows * self.period, units * self.units) for units in (windows, windows + 1)
            ]
        return [*corners, (until, corners[-1][1])]

    def soonest(self, units: int, overdraft: int = 0) -> float:
        """Seconds from the first request until the last of so many units may be asked for.

        No client can be faster. A call is let through as soon as its prompt fits, and its answer
        is counted then; so one answer, of at most `overdraft` units, may go beyond the limit. A
        bucket has to make up for that before the next call, a window does not.
        """
        if self.refill == "even":
            return max(0.0, units - overdraft - self.units) * self.period / self.units
        windows = math.ceil(units / (self.units + overdraft))
        return max(0, windows - 1) * self.period
