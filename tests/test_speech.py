from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from groq import ModelError, NetworkError, RateLimitError, ResponseParseError, ValidationError
from groq._speech import Speech

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    from tests.conftest import World

pytestmark = pytest.mark.anyio

PATH = "/openai/v1/audio/speech"
MODEL = "canopylabs/orpheus-v1-english"
TEXT = "Mind the gap."
ASK: dict[str, Any] = {"model": MODEL, "voice": "hannah"}
SENT = {**ASK, "input": TEXT, "response_format": "wav"}
# As the service sends a file whose length it does not know yet; every byte value is in it.
WAV = b"RIFF\xff\xff\xff\xffWAVEfmt " + bytes(range(256)) * 300


async def test_a_text_is_read_aloud(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, WAV, {"x-request-id": "req_1"})
    speech = await server_world.settle(server_world.client().audio.speak(TEXT, **ASK))
    assert type(speech) is Speech
    assert speech.content == WAV
    assert speech.content_type == "audio/wav"
    assert speech.request_id == speech.headers["x-request-id"] == "req_1"
    assert [attempt.status_code for attempt in speech.attempts] == [200]


async def test_a_sound_that_comes_in_pieces_is_put_together(
    server_world: World, httpserver: HTTPServer
) -> None:
    pieces = [WAV[at : at + 1000] for at in range(0, len(WAV), 1000)]
    httpserver.expect_request(PATH).respond_with_response(
        Response(iter(pieces), 200, content_type="audio/wav")
    )
    client = server_world.client(max_connections=1)
    speech = await server_world.settle(client.audio.speak(TEXT, **ASK))
    assert speech.content == WAV


async def test_a_sound_is_written_over_what_was_there(
    server_world: World, httpserver: HTTPServer, tmp_path: Path
) -> None:
    serve(httpserver, WAV)
    speech = await server_world.settle(server_world.client().audio.speak(TEXT, **ASK))
    file = tmp_path / "gap.wav"
    file.write_bytes(b"a longer file than before" * 10_000)
    speech.write_to(file)
    assert file.read_bytes() == WAV
    speech.write_to(str(tmp_path / "again.wav"))
    assert (tmp_path / "again.wav").read_bytes() == WAV
    with pytest.raises(FileNotFoundError):
        speech.write_to(tmp_path / "no such folder" / "gap.wav")


async def test_a_speech_is_a_value(server_world: World, httpserver: HTTPServer) -> None:
    serve(httpserver, WAV, {"x-request-id": "req_1"})
    client = server_world.client()
    one, two = [await server_world.settle(client.audio.speak(TEXT, **ASK)) for _ in range(2)]
    assert one == two
    assert hash(one) == hash(two)
    assert one != Speech(content=WAV, content_type="audio/mpeg", headers={})
    assert len(repr(one)) < 100
    copy = pickle.loads(pickle.dumps(one))  # noqa: S301  it is our own
    assert copy == one
    assert (copy.request_id, copy.attempts) == ("req_1", one.attempts)
    with pytest.raises(AttributeError):
        one.content = b""


@pytest.mark.parametrize(
    ("parameters", "sent"),
    [
        ({}, SENT),
        ({"response_format": "mp3"}, {**SENT, "response_format": "mp3"}),
        ({"response_format": None}, {**ASK, "input": TEXT}),
        ({"sample_rate": 24000, "speed": 1.5}, {**SENT, "sample_rate": 24000, "speed": 1.5}),
        ({"voice": "brand-new"}, {**SENT, "voice": "brand-new"}),
        ({"extra_body": {"mood": "calm"}}, {**SENT, "mood": "calm"}),
    ],
)
async def test_the_request_is_what_was_asked_and_nothing_more(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], sent: dict[str, Any]
) -> None:
    serve(httpserver, WAV)
    ask = {**ASK, **parameters, "extra_headers": {"x-team": "canals"}}
    await server_world.settle(server_world.client().audio.speak(TEXT, **ask))
    ((request, _),) = httpserver.log
    assert request.method == "POST"
    assert request.json == sent
    assert request.headers["Accept"] == "*/*"
    assert request.headers["Content-Type"] == "application/json"
    assert request.headers["Authorization"].startswith("Bearer gsk_test")
    assert request.headers["X-Team"] == "canals"


