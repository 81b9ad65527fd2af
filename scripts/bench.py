"""Compare this SDK with the official one, and with the least that a program over httpx does.

Every implementation runs in a process of its own, one after the other in each round, against a
mock server that sends what was rendered before; server and clients keep to a core each. The
SDKs of others are installed below .venv/bench/, each into an environment of its own.

A run of every case is kept in tests/benchmarks/speed.json; from that, the figures in README.md and
tests/benchmarks/speed.svg are made. It takes some ten minutes, and wants a machine to itself.

The family goodput/ is another experiment: how much of what rate limits allow do callers get? It
runs against the simulator, once, and draws tests/benchmarks/goodput.svg anew.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tests.benchmarks import goodput_report, report
from tests.benchmarks.contenders import CONTENDERS
from tests.benchmarks.families import cases
from tests.benchmarks.goodput_drawing import PICTURE, draw, pictured
from tests.benchmarks.goodput_figures import NotCredibleError
from tests.benchmarks.goodput_plan import scenarios
from tests.benchmarks.goodput_running import carry_out
from tests.benchmarks.pinning import cores
from tests.benchmarks.processes import BenchmarkError, Server
from tests.benchmarks.running import Laboratory
from tests.benchmarks.speed_publishing import publish
from tests.benchmarks.speed_record import Record
from tests.benchmarks.speed_rows import CASES
from tests.benchmarks.surroundings import surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.benchmarks.cases import Case, Outcome
    from tests.benchmarks.goodput_figures import Trial
    from tests.benchmarks.goodput_plan import Scenario

_ROUNDS = 5
_QUICK_ROUNDS = 1

_T = TypeVar("_T")
_Item = TypeVar("_Item", "Case", "Scenario")


def main() -> int:
    """Run as a program; the status tells whether all could be measured, not what came out."""
    options = _options()
    if options.redraw:
        return 0 if _publish(Record.read()) else 1
    return _measure(options)


def _measure(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    compared = _chosen(cases(quick=options.quick), options.only)
    tried = _chosen(scenarios(quick=options.quick), options.only)
    if not (compared or tried):
        names = ", ".join(
            [
                *(case.name for case in cases(quick=options.quick)),
                *(scenario.name for scenario in scenarios(quick=options.quick)),
            ]
        )
        print(f"No case is called {options.only!r}; there are {names}", file=sys.stderr)
        return 1
    try:
        pythons = _pythons(quick=options.quick)
    except subprocess.CalledProcessError as error:
        print(f"An SDK cannot be installed: {error}", file=sys.stderr)
        return 1
    about = surroundings(pythons)
    outcomes = _compare(compared, _QUICK_ROUNDS if options.quick else options.rounds, pythons)
    trials = _attempt(tried, lambda scenario: carry_out(scenario, pythons))
    _tell(outcomes, trials, about, options.json)
    is_complete = len(outcomes) == len(compared) and len(trials) == len(tried)
    is_shown = [_draw(trials), options.quick or _keep(outcomes, about)]
    print(f"All of it took {time.perf_counter() - started:.0f} s", file=sys.stderr)
    return 0 if is_complete and all(is_shown) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=_positive, default=_ROUNDS, help=f"{_ROUNDS} by default")
    parser.add_argument("--only", default="", help="cases whose names begin so, such as stream/")
    parser.add_argument("--json", type=Path, help="also write every figure to this file")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="only see whether everything runs, without SDKs of others: the figures mean nothing",
    )
    parser.add_argument(
        "--redraw",
        action="store_true",
        help="measure nothing: make picture and README of tests/benchmarks/speed.json",
    )
    return parser.parse_args()


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def _pythons(*, quick: bool) -> dict[str, Path]:
    """The interpreters of those who take part."""
    return {
        name: contender.python()
        for name, contender in CONTENDERS.items()
        if not (quick and contender.requirements)
    }


def _chosen(every: Sequence[_Item], only: str) -> list[_Item]:
    return [each for each in every if each.name.startswith(only)]


def _compare(chosen: Sequence[Case], rounds: int, pythons: Mapping[str, Path]) -> list[Outcome]:
    if not chosen:
        return []
    server_core, client_core = cores()
    with Server(server_core) as server:
        laboratory = Laboratory(pythons, server.base_url, client_core)
        return _attempt(chosen, lambda case: laboratory.run(case, rounds))


def _attempt(chosen: Sequence[_Item], carry_out: Callable[[_Item], _T]) -> list[_T]:
    """What came out of those that could be carried out; tells of the others."""
    results = []
    for each in chosen:
        started = time.perf_counter()
        try:
            results.append(carry_out(each))
            news = f"took {time.perf_counter() - started:.1f} s"
        except (BenchmarkError, NotCredibleError) as error:
            news = f"failed: {error}"
        print(f"{each.name} {news}", file=sys.stderr, flush=True)
    return results


def _tell(
    outcomes: Sequence[Outcome], trials: Sequence[Trial], about: dict[str, Any], file: Path | None
) -> None:
    print("\n".join(f"{key}: {value}" for key, value in about.items()))
    if outcomes:
        print(f"\n{report.table(report.lines(outcomes))}")
    if trials:
        print(f"\n{goodput_report.table(trials)}")
    if file is not None:
        told = report.as_json(outcomes, about) | {"goodput": goodput_report.as_json(trials)}
        text = json.dumps(told, indent=1, ensure_ascii=False)
        file.write_text(text + "\n", encoding="utf-8")


def _draw(trials: Sequence[Trial]) -> bool:
    """Draw the picture if all that it shows has been tried; False when that fails."""
    if rows := pictured(trials):
        try:
            draw(rows, PICTURE)
        except subprocess.CalledProcessError as error:
            print(f"The picture cannot be drawn: {error}", file=sys.stderr)
            return False
        print(f"{PICTURE.name} is drawn anew", file=sys.stderr)
    return True


def _keep(outcomes: Sequence[Outcome], about: dict[str, Any]) -> bool:
    """Keep and publish the figures if all that are shown were measured; False when that fails."""
    if not {each.case.name for each in outcomes} >= CASES:
        return True
    record = Record.of(outcomes, about)
    record.write()
    return _publish(record)


def _publish(record: Record) -> bool:
    try:
        publish(record)
    except subprocess.CalledProcessError as error:
        print(f"The picture cannot be drawn: {error}", file=sys.stderr)
        return False
    print("The README's figures and their picture are made anew", file=sys.stderr)
    return True


if __name__ == "__main__":
    sys.exit(main())
