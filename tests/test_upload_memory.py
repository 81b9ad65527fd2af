"""An upload costs the same little memory whatever its size: measured, between real processes."""

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

PROGRAM = Path(__file__).with_name("upload_process.py")
MEGABYTE = 10**6

pytestmark = [
    pytest.mark.skipif(
        not os.access("/proc/self/clear_refs", os.W_OK),
        reason="only Linux tells how much there was",
    ),
    pytest.mark.usefixtures("uncovered"),
]


@pytest.fixture(scope="module")
def receiver() -> Iterator[str]:
    process = subprocess.Popen(
        [sys.executable, PROGRAM, "receive"], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """100 MB in a hundred lines; beside it, something small."""
    path = tmp_path_factory.mktemp("uploads") / "big"
    line = os.urandom(MEGABYTE // 2 - 1).hex().encode() + b"\n\n"
    with path.open("wb") as file:
        for _ in range(100):
            file.write(line)
    path.with_name("small").write_bytes(b"{}")
    return path


def send(receiver: str, big: Path, *how: str) -> dict[str, float]:
    """Send it from another process; return the figures."""
    sent = subprocess.run(
        [sys.executable, PROGRAM, "send", receiver, big, *how],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    figures: dict[str, float] = json.loads(sent.stdout)
    assert 100 * MEGABYTE < figures["large"] < 100 * MEGABYTE + 1000
    assert 0 < figures["small"] < 1000
    return figures


@pytest.mark.parametrize("world", ["blocking", "asyncio", "trio"])
@pytest.mark.parametrize(
    ("form", "operation"),
    [("path", "fine_tuning"), ("path", "batch"), ("path", "transcribe"), ("open", "batch")],
)
def test_a_file_of_100_megabytes_takes_less_than_8(
    receiver: str, big: Path, form: str, operation: str, world: str
) -> None:
    assert send(receiver, big, form, operation, world)["grown"] < 8 * MEGABYTE


@pytest.mark.parametrize("world", ["blocking", "asyncio"])
def test_bytes_take_what_they_are_and_hardly_more(receiver: str, big: Path, world: str) -> None:
    """It also shows that this would notice a file that is held in memory."""
    grown = send(receiver, big, "bytes", "batch", world)["grown"]
    assert 95 * MEGABYTE < grown < 108 * MEGABYTE
