"""The course of a goodput run, as curves for the picture. Pure."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .goodput_figures import REFUSED, Figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .goodput_figures import Trial

_POINTS = 150  # more than a panel of the picture has room for would only make its file larger

Curve = list[tuple[float, float]]


@dataclass(frozen=True)
class Timeline:
    """What happened when, in requests that were added up, and seconds from the first one on.

    Attributes:
        title: Which limit, and whether it is waited for.
        note: What came of it.
        allowed: Requests that the limit has allowed by then; straight between these points.
        sent: Requests that have arrived, refused ones included; level up to the next point.
        refused: Those answered with 429, likewise.
    """

    title: str
    note: str
    allowed: Curve
    sent: Curve
    refused: Curve

    @classmethod
    def of(cls, trial: Trial, until: float) -> Timeline:
        """Look back at a run whose limit counts requests, from its first one to that time."""
        scenario = trial.scenario
        started = trial.started
        instants = [until * step / _POINTS for step in range(_POINTS + 1)]
        sent = sorted(each.time - started for each in trial.arrivals)
        refused = sorted(each.time - started for each in trial.arrivals if each.status == REFUSED)
        return cls(
            title=f"{scenario.title}, {'with' if scenario.throttle else 'without'} throttling",
            note=_note(Figures.of(trial)),
            allowed=scenario.allowance.course(until),
            sent=thinned(cumulative(sent, instants)),
            refused=thinned(cumulative(refused, instants)),
        )


def timelines(rows: Sequence[Sequence[Trial]]) -> list[list[Timeline]]:
    """Rows of runs; those below each other get the same axis of time."""
    ends = [
        max(math.ceil(Figures.of(trial).seconds) for trial in column)
        for column in zip(*rows, strict=True)
    ]
    return [[Timeline.of(trial, end) for trial, end in zip(row, ends, strict=True)] for row in rows]


def cumulative(times: Sequence[float], instants: Sequence[float]) -> Curve:
    """How many of the times, which are in order, are over at each instant."""
    return [(at, bisect_right(times, at)) for at in instants]


def thinned(curve: Curve) -> Curve:
    """The same steps without the points between two others of the same height."""
    inner = zip(curve, curve[1:], curve[2:], strict=False)
    kept = [here for before, here, after in inner if not before[1] == here[1] == after[1]]
    return [*curve[:1], *kept, *curve[-1:]]


def _note(figures: Figures) -> str:
    succeeded = figures.calls - figures.failed
    return f"calls succeeded: {succeeded} of {figures.calls}, requests refused: {figures.refused}"
