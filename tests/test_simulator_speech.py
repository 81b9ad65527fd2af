"""Speech of the simulator: a tone for each word."""

from __future__ import annotations

import io
import struct
import wave
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from groq.testing import Limits, Simulator
from groq.testing.simulator.recordings import duration
from groq.testing.simulator.speech_request import BODY
from groq_api.api.audio.create_speech import BODY_SCHEMA
from tests.simulator_document import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH, ARABIC = "canopylabs/orpheus-v1-english", "canopylabs/orpheus-arabic-saudi"
TEXT = "Mind the gap."


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with Simulator(limits=Limits(10**6, 10**9)) as simulator, connect(simulator) as connected:
        yield connected


def connect(simulator: Simulator) -> httpx.Client:
    headers = {"authorization": "Bearer gsk_test"}
    return httpx.Client(base_url=f"{simulator.base_url}/openai/v1", headers=headers)


def post(client: httpx.Client, **body: Any) -> httpx.Response:
    given = {"model": ENGLISH, "voice": "troy", "input": TEXT, **body}
    return client.post("/audio/speech", json=given)


def speak(client: httpx.Client, **body: Any) -> bytes:
    answer = post(client, **body)
    assert answer.status_code == 200, answer.text
    return answer.content


def samples(content: bytes) -> list[int]:
    """What other software reads from the file."""
    with wave.open(io.BytesIO(content)) as sound:
        frames = sound.readframes(sound.getnframes())
    return list(struct.unpack(f"<{len(frames) // 2}h", frames))


def test_it_is_a_wave_file_that_is_sent_in_pieces(client: httpx.Client) -> None:
    answer = post(client)

    assert answer.headers["content-type"] == "audio/wav"
    assert answer.headers["transfer-encoding"] == "chunked"
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth()) == (1, 2)
        assert sound.getframerate() == 48000


def test_its_header_tells_no_sizes_as_that_of_the_service(client: httpx.Client) -> None:
    content = speak(client)

    assert content[4:8] == content[40:44] == b"\xff\xff\xff\xff"


def test_words_sound_and_gaps_are_silent(client: httpx.Client) -> None:
    heard = samples(speak(client, input="a   a", sample_rate=8000))

    fifth = len(heard) // 5
    assert max(heard[:fifth]) > 1000
    assert min(heard[:fifth]) < -1000
    assert set(heard[fifth : 4 * fifth]) == {0}
    assert max(heard[4 * fifth :]) > 1000


@pytest.mark.parametrize(
    ("body", "seconds"),
    [
        ({}, 0.78),
        ({"input": TEXT * 2}, 1.56),
        ({"speed": 2}, 0.39),
        ({"speed": 0.5, "sample_rate": 22050}, 1.56),
        ({"input": ""}, 0),
    ],
)
def test_its_length_is_that_of_the_text_at_the_speed(
    client: httpx.Client, body: dict[str, Any], seconds: float
) -> None:
    content = speak(client, **body)

    assert duration(content) == pytest.approx(seconds, abs=1e-3)
    assert len(samples(content)) / body.get("sample_rate", 48000) == pytest.approx(
        seconds, abs=1e-3
    )


def test_the_same_text_sounds_the_same_in_the_same_voice_only(client: httpx.Client) -> None:
    assert speak(client) == speak(client)
    assert speak(client) != speak(client, voice="diana")


def test_what_was_spoken_can_be_heard_by_the_simulator(client: httpx.Client) -> None:
    files = {"file": ("speech.wav", speak(client))}
    data = {"model": "whisper-large-v3", "response_format": "verbose_json"}
    heard = client.post("/audio/transcriptions", files=files, data=data).json()

    assert heard["duration"] == 0.78


@pytest.mark.parametrize("response_format", ["wav"])
def test_wave_may_be_asked_for(client: httpx.Client, response_format: str) -> None:
    assert speak(client, response_format=response_format) == speak(client)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"input": "x" * 201}, "'input' : length must be at most 200"),
        ({"input": None}, "'input' : value must be a string"),
        ({"format": "wav"}, "property 'format' is unsupported"),
        ({"response_format": "aiff"}, "response_format must be one of [flac mp3 mulaw ogg wav]"),
        ({"response_format": "mp3"}, f"The model `{ENGLISH}` makes no mp3, only wav"),
        (
            {"voice": "fahad"},
            "voice must be one of [autumn diana hannah austin daniel troy]",
        ),
        (
            {"model": ARABIC},
            "voice must be one of [abdullah fahad sultan lulwa noura aisha]",
        ),
        ({"sample_rate": 11025}, "'sample_rate' : value must be one of ['8000', '16000', "),
        ({"speed": 0.4}, "'speed' : number must be at least 0.5"),
        ({"speed": 5.1}, "'speed' : number must be at most 5"),
        ({"model": "openai/gpt-oss-20b"}, "The model `openai/gpt-oss-20b` does not support speech"),
    ],
)
def test_what_the_service_does_not_take_is_refused(
    client: httpx.Client, body: dict[str, Any], expected: str
) -> None:
    answer = post(client, **body)

    assert answer.status_code == 400
    assert expected in answer.json()["error"]["message"]
    assert answer.json()["error"]["type"] == "invalid_request_error"


def test_speaking_models_do_not_chat_or_hear(client: httpx.Client) -> None:
    chat = {"model": ENGLISH, "messages": [{"role": "user", "content": "Hello"}]}
    answers = [
        client.post("/chat/completions", json=chat),
        client.post(
            "/audio/transcriptions", files={"file": ("a.wav", b"")}, data={"model": ENGLISH}
        ),
    ]

    assert [answer.json()["error"]["message"] for answer in answers] == [
        f"The model `{ENGLISH}` does not support chat completions",
        f"The model `{ENGLISH}` does not support audio",
    ]


def test_the_limits_are_those_of_the_free_tier_and_the_text_counts() -> None:
    with Simulator(clock=lambda: 1e9) as simulator, connect(simulator) as client:
        headers = post(client, input="x" * 40).headers

    assert headers["x-ratelimit-limit-requests"] == "100"
    assert headers["x-ratelimit-limit-tokens"] == "1200"
    assert headers["x-ratelimit-remaining-tokens"] == "1190"
    assert headers["x-ratelimit-remaining-requests"] == "99"


def test_who_is_above_a_limit_hears_nothing() -> None:
    limits = Limits(tokens_per_minute=10)
    with Simulator(limits=limits, clock=lambda: 1e9) as simulator, connect(simulator) as client:
        assert post(client, input="x" * 40).status_code == 200
        late, long = post(client, input="x"), post(client, input="x" * 41)

    assert (late.status_code, late.json()["error"]["type"]) == (429, "tokens")
    assert late.headers["retry-after"] == "6"
    assert (long.status_code, long.json()["error"]["code"]) == (413, "rate_limit_exceeded")


def test_the_properties_it_knows_are_those_of_the_document() -> None:
    assert differences(BODY, BODY_SCHEMA) == []
