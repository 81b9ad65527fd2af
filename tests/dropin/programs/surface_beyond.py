# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""What consumers look for although the official SDK does not have it, or not any more."""

from __future__ import annotations

import copy
import pickle
import tempfile
from pathlib import Path

import httpx
from expecting import MESSAGES, MODEL, SPEECH, answering, error_of, silence

import groq

BODY = {"error": {"message": "over", "type": "tokens", "code": "rate_limit_exceeded"}}


def _limited() -> groq.RateLimitError:
    client = groq.Groq(
        http_client=answering(httpx.Response(429, json=BODY, headers={"retry-after": "900"})),
        max_retries=0,
    )
    return error_of(
        groq.RateLimitError,
        lambda: client.chat.completions.create(model=MODEL, messages=MESSAGES),
    )


def binary_results_have_content() -> None:
    speech = groq.Groq().audio.speech.create(**SPEECH)
    assert speech.content == speech.read()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        speech.stream_to_file(path)
        assert path.read_bytes() == speech.content


def errors_have_a_code() -> None:
    assert _limited().code == "rate_limit_exceeded"


def errors_are_pickled_and_copied() -> None:
    error = _limited()
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301  our own
        assert type(twin) is type(error)
        assert (twin.status_code, twin.body) == (error.status_code, error.body)
        assert twin.response.json() == BODY


def the_key_is_not_in_the_request_of_an_error() -> None:
    error = _limited()
    assert "authorization" not in error.request.headers
    assert "authorization" not in error.response.request.headers


def verbose_transcriptions_are_typed() -> None:
    heard = groq.Groq().audio.transcriptions.create(
        file=("silence.wav", silence()),
        model="whisper-large-v3",
        response_format="verbose_json",
    )
    assert heard.segments[0].start == 0


def options_of_streams_are_parameters() -> None:
    stream = groq.Groq().chat.completions.create(
        model=MODEL, messages=MESSAGES, stream=True, stream_options={"include_usage": True}
    )
    assert any(chunk.usage for chunk in stream)
