"""The measurements that README and picture tell of, as they are kept in a file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from .samples import Summary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .cases import Outcome

RECORD = Path(__file__).with_name("speed.json")

_Rounds = dict[str, dict[str, list[float]]]


@dataclass(frozen=True)
class Record:
    """What was measured in one run.

    Attributes:
        about: The machine and all versions.
        cases: By name of case, name of entry and metric: one figure per round.
    """

    about: Mapping[str, Any]
    cases: Mapping[str, _Rounds]

    @classmethod
    def of(cls, outcomes: Sequence[Outcome], about: Mapping[str, Any]) -> Self:
        """Keep four digits of every figure; more would be noise."""
        return cls(about, {each.case.name: _rounded(each.rounds) for each in outcomes})

    @classmethod
    def read(cls, file: Path = RECORD) -> Self:
        """The record in a file."""
        return cls(**json.loads(file.read_text(encoding="utf-8")))

    def write(self, file: Path = RECORD) -> None:
        """Put it into a file, a line for each entry, so that changes can be looked at."""
        cases = ",\n".join(f'  "{name}": {_lines(rounds)}' for name, rounds in self.cases.items())
        about = json.dumps(self.about, indent=1, ensure_ascii=False).replace("\n", "\n ")
        file.write_text(
            f'{{\n "about": {about},\n "cases": {{\n{cases}\n }}\n}}\n', encoding="utf-8"
        )

    @property
    def rounds(self) -> int:
        """How often each case was measured; those that take long, less often."""
        return max(
            len(figures)
            for entries in self.cases.values()
            for metrics in entries.values()
            for figures in metrics.values()
        )

    def median(self, case: str, who: str, metric: str) -> float:
        """What a contender usually took."""
        return Summary.of(self.cases[case][who][metric]).median

    def ratio(self, case: str, who: str, peer: str, metric: str) -> float:
        """What a contender took, in multiples of what a peer took: the median of all rounds."""
        rounds = self.cases[case]
        return Summary.of_ratios(rounds[who][metric], rounds[peer][metric]).median


def _rounded(rounds: _Rounds) -> _Rounds:
    return {
        who: {name: [float(f"{each:.4g}") for each in figures] for name, figures in metrics.items()}
        for who, metrics in rounds.items()
    }


def _lines(rounds: _Rounds) -> str:
    lines = (f'   "{who}": {json.dumps(metrics)}' for who, metrics in rounds.items())
    return "{\n" + ",\n".join(lines) + "\n  }"