@pytest.mark.parametrize(
    ("parameters", "param"),
    [
        ({"input": ""}, "input"),
        ({"input": None}, "input"),
        ({"input": ["a"]}, "input"),
        ({"model": ""}, "model"),
        ({"voice": ""}, "voice"),
        ({"voice": None}, "voice"),
        ({"response_format": 5}, "response_format"),
        ({"sample_rate": "48000"}, "sample_rate"),
        ({"sample_rate": True}, "sample_rate"),
        ({"speed": 0.4}, "speed"),
        ({"speed": 5.1}, "speed"),
        ({"speed": float("nan")}, "speed"),
        ({"deadline": 0}, "deadline"),
    ],
)
async def test_bad_input_is_refused_before_anything_is_sent(
    server_world: World, httpserver: HTTPServer, parameters: dict[str, Any], param: str
) -> None:
    ask = {"input": TEXT, **ASK, **parameters}
    with pytest.raises(ValidationError) as refused:
        await server_world.settle(server_world.client().audio.speak(**ask))
    assert refused.value.param == param
    assert httpserver.log == []


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [
        (400, {"message": "no", "param": "input"}, ValidationError),
        (404, {"message": "no", "code": "model_not_found"}, ModelError),
        (429, {"message": "no", "code": "rate_limit_exceeded"}, RateLimitError),
    ],
)
async def test_an_error_is_the_error_of_any_call(
    server_world: World,
    httpserver: HTTPServer,
    status: int,
    error: dict[str, str],
    expected: type[Exception],
) -> None:
    httpserver.expect_request(PATH).respond_with_json({"error": error}, status=status)
    client = server_world.client(max_retries=0)
    with pytest.raises(expected) as raised:
        await server_world.settle(client.audio.speak(TEXT, **ASK))
    assert type(raised.value) is expected
    assert "no" in str(raised.value)


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"", "audio/wav"),
        (b"{}", "application/json"),
        (b'{"error":{"message":"odd"}}', "Application/JSON; charset=utf-8"),
        (b"<html>Please log in", "text/html"),
    ],
)
async def test_what_is_no_sound_is_an_error_with_the_request_id(
    server_world: World, httpserver: HTTPServer, content: bytes, content_type: str
) -> None:
    serve(httpserver, content, {"x-request-id": "req_1"}, content_type)
    with pytest.raises(ResponseParseError, match="no sound") as raised:
        await server_world.settle(server_world.client().audio.speak(TEXT, **ASK))
    assert raised.value.request_id == "req_1"


async def test_a_sound_without_a_type_is_what_was_documented(
    server_world: World, httpserver: HTTPServer
) -> None:
    answer = Response(WAV, 200)
    del answer.headers["Content-Type"]
    httpserver.expect_request(PATH).respond_with_response(answer)
    speech = await server_world.settle(server_world.client().audio.speak(TEXT, **ASK))
    assert speech.content_type == "audio/wav"


async def test_a_sound_that_breaks_off_is_asked_for_again(
    server_world: World, httpserver: HTTPServer
) -> None:
    headers = {"Content-Length": str(len(WAV) + 1)}
    httpserver.expect_oneshot_request(PATH).respond_with_response(
        Response(iter([WAV]), 200, headers, "audio/wav")
    )
    httpserver.expect_oneshot_request(PATH).respond_with_data(WAV, content_type="audio/wav")
    speech = await server_world.settle(server_world.client().audio.speak(TEXT, **ASK))
    assert speech.content == WAV
    first, second = speech.attempts
    assert first.error is not None
    assert second.error is None


async def test_a_sound_that_breaks_off_for_good_is_a_network_error(
    server_world: World, httpserver: HTTPServer
) -> None:
    headers = {"Content-Length": str(len(WAV) + 1)}
    httpserver.expect_request(PATH).respond_with_response(
        Response(iter([WAV]), 200, headers, "audio/wav")
    )
    with pytest.raises(NetworkError):
        await server_world.settle(server_world.client(max_retries=0).audio.speak(TEXT, **ASK))


async def test_a_call_uses_the_limits_of_its_model(
    server_world: World, httpserver: HTTPServer
) -> None:
    spent = {
        "x-ratelimit-limit-tokens": "1000",
        "x-ratelimit-remaining-tokens": "5",
        "x-ratelimit-reset-tokens": "59s",
    }
    serve(httpserver, WAV, spent)
    client = server_world.client(max_wait=1)
    await server_world.settle(client.audio.speak(TEXT, **ASK))
    status = client.rate_limit_status(MODEL)
    assert (status.tokens_limit, status.calls_under_way) == (1000, 0)
    with pytest.raises(RateLimitError, match="not sent"):
        await server_world.settle(client.audio.speak(TEXT, **ASK))
    assert len(httpserver.log) == 1


def serve(
    httpserver: HTTPServer,
    content: bytes,
    headers: dict[str, str] | None = None,
    content_type: str = "audio/wav",
) -> None:
    """Answer every request for a speech with this."""
    httpserver.expect_request(PATH).respond_with_data(
        content, headers=headers, content_type=content_type
    )
