"""Rate limits of the simulator: the buckets as such, and as a caller sees them."""

from __future__ import annotations

import io
import math
import re
import wave
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groq.testing import Limits, Simulator
from groq.testing.simulator.buckets import Bucket
from groq.testing.simulator.durations import go_duration

if TYPE_CHECKING:
    from collections.abc import Iterator

GO_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+)ms)?")
ANSWER_TOKENS = 5
SHORT: dict[str, Any] = {"model": "llama-3.1-8b-instant", "max_completion_tokens": ANSWER_TOKENS}


def seconds(text: str) -> float:
    """Go's notation, read independently of the code under test."""
    match = GO_DURATION.fullmatch(text)
    assert match
    assert text
    hours, minutes, rest, milliseconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest + milliseconds / 1000


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1.8e9

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def simulator(clock: Clock) -> Iterator[Simulator]:
    limits = Limits(requests_per_day=1000, tokens_per_minute=600, audio_seconds_per_hour=60)
    with Simulator(limits=limits, clock=clock) as running:
        yield running


def ask(simulator: Simulator, prompt_tokens: int, key: str = "gsk_a", **extra: Any) -> Any:
    messages = [{"role": "user", "content": "x" * 4 * (prompt_tokens - 7)}]
    return httpx.post(
        f"{simulator.base_url}/openai/v1/chat/completions",
        headers={"authorization": f"Bearer {key}"},
        json={**SHORT, "messages": messages, **extra},
    )


def transcribe(simulator: Simulator, duration: float) -> httpx.Response:
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(1)
        recording.setsampwidth(1)
        recording.setframerate(100)
        recording.writeframes(bytes(round(duration * 100)))
    return httpx.post(
        f"{simulator.base_url}/openai/v1/audio/transcriptions",
        headers={"authorization": "Bearer gsk_a"},
        data={"model": "whisper-large-v3"},
        files={"file": ("a.wav", file.getvalue())},
    )


def limits_of(response: Any) -> dict[str, str]:
    prefix = "x-ratelimit-"
    return {
        name.removeprefix(prefix): value
        for name, value in response.headers.items()
        if name.startswith(prefix)
    }


def test_the_headers_tell_limit_rest_and_time_until_full(simulator: Simulator) -> None:
    assert limits_of(ask(simulator, 95)) == {
        "limit-requests": "1000",
        "remaining-requests": "999",
        "reset-requests": "1m26.4s",
        "limit-tokens": "600",
        "remaining-tokens": "500",
        "reset-tokens": "10s",
    }


def test_what_is_used_comes_back_evenly(simulator: Simulator, clock: Clock) -> None:
    ask(simulator, 295)
    clock.now += 10.5
    told = limits_of(ask(simulator, 45))

    assert told["remaining-tokens"] == str(600 - 300 + 105 - 50)
    assert told["reset-tokens"] == "24.5s"
    assert told["remaining-requests"] == "998"
    assert told["reset-requests"] == "2m42.3s"
    clock.now += 86_400
    assert limits_of(ask(simulator, 45))["remaining-requests"] == "999"


def test_tokens_beyond_the_minute_are_refused_until_the_time_that_is_told(
    simulator: Simulator, clock: Clock
) -> None:
    ask(simulator, 495)
    refused = ask(simulator, 201)

    assert refused.status_code == 429
    error = refused.json()["error"]
    assert (error["type"], error["code"]) == ("tokens", "rate_limit_exceeded")
    assert re.fullmatch(
        r"Rate limit reached for model `llama-3\.1-8b-instant` in organization `org_\w{26}` "
        r"service tier `on_demand` on tokens per minute \(TPM\): "
        r"Limit 600, Used 500, Requested 201\. Please try again in 10\.1s\.",
        error["message"],
    )
    assert refused.headers["retry-after"] == "11"
    assert limits_of(refused)["remaining-tokens"] == "100"
    assert limits_of(refused)["remaining-requests"] == "999"
    clock.now += 10.0
    assert ask(simulator, 201).status_code == 429
    clock.now += 0.1
    assert ask(simulator, 201).status_code == 200


