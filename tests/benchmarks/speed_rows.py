"""Which measurements README and picture show."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One figure of a case.

    Attributes:
        title: For README and picture.
        case: Its name.
        unit: Of the figure.
        metric: Which figure of the readings it is.
        floor: The peer among the floors that does the same.
    """

    title: str
    case: str
    unit: str = "µs"
    metric: str = "cpu"
    floor: str = "bare"


ROWS = (
    Row("import and a client", "start/import"),
    Row("another client", "start/another-client"),
    Row("a call, blocking", "call/blocking"),
    Row("a call, async", "call/async-1"),
    Row("a call, async, 10 at once", "call/async-10"),
    Row("a call, async, 100 at once", "call/async-100"),
    Row("a call, async, 1,000 at once", "call/async-1000"),
    Row("a call, 32 threads with one client", "call/threads"),
    Row("a call with 1,000 messages", "call/messages"),
    Row("the first chunk of a stream", "stream/first-blocking"),
    Row("a streamed chunk, one a write", "stream/blocking-1"),
    Row("a streamed chunk, 16 a write", "stream/blocking-16"),
    Row("a chunk of 50 slow streams at once", "stream/paced", floor="split"),
    Row("parsing a completion", "parse/completion"),
    Row("parsing a chunk", "parse/chunk"),
)
KEPT = Row("10,000 kept completions", "memory/kept", "MB", "growth")
UPLOAD = Row("25 MB upload", "memory/upload", "MB", "peak")
EACH, MIDDLE, LATE = (Row("", "call/service", "ms", name) for name in ("each", "p50", "p99"))
FIRST = Row("", "stream/paced", "ms", "first", "split")

CASES = frozenset(row.case for row in (*ROWS, KEPT, UPLOAD, EACH, FIRST))
