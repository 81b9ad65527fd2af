"""How many calls go at once where no limit is known."""

from __future__ import annotations

import math

from groq._congestion import CongestionWindow


def test_before_the_first_answer_eight_go_and_twice_as_many_every_second() -> None:
    window = CongestionWindow()
    for under_way in range(8):
        assert window.wait(under_way, 100.0) == 0
        window.went(under_way, 100.0)
    assert window.wait(8, 100.0) == 1
    assert window.wait(8, 100.75) == 0.25
    assert window.wait(8, 101.0) == window.wait(15, 101.0) == 0
    assert window.wait(16, 101.0) == window.wait(31, 101.0) == 1
    assert window.wait(63, 103.0) == 0
    assert window.wait(64, 103.0) == 1


def test_a_new_burst_starts_anew_when_all_have_ended_without_an_answer() -> None:
    window = CongestionWindow()
    window.went(0, 100.0)
    assert window.wait(8, 900.0) == 0
    window.went(0, 900.0)
    assert window.wait(8, 900.0) == 1


def test_an_answer_opens_the_window() -> None:
    window = CongestionWindow()
    window.answered()
    assert window.wait(10**6, 0.0) == 0
    assert not window.is_slowed


def test_a_refusal_halves_the_number_of_calls_under_way() -> None:
    window = CongestionWindow()
    window.answered()
    window.slow_down(went_at=1.0, under_way=20, now=2.0)
    assert window.is_slowed
    assert window.wait(9, 2.0) == 0
    assert window.wait(10, 2.0) == math.inf


def test_others_of_the_same_round_say_nothing_new() -> None:
    window = CongestionWindow()
    window.answered()
    window.slow_down(went_at=1.0, under_way=20, now=2.0)
    window.slow_down(went_at=2.0, under_way=19, now=2.1)
    assert window.wait(9, 2.1) == 0
    window.slow_down(went_at=2.2, under_way=8, now=2.3)
    assert window.wait(4, 2.3) == math.inf


def test_one_call_may_always_go() -> None:
    window = CongestionWindow()
    for now in range(1, 50):
        window.slow_down(went_at=now, under_way=1, now=now)
    assert window.wait(0, 50.0) == 0
    assert window.wait(1, 50.0) == math.inf


def test_each_round_of_successes_lets_one_more_go_until_they_are_not_counted_any_more() -> None:
    window = CongestionWindow()
    window.answered()
    window.probe()
    assert window.wait(1, 0.0) == math.inf
    for most in range(1, 10):
        for _ in range(most):
            window.succeeded()
        assert window.wait(most - 1, 0.0) == 0
    for _ in range(64 * 64):
        window.succeeded()
    assert not window.is_slowed
    window.succeeded()
    assert window.wait(10**6, 0.0) == 0


def test_a_limit_that_becomes_known_makes_it_superfluous() -> None:
    window = CongestionWindow()
    window.answered()
    window.probe()
    window.lift()
    assert window.wait(1, 0.0) == 0
