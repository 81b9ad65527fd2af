"""The arithmetic of a comparison: rounds of measurements in, ratios and verdicts out. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verdict(StrEnum):
    """Whether a target was met; unclear when the two ways of looking at it disagree."""

    MET = "met"
    MISSED = "missed"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Summary:
    """The rounds of a measurement in three numbers.

    Attributes:
        median: What a round usually gives.
        best: The least of all rounds: the one that other programs disturbed least.
        worst: The most of all rounds.
    """

    median: float
    best: float
    worst: float

    @classmethod
    def of(cls, rounds: Sequence[float]) -> Summary:
        """Sum up the rounds of one measurement."""
        return cls(median(rounds), min(rounds), max(rounds))

    @classmethod
    def of_ratios(cls, dividends: Sequence[float], divisors: Sequence[float]) -> Summary:
        """Compare two measurements that were made in the same rounds.

        The median is that of the ratios of each round, in which both met the same
        disturbances; `best` is the ratio of the best rounds, whichever they were.

        Raises:
            ValueError: The numbers of rounds differ.
        """
        ratios = [one / other for one, other in zip(dividends, divisors, strict=True)]
        return cls(median(ratios), min(dividends) / min(divisors), max(ratios))


@dataclass(frozen=True)
class Target:
    """What is wanted of one measurement, alone or beside that of a peer.

    Attributes:
        bound: The number to keep.
        at_least: Whether the number is to be at least `bound`; at most, otherwise.
        unit: What the number counts: "times" of a ratio.
        always: Whether no round may break it, as is right for memory; time may, because other
            programs make a round slower and never quicker.
    """

    bound: float
    at_least: bool = False
    unit: str = "times"
    always: bool = False

    def judge(self, found: Summary) -> Verdict:
        """Whether both the median and the best (`always`: the worst) keep to the bound."""
        other = found.worst if self.always else found.best
        kept = {self._keeps(found.median), self._keeps(other)}
        if len(kept) > 1:
            return Verdict.UNCLEAR
        return Verdict.MET if kept.pop() else Verdict.MISSED

    def _keeps(self, number: float) -> bool:
        return number >= self.bound if self.at_least else number <= self.bound

    def __str__(self) -> str:
        return f"at {'least' if self.at_least else 'most'} {self.bound:g} {self.unit}"
