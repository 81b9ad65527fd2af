from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.samples import Summary, Target, Verdict

ROUNDS = st.lists(st.floats(min_value=1e-3, max_value=1e6), min_size=1, max_size=9)


def test_a_summary_has_the_median_the_least_and_the_most_of_its_rounds() -> None:
    assert Summary.of([5.0, 1.0, 9.0, 3.0]) == Summary(4.0, best=1.0, worst=9.0)


def test_ratios_are_taken_round_by_round_before_the_median() -> None:
    # The second round was slow for both; the ratio of the medians would be 2.
    found = Summary.of_ratios([8.0, 60.0, 2.0], [1.0, 20.0, 4.0])
    assert found.median == 3.0


def test_the_best_ratio_is_that_of_the_best_rounds_whichever_they_were() -> None:
    assert Summary.of_ratios([8.0, 60.0, 2.0], [1.0, 20.0, 4.0]).best == 2.0


def test_measurements_of_different_rounds_are_not_compared() -> None:
    with pytest.raises(ValueError, match="shorter"):
        Summary.of_ratios([1.0, 2.0, 3.0], [1.0, 2.0])


@given(ROUNDS)
def test_what_is_compared_with_itself_is_equal(rounds: list[float]) -> None:
    assert Summary.of_ratios(rounds, rounds) == Summary(1.0, 1.0, 1.0)


@given(ROUNDS, st.floats(min_value=1e-3, max_value=1e3))
def test_the_median_is_between_the_best_and_the_worst(rounds: list[float], factor: float) -> None:
    found = Summary.of([factor * each for each in rounds])
    assert found.best <= found.median <= found.worst


@pytest.mark.parametrize(
    ("median", "best", "verdict"),
    [
        (8.0, 8.0, Verdict.MET),
        (9.0, 12.0, Verdict.MET),
        (7.9, 7.0, Verdict.MISSED),
        (8.1, 7.9, Verdict.UNCLEAR),
        (7.9, 8.1, Verdict.UNCLEAR),
    ],
)
def test_at_least_is_met_by_the_bound_and_above(
    median: float, best: float, verdict: Verdict
) -> None:
    assert Target(8, at_least=True).judge(Summary(median, best, worst=99)) is verdict


@pytest.mark.parametrize(
    ("median", "best", "verdict"),
    [
        (1.5, 1.5, Verdict.MET),
        (1.2, 1.0, Verdict.MET),
        (1.6, 1.51, Verdict.MISSED),
        (1.6, 1.4, Verdict.UNCLEAR),
        (1.4, 1.6, Verdict.UNCLEAR),
    ],
)
def test_at_most_is_met_by_the_bound_and_below(
    median: float, best: float, verdict: Verdict
) -> None:
    assert Target(1.5).judge(Summary(median, best, worst=99)) is verdict


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (Summary(0.8, 0.7, worst=1.0), Verdict.MET),
        (Summary(0.8, 0.7, worst=1.7), Verdict.UNCLEAR),
        (Summary(1.6, 0.7, worst=1.7), Verdict.MISSED),
    ],
)
def test_what_must_always_hold_is_judged_by_the_worst_round(
    found: Summary, verdict: Verdict
) -> None:
    assert Target(1, unit="MB", always=True).judge(found) is verdict


def test_a_target_says_what_it_wants() -> None:
    assert str(Target(8, at_least=True)) == "at least 8 times"
    assert str(Target(1, unit="MB")) == "at most 1 MB"
