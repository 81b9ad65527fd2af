from __future__ import annotations

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from groq._retry import JITTER, Retries, RetryBudget
from groq.errors import (
    CircuitOpenError,
    DeadlineExceededError,
    GroqError,
    JSONValidationFailedError,
    NetworkError,
    PoolTimeoutError,
    RateLimitError,
    ServerError,
    StreamDecodeError,
    StreamTruncatedError,
    TimeoutError,
    ValidationError,
)


def exact(max_retries: int) -> Retries:
    return Retries(max_retries, max_wait=60, spread=lambda: 1.0)


def test_delays_double_up_to_a_minute() -> None:
    retries = exact(8)
    delays = [retries.after(NetworkError("")) for _ in range(9)]
    assert delays == [1, 2, 4, 8, 16, 32, 60, 60, None]


@given(st.integers(0, 10))
def test_n_retries_are_granted_and_no_more(max_retries: int) -> None:
    retries = Retries(max_retries, max_wait=60)
    granted = [retries.after(NetworkError("")) is not None for _ in range(max_retries + 1)]
    assert granted == [True] * max_retries + [False]
    assert retries.used == max_retries


def test_delays_are_spread_by_a_quarter() -> None:
    delays = [Retries(1, max_wait=60).after(NetworkError("")) or 0 for _ in range(500)]
    assert min(delays) >= 1 - JITTER
    assert max(delays) <= 1 + JITTER
    assert max(delays) - min(delays) > JITTER


def test_a_timeout_is_tried_again_at_once() -> None:
    assert exact(1).after(TimeoutError("")) == 0


@pytest.mark.parametrize("status", [408, 409, 498, 500, 502, 503, 504])
def test_statuses_that_deserve_another_try(status: int) -> None:
    assert exact(1).after(ServerError("", status_code=status)) == 1


@pytest.mark.parametrize(
    "error",
    [
        ValidationError(""),
        ServerError("", status_code=418),
        StreamDecodeError(""),
        NetworkError("", is_retryable=False),
    ],
)
def test_errors_that_do_not(error: GroqError) -> None:
    assert not error.is_retryable
    assert exact(3).after(error) is None


@pytest.mark.parametrize(
    "error",
    [
        CircuitOpenError("", retry_after=3),
        DeadlineExceededError(""),
        JSONValidationFailedError(""),
        PoolTimeoutError(""),
    ],
)
def test_errors_after_which_another_try_is_left_to_the_caller(error: GroqError) -> None:
    assert error.is_retryable
    assert exact(3).after(error) is None


def test_a_stream_that_ended_too_early_deserves_another_try() -> None:
    assert exact(1).after(StreamTruncatedError("")) == 1


def test_a_delay_that_the_service_names_is_kept() -> None:
    assert exact(1).after(RateLimitError("", retry_after=7.5)) == 7.5


def test_a_named_delay_longer_than_max_wait_ends_it() -> None:
    assert exact(1).after(RateLimitError("", retry_after=61)) is None


@define
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def granted(budget: RetryBudget, asked: int) -> int:
    return sum(budget.allows(NetworkError("")) for _ in range(asked))


def test_a_reserve_of_ten_retries_may_be_used_at_once() -> None:
    assert granted(RetryBudget(clock=Clock()), 50) == 10


def test_ten_calls_earn_a_retry() -> None:
    budget = RetryBudget(clock=Clock())
    granted(budget, 10)
    for _ in range(100):
        budget.earn()
    assert granted(budget, 50) == pytest.approx(10, abs=1)


def test_time_earns_retries_too_but_never_more_than_the_reserve() -> None:
    clock = Clock()
    budget = RetryBudget(clock=clock)
    granted(budget, 10)
    clock.now = 6.0
    assert granted(budget, 50) == 3
    clock.now = 3600.0
    assert granted(budget, 50) == 10


def test_in_the_long_run_a_tenth_of_all_calls_is_retried() -> None:
    """As in an outage during which everybody tries, and tries again."""
    clock = Clock()
    budget = RetryBudget(clock=clock)
    retries = 0
    for _ in range(10_000):
        budget.earn()
        clock.now += 0.01
        retries += granted(budget, 3)
    assert retries == pytest.approx(10_000 * 0.1 + 100 * 0.5 + 10, rel=0.01)


def test_what_a_rate_limit_asked_for_costs_nothing() -> None:
    budget = RetryBudget(clock=Clock())
    assert all(budget.allows(RateLimitError("", retry_after=1)) for _ in range(100))
    assert granted(budget, 50) == 10
