"""Rate limits of the simulator, as a caller sees them."""

from __future__ import annotations

import io
import re
import wave
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.limits import COUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator

ANSWER_TOKENS = 5
SHORT: dict[str, Any] = {"model": "llama-3.1-8b-instant", "max_completion_tokens": ANSWER_TOKENS}


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


@pytest.mark.parametrize("name", COUNTS)
def test_a_limit_of_nothing_is_refused(name: str) -> None:
    none_left: dict[str, Any] = {name: 0}
    with pytest.raises(ValueError, match=f"{name} must be at least 1, not 0"):
        Limits(**none_left)


def refusal(response: httpx.Response) -> tuple[str, str, str]:
    """Type of the refusal, its message from the dimension on, and its `retry-after`."""
    assert response.status_code == 429, response.text
    error = response.json()["error"]
    assert error["code"] == "rate_limit_exceeded"
    subject = re.match(
        r"Rate limit reached for model `.+?` in organization `.+?` ", error["message"]
    )
    assert subject
    text = error["message"][subject.end() :].removeprefix("service tier `on_demand` on ")
    return error["type"], text, response.headers["retry-after"]


@pytest.mark.parametrize(
    ("limits", "kind", "text", "wait"),
    [
        (
            Limits(requests_per_minute=2),
            "requests",
            "requests per minute (RPM): Limit 2, Used 2, Requested 1. Please try again in 30s.",
            30.0,
        ),
        (
            Limits(tokens_per_day=100),
            "tokens",
            "tokens per day (TPD): Limit 100, Used 90, Requested 40. Please try again in 7h12m0s.",
            25_920.0,
        ),
        (
            Limits(input_tokens_per_minute=100),
            "tokens",
            (
                "input tokens per minute (ITPM): Limit 100, Used 80, Requested 40. "
                "Please try again in 12s."
            ),
            12.0,
        ),
        (
            Limits(output_tokens_per_minute=6),
            "tokens",
            (
                "output tokens per minute (OTPM): Limit 6, Used 10, Requested 1. "
                "Please try again in 50s."
            ),
            50.0,
        ),
    ],
)
def test_each_limit_refuses_in_its_own_words_until_the_time_that_it_tells(
    limits: Limits, kind: str, text: str, wait: float
) -> None:
    clock = Clock()
    with Simulator(limits=limits, clock=clock) as simulator:
        assert [ask(simulator, 40).status_code for _ in range(2)] == [200, 200]
        refused = ask(simulator, 40)
        clock.now += wait - 0.01
        early = ask(simulator, 40)
        clock.now += 0.01
        later = ask(simulator, 40)

    assert refusal(refused) == (kind, text, f"{wait:.0f}")
    assert limits_of(refused)["limit-tokens"] == "8000"
    assert set(limits_of(refused)) == set(limits_of(later))
    assert (early.status_code, later.status_code) == (429, 200)


def test_seconds_of_audio_are_counted_by_the_day_too() -> None:
    clock = Clock()
    with Simulator(limits=Limits(audio_seconds_per_day=30), clock=clock) as simulator:
        assert transcribe(simulator, 20).status_code == 200
        refused = transcribe(simulator, 16)
        clock.now += 17_280
        later = transcribe(simulator, 16)

    assert refusal(refused) == (
        "seconds",
        (
            "seconds of audio per day (ASPD): Limit 30, Used 20, Requested 16. "
            "Please try again in 4h48m0s."
        ),
        "17280",
    )
    assert later.status_code == 200


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        (Limits(input_tokens_per_minute=99), "input tokens per minute (ITPM): Limit 99"),
        (Limits(tokens_per_day=99), "tokens per day (TPD): Limit 99"),
    ],
)
def test_a_prompt_beyond_any_limit_of_tokens_is_too_large(limits: Limits, text: str) -> None:
    with Simulator(limits=limits) as simulator:
        refused = ask(simulator, 100)

    assert refused.status_code == 413
    assert f"on {text}, Requested 100, please reduce" in refused.json()["error"]["message"]


def test_of_several_limits_that_refuse_the_longest_wait_is_told() -> None:
    limits = Limits(requests_per_minute=2, tokens_per_minute=50)
    with Simulator(limits=limits, clock=Clock()) as simulator:
        ask(simulator, 20)
        ask(simulator, 20)
        small, large = refusal(ask(simulator, 10)), refusal(ask(simulator, 45))

    assert small[1].startswith("requests per minute (RPM): Limit 2, Used 2")
    assert small[2] == "30"  # where the tokens would be there after 12 s
    assert large[1].startswith("tokens per minute (TPM): Limit 50, Used 50")
    assert large[2] == "54"


