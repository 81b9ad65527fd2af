"""POST /openai/v1/audio/transcriptions and POST /openai/v1/audio/translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.audio_request import AudioRequest, parse_audio_request
from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.forms import form_of
from groq.testing.simulator.replies import Reply, json_reply
from groq.testing.simulator.transcripts import (
    Transcript,
    describe_segment,
    describe_word,
    transcript,
)

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.forms import Form
    from groq.testing.simulator.wire import JsonObject

_LEAST_BILLED_SECONDS = 10.0


def create_transcription(exchange: Exchange) -> Reply:
    """Transcribe an upload; raises `ApiError`."""
    return _hear(exchange, "transcribe")


def create_translation(exchange: Exchange) -> Reply:
    """Translate an upload into English; raises `ApiError`."""
    return _hear(exchange, "translate")


def heard(body: JsonObject, exchange: Exchange, task: str) -> JsonObject | str:
    """What is heard in the recording that a JSON body names, whatever the quota.

    Raises `ApiError`.
    """
    request = _parse(form_of(body), task)
    return _body(request, _transcript(exchange, request, task), task, exchange.request_id)


def _hear(exchange: Exchange, task: str) -> Reply:
    request = _parse(exchange.request.form(), task)
    now = exchange.request.time
    quota = exchange.quota(request.model)
    quota.admit(now, max(request.duration, _LEAST_BILLED_SECONDS))
    body = _body(request, _transcript(exchange, request, task), task, exchange.request_id)
    headers, delay = quota.headers(now), exchange.speeds.hearing(request.model, request.duration)
    if isinstance(body, str):
        return Reply(200, body.encode() + b"\n", "text/plain", headers, delay)
    return json_reply(body, headers, delay)


def _parse(form: Form, task: str) -> AudioRequest:
    request = parse_audio_request(form)
    if task == "translate" and not request.model.translates:
        raise bad_request(f"The model `{request.model.id}` does not support translation")
    return request


def _transcript(exchange: Exchange, request: AudioRequest, task: str) -> Transcript:
    if exchange.scripted is not None:
        return exchange.scripted.transcript(request.duration)
    return transcript(task, request.model.id, request.source, request.duration)


def _body(request: AudioRequest, heard: Transcript, task: str, request_id: str) -> JsonObject | str:
    """The text alone, or an object with it."""
    x_groq = {"id": request_id}
    if request.response_format == "text":
        return heard.text
    if request.response_format == "json":
        return {"text": heard.text, "x_groq": x_groq}
    return {**_verbose(request, heard, task), "x_groq": x_groq}


def _verbose(request: AudioRequest, heard: Transcript, task: str) -> JsonObject:
    body: JsonObject = {
        "task": task,
        "language": "English",  # which the simulated sentences are in, whatever was uploaded
        "duration": round(heard.duration, 2),
        "text": heard.text,
    }
    if "word" in request.granularities:
        body["words"] = [describe_word(word) for word in heard.words()]
    if "segment" in request.granularities:
        segments = enumerate(heard.segments())
        body["segments"] = [describe_segment(number, segment) for number, segment in segments]
    return body
