"""What the README says about speed. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .cases import OFFICIAL, OPENAI, OURS
from .speed_rows import EACH, FIRST, KEPT, LATE, MIDDLE, ROWS, UPLOAD

if TYPE_CHECKING:
    from .speed_record import Record
    from .speed_rows import Row

_BEGIN, _END = "<!-- by make bench -->\n", "<!-- until here -->\n"
_PLACE = re.compile(f"(?<={_BEGIN}).*?(?={_END})", re.DOTALL)
_MICROSECONDS_AT_MOST = 1000
_HEAD = (
    "| | ours | times as fast as Groq's own | as OpenAI's | cost against bare httpx |\n"
    "|---|---|---|---|---|\n"
)


def with_figures(readme: str, record: Record) -> str:
    """The README with the figures of that record.

    Raises:
        ValueError: It has no place for them.
    """
    text, places = _PLACE.subn(lambda _: section(record), readme)
    if places != 1:
        raise ValueError(f"the README has {places} places between {_BEGIN!r} and {_END!r}")
    return text


def section(record: Record) -> str:
    """A table, and what does not fit into it."""
    rows = "".join(_row(record, row) for row in ROWS)
    return f"{_HEAD}{rows}\n{_service(record)}\n\n{_memory(record)}\n\n{_about(record)}\n"


def figure(number: float) -> str:
    """Two digits, or all before the point when there are more."""
    if number >= 10:
        return f"{number:,.0f}"
    return f"{float(f'{number:.2g}'):g}"


def own(record: Record, row: Row) -> str:
    """What we took, with its unit."""
    number = record.median(row.case, OURS, row.metric)
    if row.unit == "µs" and number >= _MICROSECONDS_AT_MOST:
        return f"{figure(number / 1000)} ms"
    return f"{figure(number)} {row.unit}"


def _row(record: Record, row: Row) -> str:
    cells = [
        row.title,
        own(record, row),
        *(figure(record.ratio(row.case, peer, OURS, row.metric)) for peer in (OFFICIAL, OPENAI)),
        figure(record.ratio(row.case, OURS, row.floor, row.metric)),
    ]
    return f"| {' | '.join(cells)} |\n"


def _service(record: Record) -> str:
    def told(who: str) -> str:
        each, middle, late = (
            record.median(row.case, who, row.metric) for row in (EACH, MIDDLE, LATE)
        )
        return f"{1000 / each:,.0f} calls a second, p50 {middle:.0f} ms, p99 {late:.0f} ms"

    firsts = [f"{record.median(FIRST.case, who, FIRST.metric):.0f}" for who in (OURS, OFFICIAL)]
    return (
        "A hundred calls at once, each answered after 50 ms:\n"
        f"{told(OURS)};\nwith Groq's own {told(OFFICIAL)}.\n"
        f"Of 50 streams that begin together, half have their first text after {firsts[0]} ms;\n"
        f"with Groq's own after {firsts[1]} ms."
    )


def _memory(record: Record) -> str:
    kept, upload = (
        [figure(record.median(row.case, who, row.metric)) for who in (OURS, OFFICIAL)]
        for row in (KEPT, UPLOAD)
    )
    return (
        f"{KEPT.title} take {kept[0]} MB of memory, and {kept[1]} with Groq's own;\n"
        f"a {UPLOAD.title} takes {upload[0]} MB while it runs, and {upload[1]} with Groq's own."
    )


def _about(record: Record) -> str:
    about = record.about
    return (
        f"Medians of {record.rounds} rounds, {about['when']}, {about['python']},\n"
        f"{about['cores']} cores, load {about['load']};\n{about['official'].partition(',')[0]}, "
        f"{about['openai'].partition(',')[0]}, {about['bare'].partition(',')[0]}."
    )
