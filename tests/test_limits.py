"""The limits of one model, as headers and refusals tell them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groq import RateLimitError, RateLimitStatus
from groq._cost import Cost
from groq._limits import ModelLimits

approx: Any = pytest.approx  # beside what may be None
NOTHING = Cost()
REQUEST = Cost(requests=1)


def headers(kind: str, limit: object, remaining: object, reset: str) -> dict[str, str]:
    return {
        f"x-ratelimit-limit-{kind}": str(limit),
        f"x-ratelimit-remaining-{kind}": str(remaining),
        f"x-ratelimit-reset-{kind}": reset,
    }


def told(*answers: dict[str, str]) -> ModelLimits:
    limits = ModelLimits()
    for answer in answers:
        limits.tell(answer, 0.0, 0.0)
    return limits


def refusal(scope: str | None, limit: int | None = 30, wait: float | None = 2.0) -> RateLimitError:
    return RateLimitError("", scope=scope, limit=limit, used=30, requested=1, refill_after=wait)


def test_nothing_is_known_before_the_first_answer() -> None:
    limits = ModelLimits()
    assert limits.status("m", 0.0) == RateLimitStatus(model="m")
    assert limits.wait(REQUEST, NOTHING, 0.0) == 0
    assert limits.wait_in_line(REQUEST, NOTHING, 0.0) == (0, None)


def test_the_headers_are_read() -> None:
    limits = told(
        headers("requests", 1000, 999, "1m26.4s") | headers("tokens", 8000, 7836, "1.23s")
    )
    limits.tell(headers("audio-seconds", 7200, 7188, "6s"), 0.0, 0.0)
    assert limits.status("m", 0.0) == RateLimitStatus(
        model="m",
        requests_limit=1000,
        requests_remaining=999,
        requests_reset=86.4,
        tokens_limit=8000,
        tokens_remaining=7836,
        tokens_reset=1.23,
        audio_seconds_limit=7200,
        audio_seconds_remaining=7188,
        audio_seconds_reset=6,
    )


@pytest.mark.parametrize(
    ("kind", "period", "cost", "scope"),
    [
        ("requests", "24h", REQUEST, "RPD"),
        ("tokens", "1m", Cost(1, 1, 0), "TPM"),
        ("tokens", "1m", Cost(1, 0, 1), "TPM"),
        ("audio-seconds", "1h", Cost(1, 0, 0, 1), "ASH"),
    ],
)
def test_a_call_waits_for_one_unit_not_for_the_whole_bucket(
    kind: str, period: str, cost: Cost, scope: str
) -> None:
    limits = told(headers(kind, 100, 0, period))
    seconds = {"24h": 864.0, "1m": 0.6, "1h": 36.0}[period]
    assert limits.wait(cost, NOTHING, 0.0) == approx(seconds)
    assert limits.wait_in_line(cost, NOTHING, 0.0) == (approx(seconds), scope)
    assert limits.limit(scope) == 100


def test_a_call_does_not_wait_for_what_it_does_not_take() -> None:
    limits = told(headers("tokens", 100, 0, "1m"), headers("audio-seconds", 100, 0, "1h"))
    assert limits.wait(REQUEST, NOTHING, 0.0) == 0


def test_the_longest_wait_counts() -> None:
    limits = told(headers("requests", 86_400, 0, "24h"), headers("tokens", 60, 0, "1m"))
    cost = Cost(1, 3, 2)
    assert limits.wait(cost, NOTHING, 0.0) == approx(5)
    assert limits.wait_in_line(cost, NOTHING, 0.0) == (approx(5), "TPM")
    assert limits.wait_in_line(REQUEST, NOTHING, 0.0) == (approx(1), "RPD")


def test_values_age_with_the_clock() -> None:
    limits = told(headers("tokens", 100, 40, "36s"))
    assert limits.status("m", 18.0).tokens_remaining == 70
    assert limits.status("m", 18.0).tokens_reset == 18
    assert limits.status("m", 300.0).tokens_remaining == 100
    assert limits.status("m", 300.0).tokens_reset == 0


@pytest.mark.parametrize(
    "junk",
    ["", "junk", "-1", "1.5", "1_000", "\u0661", "9" * 19, "9" * 5000, "nan", "inf", "1e9", "+1"],
)
def test_junk_is_as_good_as_nothing(junk: str) -> None:
    limits = told(headers("requests", 10, 5, "5s"))
    known = limits.status("m", 0.0)
    limits.tell({}, 0.0, 0.0)
    limits.tell(headers("requests", junk, junk, "-5s"), 0.0, 0.0)
    limits.tell(headers("requests", junk, junk, "9999999999h"), 0.0, 0.0)
    assert limits.status("m", 0.0) == known


def test_each_header_updates_its_own_value_alone() -> None:
    limits = told(headers("tokens", 100, 50, "30s"), {"x-ratelimit-remaining-tokens": " 7 "})
    assert limits.status("m", 0.0) == RateLimitStatus(
        model="m", tokens_limit=100, tokens_remaining=7, tokens_reset=30
    )


def test_a_limit_of_nothing_is_left_to_the_service_to_explain() -> None:
    limits = told(headers("tokens", 0, 0, "0s"), headers("requests", 0, 0, "0s"))
    limits.spend_tokens(100, 0.0)
    assert limits.wait(Cost(1, 5, 5), Cost(1, 5, 5), 0.0) == 0
    assert limits.wait_in_line(Cost(1, 5, 5), Cost(1, 5, 5), 0.0) == (0, None)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 10**5), st.floats(0, 10**6))
def test_what_remains_stays_between_what_was_told_and_the_limit(
    limit: int, remaining: int, reset: float, passed: float
) -> None:
    remaining = min(limit, remaining)
    limits = told(headers("tokens", limit, remaining, f"{reset:.9f}s"))
    status = limits.status("m", passed)
    if status.tokens_remaining is not None:
        assert remaining <= status.tokens_remaining <= limit
    assert status.tokens_remaining is not None or limit == 0
    assert limits.wait(Cost(0, 1), NOTHING, passed) >= 0


@pytest.mark.parametrize(
    ("scope", "cost", "other"),
    [
        ("RPM", REQUEST, Cost(0, 9, 9, 9)),
        ("RPD", REQUEST, Cost(0, 9, 9, 9)),
        ("TPD", Cost(0, 1, 0), Cost(9, 0, 0, 9)),
        ("ITPM", Cost(0, 1, 0), Cost(9, 0, 9, 9)),
        ("OTPM", Cost(0, 0, 1), Cost(9, 9, 0, 9)),
        ("ASD", Cost(0, 0, 0, 1), Cost(9, 9, 9, 0)),
    ],
)
def test_a_hidden_limit_is_learned_from_a_refusal(scope: str, cost: Cost, other: Cost) -> None:
    limits = ModelLimits()
    assert limits.teach(refusal(scope), 0.0)
    assert limits.wait(cost, NOTHING, 0.0) == approx(2)
    assert limits.wait(other, NOTHING, 0.0) == 0
    assert limits.limit(scope) == 30
    limits.spend(cost, 2.0)
    assert limits.wait(cost, NOTHING, 2.0) > 0


def test_hidden_limits_do_not_show_in_the_status() -> None:
    limits = ModelLimits()
    limits.teach(refusal("RPM"), 0.0)
    limits.teach(refusal("TPM"), 0.0)
    assert limits.status("m", 0.0) == RateLimitStatus(model="m")


def test_what_headers_tell_is_not_counted_twice() -> None:
    limits = told(headers("tokens", 100, 40, "36s"))
    limits.spend(Cost(1, 10, 10), 0.0)
    assert limits.status("m", 0.0).tokens_remaining == 40


def test_tokens_that_were_written_after_the_headers_are_counted() -> None:
    limits = told(headers("tokens", 100, 40, "36s"))
    limits.spend_tokens(10, 0.0)
    assert limits.status("m", 0.0).tokens_remaining == 30
    limits = ModelLimits()
    limits.spend_tokens(10, 0.0)
    limits.teach(refusal("TPM"), 0.0)
    limits.spend_tokens(10, 0.0)
    assert limits.wait(Cost(0, 1), NOTHING, 0.0) == approx(2)


@pytest.mark.parametrize(
    "error",
    [
        refusal(None),
        refusal("XPM"),
        refusal("RPX"),
        refusal("RPM", limit=None),
        refusal("RPM", limit=0),
        refusal("RPM", wait=None),
        refusal("RPM", wait=1e12),
    ],
)
def test_a_refusal_that_does_not_say_enough_teaches_nothing(error: RateLimitError) -> None:
    limits = ModelLimits()
    assert not limits.teach(error, 0.0)
    assert limits.wait(REQUEST, NOTHING, 0.0) == 0


def test_a_refusal_need_not_say_everything() -> None:
    limits = ModelLimits()
    assert limits.teach(RateLimitError("", scope="RPM", limit=30, retry_after=2.0), 0.0)
    assert limits.wait(REQUEST, NOTHING, 0.0) == approx(2)


def test_what_refusals_taught_is_forgotten_in_time_and_what_headers_told_is_not() -> None:
    limits = told(headers("requests", 10, 0, "24h"))
    limits.teach(refusal("RPM"), 0.0)
    assert not limits.forget(1000.0)
    assert limits.forget(1300.0)
    assert not limits.forget(1300.0)
    assert limits.limit("RPM") is None
    assert limits.limit("RPD") == 10


def test_a_test_may_shorten_the_minute() -> None:
    limits = ModelLimits(minute=0.6)
    limits.tell(headers("tokens", 100, 0, "600ms"), 0.0, 0.0)
    assert limits.wait(Cost(0, 10), NOTHING, 0.0) == approx(0.06)


@pytest.mark.parametrize(
    ("limit", "remaining", "reset", "wait"),
    [
        (30, 0, 2.0, 2.0),
        (30, 2, 2.0, 1.0),
        (30, 3, 2.0, None),
        (30, 25, 2.0, None),
        (19, 1, 2.0, None),
        (30, None, 2.0, None),
        (30, 0, None, None),
        (None, 0, 2.0, 2.0),
    ],
)
def test_the_designs_simple_rule(
    limit: int | None, remaining: int | None, reset: float | None, wait: float | None
) -> None:
    status = RateLimitStatus(
        requests_limit=limit, requests_remaining=remaining, requests_reset=reset
    )
    assert status.should_wait() == wait


def test_rate_limited_means_that_something_has_run_out() -> None:
    assert RateLimitStatus(tokens_remaining=0).is_rate_limited
    assert not RateLimitStatus(tokens_remaining=1).is_rate_limited
    assert not RateLimitStatus().is_rate_limited
