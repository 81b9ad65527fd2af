"""Answers take as long as Groq says that its models take, if that is asked for."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from groq import Groq
from groq.testing.simulator import Simulator
from groq.testing.simulator.catalogue import MODELS, find_model
from groq.testing.simulator.speeds import Pacer, Speeds

if TYPE_CHECKING:
    from collections.abc import Callable

ASKED: dict[str, Any] = {
    "model": "openai/gpt-oss-120b",
    "messages": [{"role": "user", "content": "How do locks lift boats?"}],
}
SOUND: dict[str, Any] = {"model": "whisper-large-v3", "url": "https://example.org/tide.wav"}


def client_of(simulator: Simulator) -> Groq:
    return Groq(api_key="gsk_x", base_url=simulator.base_url)


def seconds(call: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.monotonic()
    return call(), time.monotonic() - begun


@pytest.mark.parametrize(
    ("model", "rate"),
    [
        ("openai/gpt-oss-120b", 500),
        ("openai/gpt-oss-20b", 1000),
        ("llama-3.3-70b-versatile", 280),
        ("llama-3.1-8b-instant", 560),
    ],
)
def test_usage_tells_the_published_speed_of_the_model(model: str, rate: int) -> None:
    with Simulator() as simulator, client_of(simulator) as client:
        usage = client.chat.create(**{**ASKED, "model": model}).usage
    assert usage is not None
    assert usage.completion_time == pytest.approx(usage.completion_tokens / rate)
    assert usage.prompt_time is not None
    assert usage.completion_time is not None
    assert usage.total_time == pytest.approx(usage.prompt_time + usage.completion_time)


def test_a_tuned_model_has_the_speed_of_its_base() -> None:
    model = find_model("openai/gpt-oss-20b")
    tuned = type(model)("ft:openai/gpt-oss-20b:org_1/2", "you", 0)
    assert Speeds(1).times(tuned, 0, 1000).completion == pytest.approx(1.0)


def test_without_a_speed_nothing_takes_time() -> None:
    speeds = Speeds(None)
    for model in MODELS:
        assert speeds.pacer(model) is None
        assert speeds.hearing(model, 3600) == 0
    assert speeds.delay(speeds.times(MODELS[0], 10, 10).all) == 0


def test_a_whole_answer_takes_what_its_usage_tells() -> None:
    with Simulator(speed=0.5) as simulator, client_of(simulator) as client:
        answer, taken = seconds(lambda: client.chat.create(**ASKED))
    usage = answer.usage
    told = usage.queue_time + usage.total_time
    assert told > 0.3
    assert told <= taken < told + 0.5


def test_a_stream_takes_what_its_usage_tells() -> None:
    with Simulator(speed=0.5) as simulator, client_of(simulator) as client:
        begun = time.monotonic()
        with client.chat.create_stream(**ASKED) as stream:
            arrived = [(time.monotonic(), chunk) for chunk in stream]
    times, usage = [at for at, _ in arrived], arrived[-1][1].usage
    assert usage is not None
    assert times[0] - begun >= (usage.queue_time or 0) + (usage.prompt_time or 0)
    told = usage.completion_time or 0
    assert told * 0.9 <= times[-1] - times[0] < told + 0.5
    assert max(later - earlier for earlier, later in pairwise(times)) < told / 2  # not all at once


def test_a_response_takes_its_time() -> None:
    with Simulator(speed=0.5) as simulator, client_of(simulator) as client:
        asked = {"model": ASKED["model"], "input": "How do locks lift boats?"}
        answer, taken = seconds(lambda: client.responses.create(**asked))
        with client.responses.create_stream(**asked) as stream:
            _, streamed = seconds(lambda: list(stream))
    told = answer.usage.output_tokens / 250
    assert told <= taken < told + 0.6
    assert told * 0.9 <= streamed < told + 0.6  # its first event has come when the stream is there


def test_twice_the_speed_is_half_the_time() -> None:
    with Simulator(speed=2) as simulator, client_of(simulator) as client:
        usage = client.chat.create(**ASKED).usage
    assert usage is not None
    assert usage.completion_time == pytest.approx(usage.completion_tokens / 1000)


def test_a_transcript_takes_a_part_of_the_length_of_the_sound() -> None:
    assert Speeds(1).hearing(find_model("whisper-large-v3"), 189) == pytest.approx(1.03)
    assert Speeds(2).hearing(find_model("whisper-large-v3-turbo"), 216) == pytest.approx(0.515)
    with Simulator(speed=0.1) as simulator, client_of(simulator) as client:
        _, taken = seconds(lambda: client.audio.transcribe(**SOUND))  # taken for ten seconds long
    assert 0.8 < taken < 1.5


def test_an_ordered_pace_goes_before_the_speed() -> None:
    with Simulator(speed=0.01) as simulator, client_of(simulator) as client:
        simulator.reply("One two three.", tokens_per_second=1000)
        with client.chat.create_stream(**{**ASKED, "messages": ASKED["messages"]}) as stream:
            begun = time.monotonic()
            assert "".join(chunk.content or "" for chunk in stream) == "One two three."
        assert time.monotonic() - begun < 1


def test_a_pacer_counts_what_it_is_told() -> None:
    pacer = Pacer(10)
    assert pacer.take() == 0
    pacer.generate(5)
    pacer.generate(10)
    assert pacer.take() == pytest.approx(1.5)
    assert pacer.take() == 0


@pytest.mark.parametrize("speed", [0, -1, float("inf"), float("nan")])
def test_a_speed_that_is_none_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match=f"speed must be above 0 and finite, not {speed}"):
        Simulator(speed=speed)
