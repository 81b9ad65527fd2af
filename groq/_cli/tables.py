"""Lists: a table on a terminal, lines with tabs in a pipe."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from groq._cli.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def show(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows; the header is for people only, so that `cut` and `awk` need not skip it."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(row))
        return
    from groq._cli.tables_drawn import draw

    draw(header, [[harmless(cell) for cell in row] for row in rows])


def show_json(value: object) -> None:
    """Print JSON for people and programs."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
