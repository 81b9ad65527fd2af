"""Run a fuzz target, guided by coverage: `python -m tests.fuzz.run sse --seconds 60`.

What it finds goes below `.fuzz/`: inputs that reach something new, and `crash-*` when a property
does not hold. A crash is run again by `python -m tests.fuzz.run sse --input .fuzz/sse/crash-...`;
once mended, it belongs into `tests/fuzz/corpus/`, which `tests/test_fuzz.py` replays.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")  # it publishes no types, and is for Linux and macOS

with atheris.instrument_imports(include=["groq", "groq_api"]):
    from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).with_name("corpus")
FOUND = Path(".fuzz")

_LONGEST_INPUT = 8192  # bytes
_MOST_MEMORY = 1024  # MB
_SLOWEST = 10  # seconds for one input


def main() -> int:
    """Run the targets that are named, one after the other, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", choices=[[], *TARGETS])
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--input", type=Path, help="run the target on this file alone")
    options = parser.parse_args()
    names = options.target or list(TARGETS)
    if options.input:
        TARGETS[names[0]](options.input.read_bytes())
        return 0
    if len(names) == 1:
        fuzz(names[0], options.seconds)
    return max([_apart(name, options.seconds) for name in names])


def _apart(name: str, seconds: int) -> int:
    # libFuzzer ends its process when it is done.
    command = [sys.executable, "-m", "tests.fuzz.run", name, "--seconds", str(seconds)]
    sys.stdout.write(f"--- {name}\n")
    sys.stdout.flush()
    return subprocess.run(command, check=False).returncode


def fuzz(name: str, seconds: int) -> None:
    """Run one target; does not return."""
    found, corpus = FOUND / name, CORPUS / name
    found.mkdir(parents=True, exist_ok=True)
    corpus.mkdir(parents=True, exist_ok=True)
    limits = {
        "max_total_time": seconds,
        "max_len": _LONGEST_INPUT,
        "rss_limit_mb": _MOST_MEMORY,
        "timeout": _SLOWEST,
        "artifact_prefix": f"{found}/",
        "print_final_stats": 1,
        "verbosity": 0,
    }
    flags = [f"-{flag}={value}" for flag, value in limits.items()]
    atheris.Setup([sys.argv[0], *flags, str(found), str(corpus)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
