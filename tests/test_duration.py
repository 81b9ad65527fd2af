from __future__ import annotations

import math
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq._duration import message_delay, parse_duration, retry_delay

if TYPE_CHECKING:
    from collections.abc import Mapping

NOON = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
SECONDS = {"h": 3600, "m": 60, "s": 1, "ms": 1e-3, "us": 1e-6, "\u00b5s": 1e-6, "ns": 1e-9}


def delay(headers: Mapping[str, str], message: str = "") -> float | None:
    """The delay as it is seen at noon."""
    return retry_delay(headers, message, clock=NOON.timestamp)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("2m59.56s", 179.56),
        ("7.66s", 7.66),
        ("1m0.363142857s", 60.363142857),
        ("120ms", 0.12),
        ("1h2m", 3720.0),
        ("1h2m3s", 3723.0),
        ("15\u00b5s", 15e-6),
        ("35", 35.0),
        ("0.5", 0.5),
        (" 6s ", 6.0),
        ("0", 0.0),
        ("0s", 0.0),
    ],
)
def test_reads_go_durations_and_bare_seconds(text: str, seconds: float) -> None:
    assert parse_duration(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    ["", "s", "-3", "-3s", "1d", "1m 3s", "nan", "inf", "1e3", "1,5", "\u0663s", "9" * 400],
)
def test_refuses_what_is_no_duration(text: str) -> None:
    assert parse_duration(text) is None


@given(st.text() | st.text(st.sampled_from("0123456789.hmsun\u00b5- ")))
def test_any_text_gives_a_finite_number_or_none(text: str) -> None:
    seconds = parse_duration(text)
    assert seconds is None or (seconds >= 0 and math.isfinite(seconds))


numbers = st.integers(0, 10**6).map(str) | st.decimals(0, 10**6, places=9).map("{:f}".format)
parts = st.lists(st.tuples(numbers, st.sampled_from(sorted(SECONDS))), min_size=1, max_size=6)


@given(parts)
def test_a_duration_is_the_sum_of_its_parts(parts: list[tuple[str, str]]) -> None:
    text = "".join(number + unit for number, unit in parts)
    expected = sum(float(number) * SECONDS[unit] for number, unit in parts)
    assert parse_duration(text) == pytest.approx(expected)
    assert message_delay(f"Please try again in {text}. Visit us.") == parse_duration(text)


@given(numbers)
def test_a_bare_number_counts_seconds(number: str) -> None:
    assert parse_duration(number) == float(number)


@pytest.mark.parametrize(
    "part", ["1", "1m", "1.", ".1", "1.1", "1ms", "m", "1h1", "try again in 1"]
)
@pytest.mark.parametrize("end", ["", "!"])
def test_reading_takes_time_in_proportion_to_the_length(part: str, end: str) -> None:
    text = part * (200_000 // len(part)) + end
    started = time.process_time()
    parse_duration(text)
    delay({"retry-after": text, "retry-after-ms": text, "date": text}, text)
    message_delay(f"try again in {text}")
    assert time.process_time() - started < 2  # in the square of its length: minutes


def test_the_header_names_the_delay() -> None:
    assert delay({"retry-after": "35"}, "try again in 7.66s") == 35.0


def test_the_message_names_the_delay_when_no_header_does() -> None:
    assert delay({}, "Limit 8000. Please try again in 1m26.4s. Visit us.") == 86.4


def test_no_delay_is_none() -> None:
    assert delay({}, "try again later") is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0.25", 0.25), (" 8 ", 8.0), ("7m12s", 432.0), ("0", 0.0), ("-5", 0.0), ("-0.5", 0.0)],
)
def test_retry_after_may_have_decimals_units_or_lie_in_the_past(text: str, seconds: float) -> None:
    assert delay({"retry-after": text}) == seconds


@pytest.mark.parametrize("text", ["120", " 120.0 ", "-120"])
def test_milliseconds_win_over_seconds(text: str) -> None:
    expected = 0.0 if "-" in text else 0.12
    assert delay({"retry-after-ms": text, "retry-after": "1"}) == expected


@pytest.mark.parametrize("text", ["", "soon", "1s", "--1", "nan", "1e3", "9" * 400])
def test_milliseconds_that_are_no_number_are_passed_over(text: str) -> None:
    assert delay({"retry-after-ms": text, "retry-after": "1"}) == 1.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Sun, 01 Mar 2026 12:00:30 GMT", 30.0),
        ("Sunday, 01-Mar-26 12:00:30 GMT", 30.0),
        ("Sun Mar  1 12:00:30 2026", 30.0),
        ("Sun, 01 Mar 2026 11:59:59 GMT", 0.0),
        ("Mon, 02 Mar 2026 12:00:00 GMT", 86_400.0),
    ],
)
def test_retry_after_may_be_a_date_in_any_form_of_the_standard(text: str, seconds: float) -> None:
    assert delay({"retry-after": text}) == seconds


def test_the_distance_of_a_date_is_taken_from_the_clock_of_the_service() -> None:
    at = "Sun, 01 Mar 2026 12:00:30 GMT"
    assert delay({"retry-after": at, "date": "Sun, 01 Mar 2026 12:00:25 GMT"}) == 5.0
    assert delay({"retry-after": at, "date": "Sun, 01 Mar 2027 12:00:25 GMT"}) == 0.0
    assert delay({"retry-after": at, "date": "today"}) == 30.0


def test_the_clock_of_this_side_is_the_real_one() -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=100), usegmt=True)
    assert retry_delay({"retry-after": at}) == pytest.approx(99.5, abs=1)


@given(st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  timezones= makes them aware
def test_a_date_is_as_far_away_as_it_says(date: datetime) -> None:
    expected = max(0.0, (date.replace(microsecond=0) - NOON).total_seconds())
    assert delay({"retry-after": format_datetime(date, usegmt=True)}) == expected


DATE_PARTS = [
    *("Sun", "Sunday,", "01", "Mar", "01-Mar-26", "2026", "12:00:30", "12:00", "12.0.30", "GMT"),
    *("+0000", "-9999", "+99999999999", "99999999999", ",", ":", "-", ".", "(", ")", "pm"),
    *("a:b:c", "\u0663"),
]
date_junk = st.lists(st.sampled_from(DATE_PARTS)).map(" ".join)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "12:00", "Sun, 99 Mar 2026 12:00:30 GMT"),
        "Sun, 01 Mar 99999999999999999999 12:00:30 GMT",
        "Sun, 01 Mar 2026 12:00:30 +99999999999999999",
    ],
)
def test_junk_names_no_delay(text: str) -> None:
    assert delay({"retry-after": text}) is None
    assert delay({"retry-after": text}, "try again in 2s") == 2.0


@given(st.text() | date_junk, st.text() | date_junk, st.text())
def test_no_header_raises(retry_after: str, date: str, message: str) -> None:
    headers = {"retry-after": retry_after, "date": date, "retry-after-ms": message}
    seconds = delay(headers, message)
    assert seconds is None or (seconds >= 0 and math.isfinite(seconds))
