"""Has the picture of the speed drawn."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cases import OFFICIAL, OPENAI, OURS, RAW
from .speed_rows import ROWS
from .speed_table import figure, own
from .studio import draw_with

if TYPE_CHECKING:
    from .speed_record import Record
    from .speed_rows import Row

PICTURE = Path(__file__).with_name("speed.svg")


def draw(record: Record, file: Path = PICTURE) -> None:
    """Draw these figures.

    Raises:
        subprocess.CalledProcessError: It cannot be drawn, or what draws it not be installed.
    """
    draw_with("speed_picture", file, points(record))


def points(record: Record) -> list[dict[str, Any]]:
    """For each row of the picture: title, label, and each contender's multiple of our cost."""
    return [_points(record, row) for row in ROWS]


def _points(record: Record, row: Row) -> dict[str, Any]:
    speed = figure(record.ratio(row.case, OFFICIAL, OURS, row.metric))
    peers = {"official": OFFICIAL, "openai": OPENAI, "httpx": row.floor, "sockets": RAW}
    return {
        "title": f"{row.title}: {own(record, row)}",
        "label": f"{speed} times",
        "multiples": {
            name: record.ratio(row.case, peer, OURS, row.metric)
            for name, peer in peers.items()
            if peer in record.cases[row.case]
        },
    }
