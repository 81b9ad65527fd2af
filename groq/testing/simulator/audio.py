"""POST /openai/v1/audio/transcriptions and POST /openai/v1/audio/translations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.audio_request import AudioRequest, parse_audio_request
from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.replies import Reply, json_reply
from groq.testing.simulator.transcripts import (
    Transcript,
    describe_segment,
    describe_word,
    transcript,
)

if TYPE_CHECKING:
    from groq.testing.simulator.exchange import Exchange
    from groq.testing.simulator.replies import Headers
    from groq.testing.simulator.wire import JsonObject

_LEAST_BILLED_SECONDS = 10.0


def create_transcription(exchange: Exchange) -> Reply:
    """Transcribe an upload; raises `ApiError`."""
    return _hear(exchange, "transcribe")


def create_translation(exchange: Exchange) -> Reply:
    """Translate an upload into English; raises `ApiError`."""
    return _hear(exchange, "translate")


def _hear(exchange: Exchange, task: str) -> Reply:
    request = parse_audio_request(exchange.request.form())
    if task == "translate" and not request.model.translates:
        raise bad_request(f"The model `{request.model.id}` does not support translation")
    now = exchange.request.time
    quota = exchange.quota(request.model)
    quota.admit(now, max(request.duration, _LEAST_BILLED_SECONDS))
    heard = _heard(exchange, request, task)
    return _reply(request, heard, task, exchange.request_id, quota.headers(now))


def _heard(exchange: Exchange, request: AudioRequest, task: str) -> Transcript:
    if exchange.scripted is not None:
        return exchange.scripted.transcript(request.duration)
    return transcript(task, request.model.id, request.source, request.duration)


def _reply(
    request: AudioRequest, heard: Transcript, task: str, request_id: str, headers: Headers
) -> Reply:
    x_groq = {"id": request_id}
    if request.response_format == "text":
        return Reply(200, heard.text.encode() + b"\n", "text/plain", headers)
    if request.response_format == "json":
        return json_reply({"text": heard.text, "x_groq": x_groq}, headers)
    return json_reply({**_verbose(request, heard, task), "x_groq": x_groq}, headers)


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
