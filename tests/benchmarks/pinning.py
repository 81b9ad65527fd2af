"""Keeps the server and the clients of a benchmark out of each other's way."""

from __future__ import annotations

import os
import sys

ANY = -1


def cores() -> tuple[int, int]:
    """A core for the server and one for the clients; ANY where there are no two to choose."""
    if sys.platform != "linux":
        return ANY, ANY
    usable = sorted(os.sched_getaffinity(0))
    return (usable[0], usable[-1]) if len(usable) > 1 else (ANY, ANY)


def pin(core: int) -> None:
    """Run this process on one core from now on; does nothing for ANY."""
    if sys.platform == "linux" and core != ANY:
        os.sched_setaffinity(0, {core})
