"""Who is told how far a batch has come: a function of the caller's, and a bar."""

from __future__ import annotations

import inspect
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from groq._validation import invalid

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from groq.types import Batch


@contextmanager
def watching(
    on_update: Callable[[Batch], object] | None, *, progress: bool
) -> Generator[Callable[[Batch], None]]:
    """Tell the caller's function of each state of a batch, and draw a bar if one is wanted.

    Raises:
        ValidationError: The function is none that can be called, or is async.
        ImportError: There shall be a bar, and rich is not installed.
    """
    _check(on_update)
    with ExitStack() as stack:
        draw = stack.enter_context(_bar()) if progress else None

        def tell(batch: Batch) -> None:
            if draw is not None:
                draw(batch)
            if on_update is not None:
                on_update(batch)

        yield tell


def _check(on_update: object) -> None:
    if on_update is None:
        return
    if not callable(on_update):
        what = f"on_update must be a function of a batch; got {type(on_update).__name__}"
        raise invalid("on_update", what, on_update)
    if inspect.iscoroutinefunction(on_update):
        raise invalid("on_update", "on_update must not be async: it is not awaited", on_update)


@contextmanager
def _bar() -> Generator[Callable[[Batch], None]]:
    """Draw a bar on stderr, which is the terminal's even where a program's output is not."""
    try:
        from rich import progress as parts  # noqa: PLC0415  an extra
        from rich.console import Console  # noqa: PLC0415
    except ImportError as error:
        raise ImportError(
            "a progress bar needs rich: pip install 'groq-openapi[progress]'"
        ) from error
    columns = (
        parts.TextColumn("{task.description}", markup=False),
        parts.BarColumn(),
        parts.MofNCompleteColumn(),
        parts.TimeElapsedColumn(),
    )
    with parts.Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("batch", total=None)

        def draw(batch: Batch) -> None:
            total, completed, failed = _counts(batch)
            progress.update(
                task,
                description=_description(batch, failed),
                total=total or None,  # 0 until the file has been read
                completed=completed + failed,
            )

        yield draw


def _counts(batch: Batch) -> tuple[int, int, int]:
    """Requests in all, those that succeeded, those that failed; 0 for what is no number."""
    counts = batch.request_counts
    if counts is None:
        return 0, 0, 0
    return _number(counts.total), _number(counts.completed), _number(counts.failed)


def _number(count: object) -> int:
    return count if isinstance(count, int) else 0


def _description(batch: Batch, failed: int) -> str:
    return f"{batch.id} {batch.status}" + (f", {failed} failed" if failed else "")
