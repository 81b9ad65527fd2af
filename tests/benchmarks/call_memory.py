"""What calls keep in memory: results that are kept, and files that are sent."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .answers import TEXT
from .cases import BARE, OFFICIAL, OPENAI, OURS, Case, Comparison, comparisons, entries
from .plans import CallPlan
from .resident import forget_peak, peak, settled
from .samples import Target
from .subjects import expect

if TYPE_CHECKING:
    from .subjects import Reading, Subject

_MEGABYTE = 1_000_000
_KEPT = {OFFICIAL: 2, OPENAI: None, BARE: None}
_PEERS = (OFFICIAL, OPENAI, BARE)
_LITTLE = Target(8, unit="MB", always=True)
_MESSAGES = [{"role": "user", "content": "How do locks lift boats?"}]
_MODEL = "whisper-large-v3-turbo"


def cases(*, quick: bool) -> list[Case]:
    """Ten thousand completions, and a file of 25 MB."""
    if sys.platform != "linux":
        return []  # the size of a process is read from /proc
    return [_kept(50 if quick else 10_000), _upload(1 if quick else 25)]


def _kept(count: int) -> Case:
    return Case(
        name="memory/kept",
        title=f"{count:,} kept completions",
        units={"growth": "MB"},
        entries=entries((OURS, *_KEPT), "call_memory.keep", count=count),
        comparisons=comparisons(_KEPT, "growth"),
        fresh=True,
        most_rounds=1,
    )


def _upload(megabytes: int) -> Case:
    return Case(
        name="memory/upload",
        title=f"upload of {megabytes} MB, most memory beyond idle",
        units={"peak": "MB"},
        entries=entries((OURS, *_PEERS), "call_memory.upload", megabytes=megabytes),
        comparisons=(
            Comparison(OURS, target=_LITTLE, metric="peak"),
            *(Comparison(peer, metric="peak") for peer in _PEERS),
        ),
        fresh=True,
        most_rounds=3,
    )


def keep(subject: Subject, count: int) -> Reading:
    """Growth of the process by results that are kept, after some that are not."""
    complete, model = subject.blocking_calls.completion, CallPlan().model
    for _ in range(100):
        complete(model, _MESSAGES)
    before = settled()
    kept = [complete(model, _MESSAGES) for _ in range(count)]
    grown = settled() - before
    expect(len(kept), count)
    return {"growth": grown / _MEGABYTE}


def upload(subject: Subject, megabytes: int) -> Reading:
    """Growth of the process while a file is sent, after a small one was."""
    transcribe = subject.blocking_calls.transcribe
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.wav"), Path(folder, "large.wav")
        small.write_bytes(os.urandom(1000))
        large.write_bytes(os.urandom(megabytes * _MEGABYTE))
        transcribe(_MODEL, str(small))
        before = settled()
        forget_peak()
        expect(transcribe(_MODEL, str(large)), TEXT)
        return {"peak": (peak() - before) / _MEGABYTE}