def test_generated_tokens_may_overdraw_the_minute(simulator: Simulator, clock: Clock) -> None:
    assert limits_of(ask(simulator, 600))["remaining-tokens"] == "0"
    refused = ask(simulator, 10)

    assert "Used 605, Requested 10. Please try again in 1.5s." in refused.json()["error"]["message"]
    clock.now += 1.5
    assert ask(simulator, 10).status_code == 200


def test_a_request_beyond_the_limit_itself_is_too_large(simulator: Simulator) -> None:
    refused = ask(simulator, 601)

    assert refused.status_code == 413
    error = refused.json()["error"]
    assert (error["type"], error["code"]) == ("tokens", "rate_limit_exceeded")
    assert error["message"].startswith("Request too large for model `llama-3.1-8b-instant` in ")
    assert "Limit 600, Requested 601, please reduce your message size" in error["message"]
    assert int(refused.headers["retry-after"]) >= 1


def test_requests_beyond_the_day_are_refused() -> None:
    clock = Clock()
    with Simulator(limits=Limits(requests_per_day=2), clock=clock) as simulator:
        assert [ask(simulator, 10).status_code for _ in range(3)] == [200, 200, 429]
        refused = ask(simulator, 10)
        clock.now += 43_200
        later = ask(simulator, 10)

    error = refused.json()["error"]
    assert error["type"] == "requests"
    assert "on requests per day (RPD): Limit 2, Used 2, Requested 1." in error["message"]
    assert error["message"].endswith("Please try again in 12h0m0s.")
    assert refused.headers["retry-after"] == "43200"
    assert later.status_code == 200


def test_each_key_and_each_model_has_its_own(simulator: Simulator) -> None:
    ask(simulator, 500)

    assert ask(simulator, 500).status_code == 429
    assert ask(simulator, 500, key="gsk_b").status_code == 200
    assert ask(simulator, 500, model="llama-3.3-70b-versatile").status_code == 200


def test_a_stream_tells_its_limits_before_it_is_generated(simulator: Simulator) -> None:
    streamed = ask(simulator, 95, stream=True)

    assert limits_of(streamed)["remaining-tokens"] == "505"
    assert limits_of(ask(simulator, 95))["remaining-tokens"] == "400"


def test_seconds_of_audio_are_counted_by_the_hour_and_ten_at_least(
    simulator: Simulator, clock: Clock
) -> None:
    assert limits_of(transcribe(simulator, 2)) == {
        "limit-requests": "1000",
        "remaining-requests": "999",
        "reset-requests": "1m26.4s",
        "limit-audio-seconds": "60",
        "remaining-audio-seconds": "50",
        "reset-audio-seconds": "10m0s",
    }
    assert limits_of(transcribe(simulator, 32))["remaining-audio-seconds"] == "18"
    refused = transcribe(simulator, 20)

    assert refused.status_code == 429
    error = refused.json()["error"]
    assert (error["type"], error["code"]) == ("seconds", "rate_limit_exceeded")
    assert (
        "on seconds of audio per hour (ASPH): Limit 60, Used 42, Requested 20. "
        "Please try again in 2m0s."
    ) in error["message"]
    clock.now += 120
    assert transcribe(simulator, 20).status_code == 200
    assert transcribe(simulator, 61).status_code == 413


def test_without_limits_of_its_own_a_simulator_has_those_of_the_free_tier() -> None:
    with Simulator() as simulator:
        told = limits_of(ask(simulator, 10)) | limits_of(transcribe(simulator, 1))

    assert told["limit-tokens"] == "8000"
    assert told["limit-audio-seconds"] == "7200"
    assert told["limit-requests"] == "2000"


@pytest.mark.parametrize("name", Limits.__dataclass_fields__)
def test_a_limit_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} must be at least 1, not 0"):
        Limits(**{name: 0})


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
