"""What has come of a batch, as lines of JSON. Performs no I/O."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from groq import BatchResults
    from groq.types import Batch, BatchError

HEADER = ("id", "status", "done", "failed", "requests", "created (UTC)")


def result_lines(results: BatchResults) -> Iterator[str]:
    """The service's line for each request; for one that has none, a line of the same shape."""
    for line in results.lines.values():
        yield json.dumps(line.to_dict(), ensure_ascii=False) + "\n"
    for name in results.missing:
        fault = {"code": f"batch_{results.batch.status}", "message": "There is no result"}
        told = {"custom_id": name, "response": None, "error": fault}
        yield json.dumps(told, ensure_ascii=False) + "\n"


def faults(batch: Batch) -> list[str]:
    """Why the service has refused the file of a batch, if it has."""
    return [_told(fault) for fault in _errors(batch)]


def _errors(batch: Batch) -> Sequence[BatchError]:
    match batch.errors:
        case None:
            return ()
        case list():
            return batch.errors
        case _:
            return batch.errors.data or ()


def _told(fault: BatchError) -> str:
    where = "" if fault.line is None else f"line {fault.line}: "
    return f"{where}{fault.message or fault.code or 'no reason given'}"


def row(batch: Batch) -> tuple[str, ...]:
    """A batch in a table."""
    counts = batch.request_counts
    numbers = ("", "", "")
    if counts is not None:
        numbers = (str(counts.completed), str(counts.failed), str(counts.total))
    created = datetime.fromtimestamp(batch.created_at, UTC)
    return (batch.id, batch.status, *numbers, f"{created:%Y-%m-%d %H:%M}")
