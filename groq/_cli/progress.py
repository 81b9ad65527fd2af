"""How far something is, drawn on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Generator


@contextmanager
def sending(name: str) -> Generator[Callable[[int, int | None], None]]:
    """Draw how much of a file was sent, and that it is being listened to; gone in the end."""
    columns = TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(f"{name}: sending", total=None)

        def watch(sent: int, total: int | None) -> None:
            if total is None or sent < total:
                progress.update(task, completed=sent, total=total)
            else:
                progress.update(task, description=f"{name}: listening", total=None)

        yield watch
