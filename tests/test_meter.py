"""One limit: what is left, how long to wait, and which kind it is."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groq._meter import DAY, MINUTE, Meter, Refusal, Told

approx: Any = pytest.approx  # beside what may be None
UNITS = st.integers(0, 10**18)
LIMITS = st.integers(1, 10**18)
SECONDS = st.floats(0, 31 * DAY)


def told(limit: int, remaining: int, reset: float, period: float = MINUTE) -> Meter:
    meter = Meter(period)
    meter.tell(Told(limit, remaining, reset), 0.0, 0.0)
    return meter


def is_bucket(meter: Meter) -> bool:
    return meter.is_bucket  # which type checkers take for a constant


def bucket_reading(limit: int, used: float, period: float) -> Told:
    """What a service with a bucket says, to the millisecond."""
    reset = math.ceil(used * period / limit * 1000) / 1000
    return Told(limit, max(0, math.floor(limit - used)), reset)


def test_nothing_is_known_before_it_is_told() -> None:
    meter = Meter(MINUTE)
    assert meter.at(1.0) == (None, None)
    assert meter.wait(5, 5, 1.0) == meter.wait_in_line(5, 5, 1.0) == 0
    meter.spend(5, 1.0)
    assert meter.at(1.0) == (None, None)


@pytest.mark.parametrize(
    ("seconds", "remaining", "left"), [(0, 0, 60), (15, 25, 45), (60, 100, 0), (999, 100, 0)]
)
def test_a_bucket_refills_evenly(seconds: float, remaining: float, left: float) -> None:
    assert told(100, 0, 60.0).at(seconds) == (approx(remaining), left)


@pytest.mark.parametrize(("seconds", "remaining"), [(0, 40), (29, 40), (30, 100), (999, 100)])
def test_a_window_comes_back_at_once(seconds: float, remaining: float) -> None:
    meter = told(100, 40, 30.0)
    assert not meter.is_bucket
    assert meter.at(seconds)[0] == remaining


def test_a_call_waits_for_what_it_needs_not_for_the_whole_bucket() -> None:
    meter = told(1000, 0, DAY, DAY)
    assert meter.wait(1, 0, 0.0) == approx(86.4)
    assert meter.wait(1, 0, 86.4) == 0


@pytest.mark.parametrize("meter", [told(100, 40, 30.0), told(100, 40, 36.0)])
def test_no_wait_is_so_short_that_a_clock_need_not_move(meter: Meter) -> None:
    assert meter.reset is not None
    assert meter.wait(100, 0, meter.reset - 1e-7) == 0
    assert meter.wait(100, 0, meter.reset - 1e-5) == approx(1e-5)


def test_a_call_leaves_alone_what_is_held_for_others() -> None:
    meter = told(60, 30, 30.0)
    assert meter.wait(10, 20, 0.0) == 0
    assert meter.wait(10, 25, 0.0) == approx(5)


def test_what_is_held_beyond_the_limit_must_be_given_back_first() -> None:
    meter = told(60, 30, 30.0)
    assert meter.wait(10, 55, 0.0) == math.inf
    assert meter.wait_in_line(10, 55, 0.0) == approx(35)


def test_more_than_the_limit_waits_for_the_whole_limit() -> None:
    meter = told(60, 30, 30.0)
    assert meter.wait(1000, 0, 0.0) == approx(30)
    assert meter.wait(1000, 0, 30.0) == 0
    assert meter.wait(1000, 1, 30.0) == math.inf


def test_a_call_that_takes_nothing_does_not_wait() -> None:
    meter = told(60, 0, 90.0)
    assert meter.wait(0, 60, 0.0) == meter.wait_in_line(0, 600, 0.0) == 0


def test_a_queue_may_take_many_refills_of_a_bucket() -> None:
    assert told(60, 30, 30.0).wait_in_line(10, 200, 0.0) == approx(180)


@pytest.mark.parametrize(("ahead", "wait"), [(0, 0), (31, 5), (90, 5), (91, 65), (151, 125)])
def test_a_queue_may_take_many_windows(ahead: float, wait: float) -> None:
    meter = told(60, 31, 5.0)
    meter.period = 60.0
    assert not meter.is_bucket
    assert meter.wait_in_line(1, ahead, 0.0) == approx(wait)


def test_without_a_limit_the_whole_reset_is_waited_for() -> None:
    meter = Meter(MINUTE)
    meter.tell(Told(None, 0, 9.0), 0.0, 0.0)
    assert meter.wait(1, 0, 2.0) == meter.wait_in_line(1, 0, 2.0) == 7
    assert meter.wait(1, 0, 9.0) == 0
    assert meter.at(9.0) == (None, 0)


def test_what_is_not_told_keeps_ageing() -> None:
    meter = told(100, 0, 60.0)
    meter.tell(Told(limit=100), 30.0, 30.0)
    assert meter.at(30.0) == (approx(50), 30)
    meter.tell(Told(remaining=7), 45.0, 45.0)
    assert meter.at(45.0) == (7, 15)
    meter.tell(Told(reset=20.0), 45.0, 45.0)
    assert meter.at(45.0) == (7, 20)


def test_nothing_used_or_no_time_left_means_that_all_is_there() -> None:
    assert told(100, 100, 0.0).at(0.0) == (100, 0)
    meter = told(100, 40, 0.0)
    assert meter.at(0.0) == (100, 0)
    assert meter.wait(100, 0, 0.0) == meter.wait_in_line(100, 0, 0.0) == 0


def test_more_may_remain_than_the_limit_allows() -> None:
    meter = told(50, 80, 60.0)
    assert meter.wait(50, 20, 0.0) == math.inf
    assert meter.wait(50, 0, 0.0) == 0
    assert meter.at(60.0) == (50, 0)
    assert meter.wait_in_line(50, 75, 30.0) == approx((75 + 50 - 65) * 60 / 50)


def test_a_limit_may_change_between_two_answers() -> None:
    meter = told(100, 50, 30.0)
    meter.tell(Told(10, 0, 60.0), 1.0, 1.0)
    assert meter.wait(1, 0, 1.0) == approx(6)
    meter.tell(Told(1000, 950, 3.0), 2.0, 2.0)
    assert meter.wait(1000, 0, 2.0) == approx(3)
    assert meter.is_bucket


def test_of_answers_that_overtake_each_other_the_one_that_leaves_less_is_believed() -> None:
    meter = Meter(MINUTE)
    meter.tell(Told(100, 20, 48.0), 5.0, sent_at=2.0)
    meter.tell(Told(100, 60, 24.0), 5.0, sent_at=1.0)
    assert meter.at(5.0)[0] == 20
    meter.tell(Told(100, 10, 54.0), 5.0, sent_at=1.0)
    assert meter.at(5.0)[0] == 10
    meter.tell(Told(100, 90, 6.0), 5.0, sent_at=2.0)
    assert meter.at(5.0)[0] == 10  # the call was under way when that was told
    meter.tell(Told(200, 90, 33.0), 5.0, sent_at=2.0)
    assert meter.at(5.0)[0] == 90  # but another limit is news
    meter.tell(Told(200, 150, 15.0), 7.0, sent_at=6.0)
    assert meter.at(7.0)[0] == 150
    meter.tell(Told(limit=200), 5.0, sent_at=1.0)
    assert meter.limit == 200


def test_an_answer_that_took_more_than_there_was_leaves_a_debt() -> None:
    meter = told(8000, 4000, 30.0)
    meter.tell(Told(8000, 0, 75.0), 1.0, 1.0)
    assert meter.is_bucket
    assert meter.at(1.0) == (approx(-2000), 75)
    assert meter.wait(800, 0, 1.0) == approx(21)


@pytest.mark.parametrize("period", [MINUTE, 1.0, DAY])
@pytest.mark.parametrize("limit", [6, 30, 1000, 8000, 14_400, 300_000])
def test_a_bucket_is_known_as_such_whatever_is_used(limit: int, period: float) -> None:
    meter = Meter(period)
    for now, share in enumerate([0.001, 0.3, 0.9, 1.0, 1.7, 1.2, 0.5, 0.0, 0.02]):
        meter.tell(bucket_reading(limit, limit * share, period), now, now)
        assert meter.is_bucket
    assert meter.period == approx(period, rel=0.02)


@given(st.lists(st.floats(0, 1.5), min_size=1), st.integers(10, 10**6))
def test_no_reading_of_a_bucket_looks_like_a_window(shares: list[float], limit: int) -> None:
    meter = Meter(MINUTE)
    for now, share in enumerate(shares):
        meter.tell(bucket_reading(limit, limit * share, MINUTE), now, now)
        assert meter.is_bucket


@pytest.mark.parametrize("used", [1, 100, 500, 999, 1000])
def test_a_window_shows_when_its_end_does_not_depend_on_what_is_used(used: int) -> None:
    meter = told(1000, 1000 - used, 45.0)
    meter.tell(Told(1000, 1000 - used // 2 - 1, 44.0), 1.0, 1.0)
    meter.tell(Told(1000, 300, 43.0), 2.0, 2.0)
    assert not meter.is_bucket
    assert meter.wait(800, 0, 2.0) == approx(43)


def test_a_bucket_of_another_period_is_found_out() -> None:
    meter = told(1000, 900, 1.0)
    assert not is_bucket(meter)
    meter.tell(Told(1000, 500, 5.0), 0.0, 0.0)
    assert is_bucket(meter)
    assert meter.period == approx(10, rel=0.02)
    assert meter.wait_in_line(1000, 1000, 0.0) == approx(15)


def test_a_bucket_taken_for_a_window_is_a_bucket_again_and_back() -> None:
    meter = told(1000, 500, 30.0)
    meter.tell(Told(1000, 400, 10.0), 1.0, 1.0)
    assert not is_bucket(meter)
    meter.tell(Told(1000, 390, 10.1), 2.0, 2.0)
    assert not is_bucket(meter)  # too close to tell
    meter.tell(Told(1000, 300, 42.0), 3.0, 3.0)
    meter.tell(Told(1000, 800, 12.0), 4.0, 4.0)
    assert is_bucket(meter)
    meter.tell(Told(1000, 500, 55.0), 5.0, 5.0)
    assert not is_bucket(meter)


def test_a_period_is_never_nothing() -> None:
    meter = Meter(MINUTE)
    for now, reading in enumerate([Told(1000, 500, 0.0), Told(1000, 0, 0.0), Told(1000, 0, 1e-9)]):
        meter.tell(reading, now, now)
        assert meter.period > 0
    meter.teach(Refusal(limit=1000, used=1000, requested=1, wait=1.0), 5.0)
    assert meter.wait(1, 0, 5.0) == approx(1)


def test_a_refusal_by_a_bucket_tells_to_the_moment_when_to_try_again() -> None:
    meter = Meter(MINUTE)
    meter.teach(Refusal(limit=8000, used=6670, requested=5883, wait=34.1475), 0.0)
    assert meter.is_bucket
    assert meter.taught_at == 0
    assert meter.wait(5883, 0, 0.0) == approx(34.1475)
    assert meter.wait(1000, 0, 0.0) == 0
    assert meter.at(0.0)[0] == approx(1330)


def test_a_refusal_by_a_window_leaves_what_is_left() -> None:
    meter = Meter(MINUTE)
    meter.teach(Refusal(limit=30, used=29, requested=2, wait=40.0), 0.0)
    assert not meter.is_bucket
    assert meter.wait(1, 0, 0.0) == 0
    assert meter.wait(2, 0, 0.0) == 40
    assert meter.wait(30, 0, 40.0) == 0


def test_a_refusal_corrects_what_headers_told() -> None:
    meter = told(100, 50, 30.0)
    meter.teach(Refusal(limit=100, used=100, requested=1, wait=0.6), 1.0)
    assert meter.taught_at is None
    assert meter.wait(1, 0, 1.0) == approx(0.6)


def test_headers_take_over_a_limit_that_was_learned_from_a_refusal() -> None:
    meter = Meter(MINUTE)
    meter.teach(Refusal(limit=100, used=100, requested=1, wait=0.6), 0.0)
    meter.tell(Told(100, 90, 6.0), 1.0, 1.0)
    assert meter.taught_at is None


def test_spending_takes_from_a_bucket() -> None:
    meter = told(60, 60, 0.0)
    meter.spend(30, 10.0)
    assert meter.at(10.0) == (30, 30)
    meter.spend(60, 20.0)
    assert meter.at(20.0) == (approx(-20), approx(80))
    assert meter.wait(10, 0, 20.0) == approx(30)


def test_the_first_to_spend_begins_a_window() -> None:
    meter = Meter(MINUTE)
    meter.teach(Refusal(limit=30, used=30, requested=1, wait=40.0), 0.0)
    meter.spend(0, 50.0)
    assert meter.at(50.0) == (30, 0)
    meter.spend(10, 50.0)
    meter.spend(15, 70.0)
    assert meter.at(70.0) == (5, 40)
    assert meter.at(110.0) == (30, 0)


def test_what_was_taken_too_much_from_a_window_ends_with_it() -> None:
    meter = Meter(MINUTE)
    meter.teach(Refusal(limit=30, used=30, requested=1, wait=45.0), 0.0)
    meter.spend(256, 0.0)
    assert meter.wait(30, 0, 0.0) == 45
    assert meter.wait_in_line(30, 1, 0.0) == 105
    assert meter.wait(30, 0, 45.0) == 0


def test_only_what_refusals_taught_is_forgotten_and_not_soon() -> None:
    meter = told(60, 0, 60.0)
    assert not meter.is_forgotten(1e9)
    meter = Meter(MINUTE)
    meter.teach(Refusal(limit=30, used=30, requested=1, wait=2.0), 0.0)
    assert not meter.is_forgotten(19 * MINUTE)
    assert meter.is_forgotten(21 * MINUTE)


READINGS = st.lists(
    st.one_of(
        st.builds(Told, st.none() | LIMITS, st.none() | UNITS, st.none() | SECONDS),
        st.builds(Refusal, limit=LIMITS, used=UNITS, requested=UNITS, wait=SECONDS),
        st.integers(-(10**9), 10**9),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(READINGS, st.lists(SECONDS, min_size=13, max_size=13), UNITS, UNITS)
def test_whatever_it_is_told_every_wait_is_a_time_and_ends(
    readings: list[Told | Refusal | int], pauses: list[float], units: int, held: int
) -> None:
    meter, now = Meter(MINUTE), 0.0
    for reading, pause in zip(readings, pauses, strict=False):
        if isinstance(reading, Told):
            meter.tell(reading, now, now - pause)
        elif isinstance(reading, Refusal):
            meter.teach(reading, now)
        else:
            meter.spend(reading, now)
        now += pause
        assert meter.period > 0
        assert meter.wait(units, held, now) >= 0
        assert 0 <= meter.wait_in_line(units, held, now) < math.inf
        assert 0 <= (wait := meter.wait(units, 0, now)) < math.inf
        assert meter.wait(units, 0, now + wait * (1 + 1e-6) + 1e-3) <= wait * 1e-3 + 1
