"""How many calls to one model may be under way at once, where no known limit says so.

Before the first answer it is not known what the limits are, so only a few calls go ahead. And
where a refusal does not say which limit was reached, there is only one way to find a pace that
the service accepts, that of TCP (RFC 5681): half as many at once after a refusal, one more
after each round of successes. To find out whether a limit still holds, it begins with one.
"""

from __future__ import annotations

import math

from attrs import define

_FIRST_CALLS = 8
_FIRST_SECONDS = 1.0  # after which as many again go, and so on, while no answer comes
_MANY = 64.0  # calls at once from which on they are not counted any more


@define
class CongestionWindow:
    """The most calls under way at once. This class performs no I/O and takes no locks."""

    _most: float = math.inf
    _is_blind: bool = True
    _began_at: float = 0.0
    _slowed_at: float = -math.inf

    @property
    def is_slowed(self) -> bool:
        """Whether calls are counted since one was refused."""
        return self._most < math.inf

    def wait(self, under_way: int, now: float) -> float:
        """Seconds until one more may go; infinite when one must end first."""
        if under_way >= self._most:
            return math.inf
        if not self._is_blind:
            return 0.0
        rounds = (under_way // _FIRST_CALLS).bit_length()
        return max(0.0, self._began_at + rounds * _FIRST_SECONDS - now)

    def went(self, under_way: int, now: float) -> None:
        """A call has gone beside so many others."""
        if not under_way:
            self._began_at = now

    def answered(self) -> None:
        """An answer has come: what limits there are is known now."""
        self._is_blind = False

    def succeeded(self) -> None:
        """A call has got through."""
        self._most += 1 / self._most
        if self._most >= _MANY:
            self._most = math.inf

    def probe(self) -> None:
        """Go one by one, until this is found to be too timid."""
        self._most = 1.0

    def lift(self) -> None:
        """A limit is known now that says when calls may go."""
        self._most = math.inf

    def slow_down(self, went_at: float, under_way: int, now: float) -> None:
        """A call was refused, for reasons unknown, that went at that time."""
        if went_at > self._slowed_at:  # others of its round say nothing new
            self._most = max(1.0, min(self._most, under_way) / 2)
            self._slowed_at = now
