from __future__ import annotations

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from groq import RateLimitStatus
from groq._limits import RateLimits

MODEL = "openai/gpt-oss-20b"


@define
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits(clock: Clock) -> RateLimits:
    return RateLimits(clock)


def headers(kind: str, limit: object, remaining: object, reset: str) -> dict[str, str]:
    return {
        f"x-ratelimit-limit-{kind}": str(limit),
        f"x-ratelimit-remaining-{kind}": str(remaining),
        f"x-ratelimit-reset-{kind}": reset,
    }


def test_nothing_is_known_before_the_first_answer(limits: RateLimits) -> None:
    assert limits.status() == RateLimitStatus()
    assert limits.wait(MODEL) == (0.0, None)


def test_the_headers_are_read(limits: RateLimits) -> None:
    limits.observe(MODEL, headers("requests", 1000, 999, "1m26.4s"))
    limits.observe(MODEL, headers("tokens", 8000, 7836, "1.23s"))
    assert limits.status() == RateLimitStatus(
        model=MODEL,
        requests_limit=1000,
        requests_remaining=999,
        requests_reset=86.4,
        tokens_limit=8000,
        tokens_remaining=7836,
        tokens_reset=1.23,
    )


def test_audio_seconds_are_a_limit_too(limits: RateLimits) -> None:
    limits.observe("whisper-large-v3", headers("audio-seconds", 7200, 0, "1h0m0s"))
    assert limits.status().audio_seconds_limit == 7200
    delay, limit_type = limits.wait("whisper-large-v3")
    assert (delay, limit_type) == (0.5, "audio_seconds")


def test_each_model_has_limits_of_its_own(limits: RateLimits) -> None:
    limits.observe(MODEL, headers("requests", 10, 0, "10s"))
    limits.observe("other", headers("requests", 10, 5, "5s"))
    assert limits.wait(MODEL) == (1.0, "requests")
    assert limits.wait("other") == (0.0, None)
    assert limits.status(MODEL).requests_remaining == 0
    assert limits.status().model == "other"


def test_an_answer_that_says_nothing_changes_nothing(limits: RateLimits) -> None:
    limits.observe(MODEL, headers("requests", 10, 5, "5s"))
    known = limits.status()
    limits.observe(MODEL, {})
    limits.observe("other", {"x-ratelimit-remaining-requests": "junk"})
    limits.observe("other", {"x-ratelimit-remaining-requests": "9" * 5000})
    assert limits.status() == known


def test_each_header_updates_its_own_value_alone(limits: RateLimits) -> None:
    limits.observe(MODEL, headers("tokens", 100, 50, "30s"))
    limits.observe(MODEL, {"x-ratelimit-remaining-tokens": "7"})
    assert limits.status().tokens_limit == 100
    assert limits.status().tokens_remaining == 7


def test_the_wait_is_for_one_unit_not_for_the_whole_bucket(limits: RateLimits) -> None:
    limits.observe(MODEL, headers("requests", 1000, 0, "24h0m0s"))
    assert limits.wait(MODEL) == (86.4, "requests")


def test_the_wait_shrinks_as_time_passes(limits: RateLimits, clock: Clock) -> None:
    limits.observe(MODEL, headers("requests", 10, 0, "10s"))
    clock.now += 0.75
    assert limits.wait(MODEL)[0] == pytest.approx(0.25)
    clock.now += 0.3
    assert limits.wait(MODEL) == (0.0, None)


def test_without_a_limit_the_whole_reset_is_waited_for(limits: RateLimits) -> None:
    told = headers("requests", 10, 0, "9s")
    del told["x-ratelimit-limit-requests"]
    limits.observe(MODEL, told)
    assert limits.wait(MODEL) == (9.0, "requests")


def test_the_longest_wait_counts(limits: RateLimits) -> None:
    limits.observe(MODEL, headers("requests", 10, 0, "10s") | headers("tokens", 60, 0, "6m0s"))
    assert limits.wait(MODEL) == (6.0, "tokens")


def test_values_age_with_the_clock(limits: RateLimits, clock: Clock) -> None:
    limits.observe(MODEL, headers("tokens", 100, 40, "60s"))
    clock.now += 30
    assert limits.status().tokens_remaining == 70
    assert limits.status().tokens_reset == 30
    clock.now += 300
    assert limits.status().tokens_reset == 0


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.floats(0, 10**5), st.floats(0, 10**6))
def test_a_bucket_never_ages_beyond_its_limit(
    limit: int, remaining: int, reset: float, passed: float
) -> None:
    clock = Clock()
    limits = RateLimits(clock)
    limits.observe(MODEL, headers("tokens", limit, min(limit, remaining), f"{reset:.9f}s"))
    clock.now += passed
    status = limits.status()
    assert min(limit, remaining) <= (status.tokens_remaining or 0) <= limit
    assert limits.wait(MODEL)[0] >= 0


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
