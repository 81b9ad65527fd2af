"""A download to disk costs the same little memory whatever its size: between real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = Path(__file__).with_name("download_process.py")
MEGABYTE = 10**6

pytestmark = [
    pytest.mark.skipif(
        not os.access("/proc/self/clear_refs", os.W_OK),
        reason="only Linux tells how much there was",
    ),
    pytest.mark.usefixtures("uncovered"),
]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, PROGRAM, "serve"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


def grown(server: str, target: Path, *how: str) -> int:
    """By how many bytes the memory of a process has grown that downloads 100 MB."""
    fetched = subprocess.run(
        [sys.executable, PROGRAM, "fetch", server, target, *how],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert target.stat().st_size == 100 * MEGABYTE
    figure: int = json.loads(fetched.stdout)["grown"]
    return figure


@pytest.mark.parametrize("world", ["blocking", "asyncio", "trio"])
def test_a_file_of_100_megabytes_takes_less_than_8(server: str, tmp_path: Path, world: str) -> None:
    assert grown(server, tmp_path / "file", "stream", world) < 8 * MEGABYTE


@pytest.mark.parametrize("world", ["blocking", "asyncio"])
def test_in_memory_it_takes_what_it_is(server: str, tmp_path: Path, world: str) -> None:
    """It also shows that this would notice a file that is held in memory."""
    assert grown(server, tmp_path / "file", "whole", world) > 95 * MEGABYTE
