"""A picture that is checked in is what its program draws of the figures that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.benchmarks.speed_drawing import PICTURE, draw
from tests.benchmarks.speed_record import Record
from tests.crosscheck.installing import installing

if TYPE_CHECKING:
    from pathlib import Path


def test_the_picture_of_speed(tmp_path: Path) -> None:
    drawn = tmp_path / PICTURE.name
    with installing("matplotlib", "PyPI"):
        draw(Record.read(), drawn)
    assert drawn.read_bytes() == PICTURE.read_bytes()
