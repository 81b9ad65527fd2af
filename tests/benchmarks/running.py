"""Carries out cases: rounds in which every contender has its turn."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .cases import Outcome
from .processes import Worker

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from .cases import Case, Entry
    from .subjects import Reading


@dataclass(frozen=True)
class Laboratory:
    """Where cases are carried out.

    Attributes:
        pythons: The interpreter of each contender that takes part.
        base_url: Where the mock server listens.
        core: The core that workers run on.
    """

    pythons: Mapping[str, Path]
    base_url: str
    core: int

    def run(self, case: Case, rounds: int) -> Outcome:
        """Measure every entry once a round, one after the other.

        Raises:
            BenchmarkError: A worker failed.
        """
        case = only(case, self.pythons)
        outcome = Outcome(case)
        with ExitStack() as stack:
            workers: dict[str, Worker] = {}
            for _ in range(min(rounds, case.most_rounds)):
                for entry in case.entries:
                    outcome.add(entry, self._measure(entry, case, workers, stack))
        return outcome

    def _measure(
        self, entry: Entry, case: Case, workers: dict[str, Worker], stack: ExitStack
    ) -> Reading:
        if case.fresh:
            with self._worker(entry.contender) as worker:
                return _read(worker, entry)
        if entry.contender not in workers:
            workers[entry.contender] = stack.enter_context(self._worker(entry.contender))
        return _read(workers[entry.contender], entry)

    def _worker(self, contender: str) -> Worker:
        return Worker(self.pythons[contender], contender, self.core, self.base_url)


def _read(worker: Worker, entry: Entry) -> Reading:
    reading: Reading = worker.measure(entry.action, entry.arguments)
    return reading


def only(case: Case, contenders: Collection[str]) -> Case:
    """What is left of a case among some of its contenders."""
    entries = tuple(entry for entry in case.entries if entry.contender in contenders)
    names = {entry.name for entry in entries}
    comparisons = tuple(
        each
        for each in case.comparisons
        if each.subject in names and (each.peer is None or each.peer in names)
    )
    return replace(case, entries=entries, comparisons=comparisons)
