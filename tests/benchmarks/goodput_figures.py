"""What a goodput run amounts to. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from .samples import Summary, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .goodput import CallRecord
    from .goodput_plan import Scenario

OK, REFUSED = 200, 429


class NotCredibleError(Exception):
    """Callers and server do not tell the same story, so there are no figures to tell."""


@dataclass(frozen=True)
class Arrival:
    """A request as the server saw it: when, in Unix seconds, and what it answered."""

    time: float
    status: int | None


@dataclass(frozen=True)
class Trial:
    """A scenario that was carried out, as seen by its callers and by the server."""

    scenario: Scenario
    calls: Sequence[CallRecord]
    arrivals: Sequence[Arrival]

    @property
    def started(self) -> float:
        """When the first request arrived, in Unix seconds: the limits count from then on."""
        return min(each.time for each in self.arrivals)

    def check(self) -> None:
        """Hold the one side against the other.

        Raises:
            NotCredibleError: They do not fit.
        """
        wanted = self.scenario.calls * self.scenario.models
        succeeded = sum(each["error"] is None for each in self.calls)
        answers = Counter(each.status for each in self.arrivals)
        if len(self.calls) != wanted:
            raise NotCredibleError(f"{len(self.calls)} calls were made, not {wanted}")
        if answers.keys() - {OK, REFUSED}:
            raise NotCredibleError(f"the server answered with {dict(answers)}")
        if succeeded != answers[OK]:
            raise NotCredibleError(f"{succeeded} calls succeeded, {answers[OK]} were answered")


@dataclass(frozen=True)
class Figures:
    """A run in numbers; times are seconds.

    Attributes:
        calls: How many were made.
        failed: How many of them raised an error.
        errors: How many raised which.
        requests: What the server got, further tries included.
        refused: Requests that it answered with 429.
        refused_share: The same in percent of the calls, each of which may be refused repeatedly.
        seconds: From the first request to the last answer at its caller.
        ideal: The least that they could have been for the calls that succeeded; see
            `Allowance.soonest`.
        goodput: `ideal` in percent of `seconds`; None when calls failed, because whoever gives up
            is done sooner.
        median_wait: From a call to its outcome, usually.
        longest_wait: The same, at most.
    """

    calls: int
    failed: int
    errors: Mapping[str, int]
    requests: int
    refused: int
    refused_share: float
    seconds: float
    ideal: float
    goodput: float | None
    median_wait: float
    longest_wait: float

    @classmethod
    def of(cls, trial: Trial) -> Figures:
        """Count."""
        calls = trial.calls
        errors = Counter(each["error"] for each in calls if each["error"] is not None)
        refused = sum(each.status == REFUSED for each in trial.arrivals)
        seconds = max(each["over"] for each in calls) - trial.started
        ideal = _ideal(trial)
        waits = [each["over"] - each["begun"] for each in calls]
        return cls(
            calls=len(calls),
            failed=errors.total(),
            errors=dict(errors),
            requests=len(trial.arrivals),
            refused=refused,
            refused_share=100 * refused / len(calls),
            seconds=seconds,
            ideal=ideal,
            goodput=None if errors else 100 * ideal / seconds,
            median_wait=median(waits),
            longest_wait=max(waits),
        )

    def judge(self, scenario: Scenario) -> dict[str, Verdict]:
        """What became of each target; a figure that there is not has missed it."""
        found = {name: getattr(self, name) for name in scenario.targets}
        return {
            name: Verdict.MISSED
            if found[name] is None
            else target.judge(Summary.of([float(found[name])]))
            for name, target in scenario.targets.items()
        }


def _ideal(trial: Trial) -> float:
    """The least seconds for what succeeded: those of the model that needed most."""
    succeeded = [each for each in trial.calls if each["error"] is None]
    by_model: dict[str, list[CallRecord]] = {}
    for each in succeeded:
        by_model.setdefault(each["model"], []).append(each)
    return max((_ideal_of_model(trial.scenario, calls) for calls in by_model.values()), default=0.0)


def _ideal_of_model(scenario: Scenario, calls: Sequence[CallRecord]) -> float:
    if scenario.counted != "tokens":
        return scenario.allowance.soonest(len(calls))
    used = sum(each["prompt_tokens"] + each["answer_tokens"] for each in calls)
    return scenario.allowance.soonest(used, max(each["answer_tokens"] for each in calls))
