"""How much memory this process has. Linux only, where the kernel tells."""

from __future__ import annotations

import gc
import os
from pathlib import Path


def settled() -> int:
    """Bytes that are in memory, once garbage is collected."""
    gc.collect()
    return resident()


def resident() -> int:
    """Bytes of this process that are in memory."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def forget_peak() -> None:
    """From now on, `peak` looks at what follows only."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> int:
    """The most bytes of this process that were ever in memory at once."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(kilobytes) * 1024
