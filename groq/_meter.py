"""One rate limit: what was left when the service last told, and what is left by now.

Two kinds of limit are in use, and nothing tells which one it is. A *bucket* refills evenly:
`reset`, the time until it is full, grows with what is used. A *window* comes back at once when
it ends: `reset` is the time until then, whatever is used. So a meter compares what it is told:
in a bucket `reset / used` stays the same, in a window it does not. Until that shows, a limit
that fits a bucket of the documented period is taken for one.

This module performs no I/O and takes no locks; the clock reading is an argument.
"""

from __future__ import annotations

import math

from attrs import define, field, frozen

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0

_ROUNDING = 1e-6  # units, and seconds: who waited as long as told shall not wait again
_BLUR = 0.01  # by which a reset, in seconds and in proportion, may differ from the truth
_MEMORY = 20  # periods without a refusal after which a limit that no header shows is forgotten


@define  # not frozen: made three times for each answer
class Told:
    """What the headers of one answer say about one limit; None where they say nothing.

    Attributes:
        limit: Units of the limit, at least one.
        remaining: Units left, rounded down.
        reset: Seconds until all units are there again.
    """

    limit: int | None = None
    remaining: int | None = None
    reset: float | None = None


@frozen(kw_only=True)
class Refusal:
    """What the message of a 429 says about the limit that was reached.

    Attributes:
        limit: Units of the limit, at least one.
        used: Units in use, rounded up.
        requested: Units that the refused call asked for.
        wait: Seconds until they are there.
    """

    limit: int
    used: float
    requested: float
    wait: float

    def fits_bucket(self, period: float) -> bool:
        """Whether a bucket that fills in `period` seconds would have so many units by then."""
        most = (self.used + self.requested - self.limit) * period / self.limit
        return self.wait <= most * (1 + _BLUR) + _BLUR