def test_a_refusal_counts_nothing() -> None:
    limits = Limits(requests_per_minute=1, tokens_per_day=1000, output_tokens_per_minute=500)
    with Simulator(limits=limits, clock=Clock()) as simulator:
        first = limits_of(ask(simulator, 45))
        ask(simulator, 45)

        assert limits_of(ask(simulator, 45)) == first


def test_a_window_gives_all_back_at_its_end_and_nothing_before() -> None:
    clock = Clock()
    limits = Limits(tokens_per_minute=100, requests_per_day=10, refill="window")
    with Simulator(limits=limits, clock=clock) as simulator:
        first = ask(simulator, 75)
        clock.now += 45.5
        refused = ask(simulator, 21)
        clock.now += 14.4
        early = ask(simulator, 21)
        clock.now += 0.1
        later = ask(simulator, 21)

    assert limits_of(first)["remaining-tokens"] == "20"
    assert limits_of(first)["reset-tokens"] == "1m0s"
    assert limits_of(first)["reset-requests"] == "24h0m0s"
    assert refusal(refused) == (
        "tokens",
        "tokens per minute (TPM): Limit 100, Used 80, Requested 21. Please try again in 14.5s.",
        "15",
    )
    assert limits_of(early)["remaining-tokens"] == "20"
    assert limits_of(early)["reset-tokens"] == "100ms"
    assert limits_of(later)["remaining-tokens"] == "74"
    assert limits_of(later)["reset-tokens"] == "1m0s"
    assert limits_of(later)["remaining-requests"] == "8"


def test_scaled_limits_come_back_sooner_and_tell_real_seconds() -> None:
    clock = Clock()
    limits = Limits(tokens_per_minute=600, requests_per_minute=1000, time_scale=40)
    with Simulator(limits=limits, clock=clock) as simulator:
        first = ask(simulator, 495)
        refused = ask(simulator, 201)
        clock.now += 0.252
        early = ask(simulator, 201)
        clock.now += 0.001
        later = ask(simulator, 201)

    assert limits_of(first)["reset-tokens"] == "1.25s"
    assert limits_of(first)["reset-requests"] == "2.16s"
    assert refusal(refused) == (
        "tokens",
        "tokens per minute (TPM): Limit 600, Used 500, Requested 201. Please try again in 253ms.",
        "0.253",
    )
    assert (early.status_code, later.status_code) == (429, 200)


def test_scaled_windows_are_shorter() -> None:
    clock = Clock()
    limits = Limits(requests_per_minute=1, refill="window", time_scale=60)
    with Simulator(limits=limits, clock=clock) as simulator:
        ask(simulator, 10)
        clock.now += 0.25
        refused = ask(simulator, 10)
        clock.now += 0.75
        later = ask(simulator, 10)

    assert refusal(refused)[1].endswith("Please try again in 750ms.")
    assert refused.headers["retry-after"] == "0.75"
    assert later.status_code == 200


def test_a_model_may_have_limits_of_its_own() -> None:
    own = {"llama-3.1-8b-instant": Limits(requests_per_minute=1, tokens_per_minute=500)}
    limits = Limits(tokens_per_minute=700)
    with Simulator(limits=limits, limits_by_model=own, clock=Clock()) as simulator:
        ask(simulator, 10)
        refused = ask(simulator, 10)
        other = [ask(simulator, 10, model="llama-3.3-70b-versatile") for _ in range(2)]

    assert refusal(refused)[1].startswith("requests per minute (RPM): Limit 1")
    assert limits_of(refused)["limit-tokens"] == "500"
    assert [limits_of(answer)["limit-tokens"] for answer in other] == ["700", "700"]


def test_limits_of_a_model_that_is_not_there_are_refused() -> None:
    with pytest.raises(ValueError, match="limits_by_model: there is no model 'groq/compound'"):
        Simulator(limits_by_model={"groq/compound": Limits()})


def test_a_request_that_is_refused_for_what_it_says_tells_the_limits_too(
    simulator: Simulator,
) -> None:
    before = limits_of(ask(simulator, 95))
    invalid = ask(simulator, 95, n=3)
    no_audio = transcribe(simulator, 0)
    unknown = ask(simulator, 95, model="groq/compound")

    assert (invalid.status_code, limits_of(invalid)) == (400, before)
    assert (no_audio.status_code, limits_of(no_audio)["remaining-requests"]) == (400, "1000")
    assert (unknown.status_code, limits_of(unknown)) == (404, {})


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"refill": "now"}, "refill must be 'even' or 'window', not 'now'"),
        ({"time_scale": 0}, "time_scale must be above 0 and finite, not 0"),
        ({"time_scale": float("inf")}, "time_scale must be above 0 and finite, not inf"),
    ],
)
def test_a_refill_or_a_scale_without_sense_is_refused(
    settings: dict[str, Any], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Limits(**settings)
