"""Has the picture of the goodput report drawn."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from .goodput_plan import PICTURED
from .goodput_timeline import timelines
from .studio import draw_with

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .goodput_figures import Trial

PICTURE = Path(__file__).with_name("goodput.svg")


def pictured(trials: Sequence[Trial]) -> list[list[Trial]]:
    """The rows of runs that the picture shows; none unless all of them were carried out."""
    by_scenario = {trial.scenario: trial for trial in trials}
    if not by_scenario.keys() >= {each for row in PICTURED for each in row}:
        return []
    return [[by_scenario[each] for each in row] for row in PICTURED]


def draw(rows: Sequence[Sequence[Trial]], file: Path) -> None:
    """Draw these runs.

    Raises:
        subprocess.CalledProcessError: It cannot be drawn, or what draws it not be installed.
    """
    told = [[asdict(each) for each in row] for row in timelines(rows)]
    draw_with("goodput_picture", file, told)