@define(eq=False)
class Meter:
    """One limit of one model. Units are requests, tokens or seconds of audio.

    Attributes:
        period: Seconds in which the whole limit comes back, as far as is known.
        limit: Units that are there when nothing is used; None until told.
        remaining: Units that were left at `as_of`; None until told.
        reset: Seconds from `as_of` until all units are there again; None until told.
        as_of: Clock reading at which the service told, or at which units were spent since.
        is_bucket: Whether units come back evenly, and not all at once.
        taught_at: When a refusal taught this limit; None when headers tell it.
    """

    period: float
    limit: int | None = None
    remaining: float | None = None
    reset: float | None = None
    as_of: float = 0.0
    is_bucket: bool = True
    taught_at: float | None = None
    _used: int | None = field(default=None, init=False)
    _shortest: float = field(default=0.0, init=False)
    _longest: float = field(default=math.inf, init=False)
    _longest_reset: float = field(default=0.0, init=False)

    def tell(self, told: Told, now: float, sent_at: float) -> None:
        """Take over what the headers of an answer say, to a call that was sent at that time."""
        if sent_at < self.as_of and self._is_stale(told, now):
            return
        if told.remaining is None or told.reset is None:
            self.remaining, self.reset = self.at(now)  # what is not told keeps ageing
        self.limit = self.limit if told.limit is None else told.limit
        self.remaining = self.remaining if told.remaining is None else told.remaining
        self.reset = self.reset if told.reset is None else told.reset
        self.as_of, self.taught_at = now, None
        if self.limit and told.remaining is not None and told.reset is not None:
            self._compare(self.limit, self.limit - told.remaining, told.reset)
            if self.is_bucket and not told.remaining:  # answers may take more than there was
                self.remaining = min(0.0, self.limit * (1 - told.reset / self.period))

    def _is_stale(self, told: Told, now: float) -> bool:
        """Whether the answer may be older than what is known, and says that there is more.

        Calls and answers overtake each other. Of two that were under way together, the answer
        that leaves less is the later one, or the safe one to believe.
        """
        if told.remaining is None or told.limit not in (None, self.limit):
            return False
        remaining, _ = self.at(now)
        return remaining is not None and told.remaining > remaining

    def teach(self, refusal: Refusal, now: float) -> None:
        """Learn from a refusal; unlike headers it tells exactly when the next units are there."""
        if self.limit is None or self.taught_at is not None:  # no header tells of this limit
            self.taught_at = now
            self.is_bucket = refusal.fits_bucket(self.period)
        self.limit, self.as_of = refusal.limit, now
        if self.is_bucket:
            come_back = refusal.wait * refusal.limit / self.period
            self.remaining = min(refusal.requested, refusal.limit) - come_back
            self.reset = (refusal.limit - self.remaining) * self.period / refusal.limit
        else:
            self.remaining, self.reset = max(0.0, refusal.limit - refusal.used), refusal.wait

    def spend(self, units: float, now: float) -> None:
        """Count units that no header will tell of; less than nothing gives some back."""
        remaining, reset = self.at(now)
        if not units or self.limit is None or remaining is None:
            return
        units = max(units, remaining - self.limit)
        if self.is_bucket:
            reset = max(0.0, (reset or 0.0) + units * self.period / self.limit)
        elif not reset:
            reset = self.period  # the first to spend begins a new window
        self.remaining, self.reset, self.as_of = remaining - units, reset, now

    def at(self, now: float) -> tuple[float | None, float | None]:
        """What remains at a time, and the seconds until all is there again."""
        if self.remaining is None or self.reset is None:
            return self.remaining, self.reset
        left = self.reset - (now - self.as_of)
        if left <= 0:
            return self.limit, 0.0
        if self.limit is None or not self.is_bucket:
            return self.remaining, left
        come_back = (self.limit - self.remaining) * (1 - left / self.reset)
        return self.remaining + come_back, left

    def seconds_for(self, units: float, now: float) -> float:
        """Seconds in which so many units come back."""
        if not self.is_bucket:
            return self.at(now)[1] or 0.0
        return units * self.period / self.limit if self.limit else 0.0

    def wait(self, units: float, held: float, now: float) -> float:
        """Seconds until `units` are there beside those that are `held` for others.

        More than the limit is never there: then the whole limit will do. Infinite when
        somebody must give back first.
        """
        most = math.inf if self.limit is None else self.limit + _ROUNDING
        if units > 0 and held > _ROUNDING and held + units > most:
            return math.inf
        return self.wait_in_line(units, held, now)

    def wait_in_line(self, units: float, ahead: float, now: float) -> float:
        """Seconds until `units` are there after those for everybody `ahead`: many refills."""
        if units <= 0 or self.remaining is None or ahead + units <= self.remaining:
            return 0.0  # in time it only gets more
        remaining, left = self.at(now)
        if remaining is None or left is None:
            return 0.0
        missing = ahead + (units if self.limit is None else min(units, self.limit)) - remaining
        seconds = self._refill(missing, remaining, left) if missing > _ROUNDING else 0.0
        return seconds if seconds > _ROUNDING else 0.0

    def _refill(self, missing: float, remaining: float, left: float) -> float:
        """Seconds until so many units have come back."""
        if self.limit is None:
            return left
        if not self.is_bucket:
            missing += min(0.0, remaining)  # what was taken too much ends with the window
            return left + (math.ceil(missing / self.limit - _ROUNDING) - 1) * self.period
        used = self.limit - remaining
        return missing * (left / used if used > 0 else self.period / self.limit)

    def is_forgotten(self, now: float) -> bool:
        """Whether this limit was learned from a refusal too long ago to be relied on."""
        return self.taught_at is not None and now - self.taught_at > _MEMORY * self.period

    def _compare(self, limit: int, used: int, reset: float) -> None:
        """Find out which kind of limit would be told like this."""
        if used <= 0:
            return
        # `remaining` is rounded down, so up to one unit less than `used` may be used; and it is
        # never below nothing, so when all is used nobody knows how much more is.
        shortest = max(0.0, reset * (1 - _BLUR) - _BLUR) * limit / used if used < limit else 0.0
        longest = (reset * (1 + _BLUR) + _BLUR) * limit / (used - 1) if used > 1 else math.inf
        if self._used is None:
            self.is_bucket = shortest <= self.period <= longest
        elif shortest > self._longest or longest < self._shortest:
            self.is_bucket = False
        elif abs(used - self._used) > 1 + 4 * _BLUR * max(used, self._used):
            self.is_bucket = True  # a window would have shown itself, so far apart they are
            shortest, longest = max(shortest, self._shortest), min(longest, self._longest)
        else:
            return
        self._shortest, self._longest, self._used = shortest, longest, used
        if self.is_bucket:
            self.period = min(max(self.period, shortest), longest)
        else:
            self._longest_reset = max(reset, self._longest_reset)
            self.period = self._longest_reset or self.period
