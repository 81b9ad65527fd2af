"""What is told of outcomes: a table for people, JSON for programs. Pure."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .columns import columns
from .samples import Summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cases import Case, Comparison, Outcome
    from .samples import Verdict

_HEADINGS = ("case", "who", "best", "against", "best", "median ratio", "target", "")
_LEGEND = (
    "best: the least of all rounds, and the most where there is no peer.\n"
    "median ratio: the median of the ratios round by round; of best: the ratio of the two bests;\n"
    "wall: the median ratio by the clock instead of CPU time.\n"
    "A target is met when the median and the best (of memory: the worst) keep to it, and unclear\n"
    "when one of them does."
)


@dataclass(frozen=True)
class Line:
    """One comparison and what came of it.

    Attributes:
        own: The subject's figure, alone.
        others: The peer's; None without a peer.
        ratio: Of the two; None without a peer.
        wall: The same ratio by the clock, for what is compared by CPU time.
        verdict: None where nothing was aimed at.
    """

    case: Case
    comparison: Comparison
    own: Summary
    others: Summary | None
    ratio: Summary | None
    wall: Summary | None
    verdict: Verdict | None

    @classmethod
    def of(cls, outcome: Outcome, comparison: Comparison) -> Line:
        """Compare."""
        own = Summary.of(outcome.rounds[comparison.subject][comparison.metric])
        others = ratio = wall = None
        if comparison.peer is not None:
            others = Summary.of(outcome.rounds[comparison.peer][comparison.metric])
            ratio = _ratio(outcome, comparison, comparison.metric)
            if comparison.metric == "cpu":
                wall = _ratio(outcome, comparison, "wall")
        target = comparison.target
        verdict = target.judge(ratio or own) if target else None
        return cls(outcome.case, comparison, own, others, ratio, wall, verdict)


def lines(outcomes: Sequence[Outcome]) -> list[Line]:
    """Every comparison of every case."""
    return [Line.of(each, what) for each in outcomes for what in each.case.comparisons]


def table(told: Sequence[Line]) -> str:
    """The lines in columns, and what they mean."""
    text = columns([_HEADINGS, *(_cells(line) for line in told)])
    return f"{text}\n\n{_LEGEND}"


def as_json(outcomes: Sequence[Outcome], about: dict[str, Any]) -> dict[str, Any]:
    """Everything that was measured and found, round by round."""
    return {
        "about": about,
        "cases": [
            {
                "name": each.case.name,
                "title": each.case.title,
                "units": dict(each.case.units),
                "rounds": each.rounds,
            }
            for each in outcomes
        ],
        "comparisons": [_as_dict(line) for line in lines(outcomes)],
    }


def _ratio(outcome: Outcome, comparison: Comparison, metric: str) -> Summary:
    own = outcome.rounds[comparison.subject][metric]
    others = outcome.rounds[str(comparison.peer)][metric]
    if comparison.ratio == "speed":
        return Summary.of_ratios(others, own)
    return Summary.of_ratios(own, others)


def _as_dict(line: Line) -> dict[str, Any]:
    what = line.comparison
    return {
        "case": line.case.name,
        "subject": what.subject,
        "peer": what.peer,
        "metric": what.metric,
        "compared": what.ratio,
        "ratio": line.ratio and asdict(line.ratio),
        "wall": line.wall and asdict(line.wall),
        "target": what.target and str(what.target),
        "verdict": line.verdict,
    }


def _cells(line: Line) -> tuple[str, ...]:
    what = line.comparison
    unit = line.case.units[what.metric]
    return (
        f"{line.case.title}, {what.what}" if what.what else line.case.title,
        what.subject,
        _own_cell(line, unit),
        what.peer or "",
        _figure(line.others.best, unit) if line.others else "",
        _ratio_cell(line),
        str(what.target or ""),
        str(line.verdict or ""),
    )


def _own_cell(line: Line, unit: str) -> str:
    best, worst = _figure(line.own.best, unit), _figure(line.own.worst, unit)
    return best if line.others or best == worst else f"{best} to {worst}"


def _ratio_cell(line: Line) -> str:
    if line.ratio is None:
        return ""
    meaning = "as fast" if line.comparison.ratio == "speed" else "the cost"
    notes = f"of best {line.ratio.best:.2f}"
    if line.wall is not None:
        notes += f", wall {line.wall.median:.2f}"
    return f"{line.ratio.median:.2f} times {meaning} ({notes})"


def _figure(number: float, unit: str) -> str:
    return f"{number:.2f} {unit}" if abs(number) < 100 else f"{number:,.0f} {unit}"
