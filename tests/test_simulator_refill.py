"""How what is used of a limit comes back, and how waits are written."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groq.testing.simulator.buckets import Bucket
from groq.testing.simulator.durations import decimal_seconds, go_duration
from groq.testing.simulator.windows import Window

GO_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?")


def seconds(text: str) -> float:
    """Go's notation, read independently of the code under test."""
    match = GO_DURATION.fullmatch(text)
    assert match
    assert text
    hours, minutes, rest, milliseconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest + milliseconds / 1000


PATIENT = settings(deadline=None)  # the machine may be busy with something else
UNITS = st.integers(1, 1_000_000)
PERIODS = st.sampled_from([60.0, 3600.0, 86_400.0])
STEPS = st.lists(
    st.tuples(st.floats(0, 100_000), st.floats(0, 1, exclude_min=True)), min_size=1, max_size=20
)


@PATIENT
@given(limit=UNITS, period=PERIODS, steps=STEPS)
def test_a_bucket_gives_no_more_than_its_limit_and_what_came_back(
    limit: int, period: float, steps: list[tuple[float, float]]
) -> None:
    bucket = Bucket(limit, period)
    now, taken = 1.8e9, 0.0
    for pause, share in steps:
        now += pause
        units = limit * share
        if bucket.wait(now, units) == 0:
            bucket.spend(now, units)
            taken += units

    assert taken <= (limit + (now - 1.8e9) * limit / period) * (1 + 1e-9) + 1e-3


@PATIENT
@given(limit=UNITS, period=PERIODS, steps=STEPS, wanted=st.floats(0, 1, exclude_min=True))
def test_the_wait_that_is_told_is_enough_and_a_shorter_one_is_not(
    limit: int, period: float, steps: list[tuple[float, float]], wanted: float
) -> None:
    bucket = Bucket(limit, period)
    now = 0.0
    for pause, share in steps:
        now += pause / 1000
        bucket.spend(now, limit * share)
    units = limit * wanted
    wait = bucket.wait(now, units)

    assert bucket.wait(now + wait, units) == 0
    if wait * limit / period > 0.01:
        assert bucket.wait(now + wait * 0.99, units) > 0


@PATIENT
@given(limit=UNITS, period=PERIODS, steps=STEPS)
def test_a_bucket_is_full_after_its_reset_and_its_readings_stay_in_range(
    limit: int, period: float, steps: list[tuple[float, float]]
) -> None:
    bucket = Bucket(limit, period)
    now = 0.0
    for pause, share in steps:
        now += pause / 1000
        bucket.spend(now, limit * share)
        assert 0 <= bucket.remaining(now) <= limit

    assert bucket.remaining(now + bucket.reset(now) + 1e-6) == limit
    assert bucket.used(now + 1) <= bucket.used(now)


def test_a_clock_that_goes_back_returns_nothing() -> None:
    bucket = Bucket(100, 60.0)
    bucket.spend(1000, 50)
    bucket.spend(900, 25)

    assert bucket.used(900) == bucket.used(1000) == 75
    assert bucket.wait(1000, 101) == math.inf


@PATIENT
@given(st.floats(0, 1e6))
def test_a_duration_reads_as_at_least_itself_and_less_than_a_millisecond_more(
    value: float,
) -> None:
    assert -1e-9 <= seconds(go_duration(value)) - value < 0.001 + 1e-9


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0s"),
        (0.0001, "1ms"),
        (0.12, "120ms"),
        (0.9999, "1s"),
        (2.085, "2.085s"),
        (34.1475, "34.148s"),
        (59.9999, "1m0s"),
        (86.4, "1m26.4s"),
        (179.56, "2m59.56s"),
        (3600, "1h0m0s"),
        (90_061.5, "25h1m1.5s"),
    ],
)
def test_durations_are_written_as_go_does(value: float, text: str) -> None:
    assert go_duration(value) == text


START = st.floats(1.7e9, 1.9e9)
SHORT_PERIODS = st.sampled_from([60.0, 3600.0, 86_400.0, 60 / 7, 86_400 / 300])


@PATIENT
@given(limit=UNITS, period=SHORT_PERIODS, start=START, steps=STEPS)
def test_a_window_gives_no_more_than_its_limit_in_each_period(
    limit: int, period: float, start: float, steps: list[tuple[float, float]]
) -> None:
    window = Window(limit, period, start)
    now = start
    taken: dict[int, float] = {}
    for pause, share in steps:
        now += pause / 1000
        units = limit * share
        if window.wait(now, units) == 0:
            window.spend(now, units)
            number = math.floor((now - start + 1e-6) / period)
            taken[number] = taken.get(number, 0) + units

    assert all(units <= limit * (1 + 1e-9) for units in taken.values())


@PATIENT
@given(limit=UNITS, period=SHORT_PERIODS, start=START, steps=STEPS)
def test_a_window_that_is_waited_out_is_full_and_a_little_before_is_as_it_was(
    limit: int, period: float, start: float, steps: list[tuple[float, float]]
) -> None:
    window = Window(limit, period, start)
    now = start
    for pause, share in steps:
        now += pause / 1000
        window.spend(now, limit * share)
        assert 0 <= window.remaining(now) <= limit
    end = window.reset(now)

    assert 0 < end <= period + 1e-5
    assert window.remaining(now + end) == limit
    assert window.wait(now + end, limit) == 0
    if end > 0.01:
        assert window.used(now + end * 0.99) == window.used(now) > 0


def test_the_wait_for_a_window_is_nothing_its_rest_or_endless() -> None:
    window = Window(10, 60.0, 1000.0)
    window.spend(1015.0, 7)

    assert window.wait(1015.0, 3) == 0
    assert window.wait(1015.0, 4) == 45
    assert window.wait(1075.0, 4) == 0
    assert window.wait(1015.0, 11) == math.inf


def test_an_overdraft_ends_with_its_window() -> None:
    window = Window(10, 60.0, 1000.0)
    window.spend(1000.0, 25)

    assert (window.used(1059.0), window.remaining(1059.0)) == (25, 0)
    assert (window.used(1060.0), window.remaining(1060.0)) == (0, 10)


def test_windows_follow_one_another_whether_or_not_they_are_used() -> None:
    window = Window(10, 60.0, 1000.0)

    assert window.reset(1000.0) == 60
    assert window.reset(1130.0) == 50


def test_a_clock_that_goes_back_does_not_reopen_a_window() -> None:
    window = Window(10, 60.0, 1000.0)
    window.spend(1070.0, 4)
    window.spend(1010.0, 3)

    assert window.used(1010.0) == window.used(1070.0) == 7
    assert window.reset(1010.0) == 110


@PATIENT
@given(st.floats(0, 1e6))
def test_decimal_seconds_are_a_plain_number_that_is_never_too_short(value: float) -> None:
    text = decimal_seconds(value)

    assert re.fullmatch(r"\d+(\.\d{0,2}[1-9])?", text)
    assert -1e-9 <= float(text) - value < 0.001 + 1e-9
