"""What it costs to make objects of bytes that have arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .answers import completion
from .cases import BARE, OFFICIAL, OPENAI, OURS, SPLIT, Case, comparisons, entries
from .events import chunk
from .subjects import Stopwatch, settle

if TYPE_CHECKING:
    from .subjects import Reading, Subject

# The floors are orjson (split) and json (bare).
_COMPLETION = {OFFICIAL: 10, OPENAI: None, SPLIT: 3, BARE: None}
_CHUNK = {OFFICIAL: 18, OPENAI: None, SPLIT: 3, BARE: None}
_TEXTS = {"completion": completion, "chunk": chunk}


def cases(*, quick: bool) -> list[Case]:
    """A completion, and a chunk that is not like the one before."""
    times = 10 if quick else 2000
    return [
        Case(
            name=f"parse/{kind}",
            title=f"parsing a {kind}, against orjson (split) and json (bare)",
            units={"cpu": "µs", "wall": "µs"},
            entries=entries((OURS, *peers), "parse_cost.parse", kind=kind, times=times),
            comparisons=comparisons(peers),
        )
        for kind, peers in (("completion", _COMPLETION), ("chunk", _CHUNK))
    ]


def parse(subject: Subject, kind: str, times: int) -> Reading:
    """Cost of parsing once."""
    read, text, watch = subject.parser(kind), _TEXTS[kind](), Stopwatch()
    read(text)
    settle()
    with watch:
        for _ in range(times):
            read(text)
    return watch.microseconds_each(times)
