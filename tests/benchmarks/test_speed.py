"""What is told of speed is what was measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.benchmarks.cases import OFFICIAL, OURS, Outcome
from tests.benchmarks.families import cases
from tests.benchmarks.speed_drawing import PICTURE, points
from tests.benchmarks.speed_publishing import README
from tests.benchmarks.speed_record import Record
from tests.benchmarks.speed_rows import CASES, ROWS, Row
from tests.benchmarks.speed_table import figure, own, section, with_figures

if TYPE_CHECKING:
    from pathlib import Path

_TEXT = re.compile(r"<text [^>]*>([^<]*)</text>")


@pytest.fixture(scope="module")
def record() -> Record:
    return Record.read()


def test_the_figures_of_the_readme_are_those_of_the_record(record: Record) -> None:
    readme = README.read_text(encoding="utf-8")
    assert with_figures(readme, record) == readme
    assert section(record) in readme


def test_the_picture_shows_the_figures_of_the_record(record: Record) -> None:
    texts = _TEXT.findall(PICTURE.read_text(encoding="utf-8"))
    shown = points(record)
    assert [text for text in texts if ": " in text] == [each["title"] for each in reversed(shown)]
    labels = [each["label"] for each in reversed(shown)]
    assert [text for text in texts if text.endswith(" times")] == labels


def test_what_is_shown_is_among_the_cases() -> None:
    assert {each.name for each in cases(quick=False)} >= CASES


def test_every_row_has_all_whom_it_is_compared_with(record: Record) -> None:
    for row in ROWS:
        assert {OURS, OFFICIAL, "openai", row.floor} <= record.cases[row.case].keys()


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    case = next(each for each in cases(quick=True) if each.name == "call/blocking")
    outcome = Outcome(case)
    for cpu in (123.456, 100.0, 300.0):
        outcome.add(case.entries[0], {"cpu": cpu})
        outcome.add(case.entries[1], {"cpu": 10 * cpu})
    record = Record.of([outcome], {"python": "3.11"})
    record.write(tmp_path / "speed.json")
    again = Record.read(tmp_path / "speed.json")
    assert again == record
    assert again.rounds == 3
    assert again.median("call/blocking", OURS, "cpu") == 123.5  # four digits are kept
    assert again.ratio("call/blocking", OFFICIAL, OURS, "cpu") == pytest.approx(10, rel=1e-3)


def test_figures_have_two_digits() -> None:
    numbers = [0.04321, 0.4567, 4.2, 9.96, 41.7, 1234.5]
    assert [figure(number) for number in numbers] == ["0.043", "0.46", "4.2", "10", "42", "1,234"]


def test_long_times_are_told_in_milliseconds() -> None:
    row = Row("a thing", "a/case")
    told = [own(Record({}, {"a/case": {OURS: {"cpu": [each]}}}), row) for each in (998.0, 12_345.0)]
    assert told == ["998 µs", "12 ms"]


def test_a_readme_without_a_place_for_figures_is_an_error(record: Record) -> None:
    with pytest.raises(ValueError, match="0 places"):
        with_figures("# Nothing", record)
