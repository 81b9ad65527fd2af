"""Shows a record to whoever reads the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.installations import ROOT

from .speed_drawing import draw
from .speed_table import with_figures

if TYPE_CHECKING:
    from .speed_record import Record

README = ROOT / "README.md"


def publish(record: Record) -> None:
    """Write its figures into README and picture.

    Raises:
        subprocess.CalledProcessError: It cannot be drawn.
        ValueError: The README has no place for figures.
    """
    text = with_figures(README.read_text(encoding="utf-8"), record)
    draw(record)
    README.write_text(text, encoding="utf-8")
