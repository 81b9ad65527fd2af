"""What is told of goodput runs: a table for people, JSON for programs. Pure."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from .columns import columns
from .goodput_figures import Figures
from .goodput_plan import FEW_REFUSALS, NEARLY_ALL, NO_FAILURE, PERIOD, REQUESTS, TOKENS
from .samples import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .goodput_figures import Trial

_COLUMN_OF = {"failed": "failed", "refused_share": "refused", "goodput": "goodput"}
_HEADINGS = (
    "limit, callers",
    "who",
    "calls",
    "failed",
    "refused",
    "seconds",
    "ideal",
    "goodput",
    "median wait",
    "longest wait",
    "targets",
)
_LEGEND = f"""\
Each run is made once, by one client with its default options, against a simulator in a process of
its own. A limit is {REQUESTS} requests, or {TOKENS:,} tokens, which is what as many calls take,
a period of {PERIOD:g} s.
bucket: it is full at first, and what was used comes back evenly, all of it in a period.
window: all is there again when a period ends; the first begins with the first request.
hidden requests: no header tells of this limit, and its period is a minute, so the client is told
how long that lasts here. It learns the limit from the first refusals, of which there may be one
for each call then under way; they are reported, and not judged.
refused: answers of 429, and their share of the calls, each of which may be refused repeatedly.
seconds: from the arrival of the first request to the last answer at its caller.
ideal: the least that this can be, whoever calls: the limit is used up at once, and from then on
as it comes back, until the last call that succeeded may be sent. For N calls and a limit of L,
that is N / L - 1 periods of a bucket, and of a window N / L rounded up, - 1. With tokens it is the
same, but that one answer may go beyond the limit: a call is let through when its prompt fits.
goodput: ideal / seconds, if no call failed: a run in which callers give up is over sooner.
wait: seconds from a call to its outcome. Tasks call all at once; threads call when they are free.
Targets: failed {NO_FAILURE}, refused {FEW_REFUSALS}, goodput {NEARLY_ALL}."""


def table(trials: Sequence[Trial]) -> str:
    """A line for each run, and what it means."""
    text = columns([_HEADINGS, *(_cells(trial, Figures.of(trial)) for trial in trials)])
    return f"{text}\n\n{_LEGEND}"


def as_json(trials: Sequence[Trial]) -> list[dict[str, Any]]:
    """The figures and verdicts of every run."""
    return [_as_dict(trial, Figures.of(trial)) for trial in trials]


def _as_dict(trial: Trial, figures: Figures) -> dict[str, Any]:
    return {
        "name": trial.scenario.name,
        "title": trial.scenario.title,
        "who": trial.scenario.who,
        **asdict(figures),
        "targets": {name: str(target) for name, target in trial.scenario.targets.items()},
        "verdicts": figures.judge(trial.scenario),
    }


def _cells(trial: Trial, figures: Figures) -> tuple[str, ...]:
    return (
        trial.scenario.title,
        trial.scenario.who,
        str(figures.calls),
        str(figures.failed),
        f"{figures.refused} ({figures.refused_share:.1f} %)",
        f"{figures.seconds:.2f}",
        f"{figures.ideal:.2f}",
        "" if figures.goodput is None else f"{figures.goodput:.1f} %",
        f"{figures.median_wait:.2f}",
        f"{figures.longest_wait:.2f}",
        _verdict(figures.judge(trial.scenario)),
    )


def _verdict(verdicts: dict[str, Verdict]) -> str:
    missed = [_COLUMN_OF[name] for name, each in verdicts.items() if each is Verdict.MISSED]
    if missed:
        return f"missed: {', '.join(missed)}"
    return str(Verdict.MET) if verdicts else ""
