"""Compare this SDK with the official one, and with the least that a program over httpx does.

Every implementation runs in a process of its own, one after the other in each round, against a
mock server that sends what was rendered before; server and clients keep to a core each. The
official SDK is installed into .venv/bench/official, because both have the import name `groq`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.cases import OFFICIAL
from tests.benchmarks.contenders import CONTENDERS
from tests.benchmarks.families import cases
from tests.benchmarks.pinning import cores
from tests.benchmarks.processes import BenchmarkError, Server
from tests.benchmarks.report import as_json, lines, table
from tests.benchmarks.running import Laboratory
from tests.benchmarks.surroundings import surroundings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.benchmarks.cases import Case, Outcome

_ROUNDS = 7
_QUICK_ROUNDS = 1


def main() -> int:
    """Run as a program; the status tells whether all could be measured, not what came out."""
    options = _options()
    chosen = [case for case in cases(quick=options.quick) if case.name.startswith(options.only)]
    if not chosen:
        names = ", ".join(case.name for case in cases(quick=options.quick))
        print(f"No case is called {options.only!r}; there are {names}", file=sys.stderr)
        return 1
    try:
        pythons = _pythons(quick=options.quick)
    except subprocess.CalledProcessError as error:
        print(f"The official SDK cannot be installed: {error}", file=sys.stderr)
        return 1
    about = surroundings(pythons)
    outcomes = _measure(chosen, _QUICK_ROUNDS if options.quick else options.rounds, pythons)
    _tell(outcomes, about, options.json)
    return 0 if len(outcomes) == len(chosen) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=_positive, default=_ROUNDS, help=f"{_ROUNDS} by default")
    parser.add_argument("--only", default="", help="cases whose names begin so, such as stream/")
    parser.add_argument("--json", type=Path, help="also write every figure to this file")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="only see whether everything runs, without the official SDK: the figures mean nothing",
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
        if not (quick and name == OFFICIAL)
    }


def _measure(chosen: Sequence[Case], rounds: int, pythons: Mapping[str, Path]) -> list[Outcome]:
    """What came out of those cases that could be carried out; tells of the others."""
    outcomes = []
    server_core, client_core = cores()
    with Server(server_core) as server:
        laboratory = Laboratory(pythons, server.base_url, client_core)
        for case in chosen:
            started = time.perf_counter()
            try:
                outcomes.append(laboratory.run(case, rounds))
                news = f"took {time.perf_counter() - started:.1f} s"
            except BenchmarkError as error:
                news = f"failed: {error}"
            print(f"{case.name} {news}", file=sys.stderr, flush=True)
    return outcomes


def _tell(outcomes: list[Outcome], about: dict[str, Any], file: Path | None) -> None:
    print("\n".join(f"{key}: {value}" for key, value in about.items()), end="\n\n")
    print(table(lines(outcomes)))
    if file is not None:
        told = json.dumps(as_json(outcomes, about), indent=1, ensure_ascii=False)
        file.write_text(told + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
