"""Runs measurements of one contender, in a process of its own.

Run as `python -m benchmarks.worker CORE CONTENDER BASE_URL`. Every line on standard input is a
job in JSON, answered by a line on standard output; the process stops when its input ends.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from importlib import import_module
from typing import Any

from .pinning import pin
from .subjects import Subject


def main() -> None:
    """Do jobs until there are no more."""
    core, contender, base_url = sys.argv[1:]
    pin(int(core))
    # What a contender prints must not be taken for an answer.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    with answers, asyncio.Runner() as runner:
        subject = Subject(contender, base_url, runner)
        for line in sys.stdin:
            print(json.dumps(_reading(subject, **json.loads(line))), file=answers, flush=True)


def _reading(subject: Subject, action: str, arguments: dict[str, Any]) -> Any:
    family, _, name = action.partition(".")
    function = getattr(import_module(f".{family}", __package__), name)
    return function(subject, **arguments)


if __name__ == "__main__":
    main()
