"""What it costs to begin: importing and a first client, and further clients."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from .cases import BARE, OFFICIAL, OPENAI, OURS, Case, comparisons, entries
from .subjects import Stopwatch, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_UNITS = {"cpu": "µs", "wall": "µs"}
_START = {OFFICIAL: 3, OPENAI: None, BARE: 1.25}
_ANOTHER = {OFFICIAL: 20, OPENAI: None, BARE: None}
_PROGRAM = """
import time
cpu, wall = time.process_time(), time.perf_counter()
{startup}
print([time.process_time() - cpu, time.perf_counter() - wall])
"""


def cases(*, quick: bool) -> list[Case]:
    """The start of a process, and one more client in a process that has one."""
    return [
        Case(
            name="start/import",
            title="import and a client, in a process of its own",
            units=_UNITS,
            entries=entries((OURS, *_START), "start_cost.start"),
            comparisons=comparisons(_START),
        ),
        Case(
            name="start/another-client",
            title="another client",
            units=_UNITS,
            entries=entries((OURS, *_ANOTHER), "start_cost.another", clients=2 if quick else 20),
            comparisons=comparisons(_ANOTHER),
        ),
    ]


def start(subject: Subject) -> Reading:
    """Cost of importing and making a client, in a new process."""
    command = [sys.executable, "-P", "-c", _PROGRAM.format(startup=subject.startup)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    cpu, wall = json.loads(told)
    return {"cpu": cpu * 1e6, "wall": wall * 1e6}


def another(subject: Subject, clients: int) -> Reading:
    """Cost of making one more client in a process that has one."""
    watch, made = Stopwatch(), [subject.another()]
    settle()
    with watch:
        made.extend(subject.another() for _ in range(clients))
    return watch.microseconds_each(clients)
