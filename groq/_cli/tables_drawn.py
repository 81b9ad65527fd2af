"""A table on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANY_WIDTH = 10_000


def draw(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table; where the terminal is too narrow for it, a paragraph for each row.

    Cells are not wrapped: an id that is broken cannot be copied.
    """
    console = Console(highlight=False)
    table = Table(*header, box=SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    if _width(console, table) <= console.width:
        console.print(table)
        return
    for first, *others in rows:
        console.print(Text(first, style="bold"))
        for name, cell in zip(header[1:], others, strict=True):
            console.print(Text(f"  {name}: {cell}"))


def _width(console: Console, table: Table) -> int:
    return console.measure(table, options=console.options.update(max_width=_ANY_WIDTH)).maximum
