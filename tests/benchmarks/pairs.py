"""Compares two functions in one process, robustly enough for a test."""

from __future__ import annotations

import gc
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PAIRS = 15


def ratio(ours: Callable[[], object], peers: Callable[[], object], pairs: int = _PAIRS) -> float:
    """CPU time of one function in multiples of that of another.

    They take turns, so that both meet the same disturbances. The quickest turns are compared:
    other programs make a turn slower, and never quicker. No garbage is collected meanwhile.
    """
    ours(), peers()
    with _uncollected():
        taken = [(_seconds(ours), _seconds(peers)) for _ in range(pairs)]
    return min(one for one, _ in taken) / min(other for _, other in taken)


def _seconds(run: Callable[[], object]) -> float:
    started = time.thread_time()
    run()
    return time.thread_time() - started


@contextmanager
def _uncollected() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
