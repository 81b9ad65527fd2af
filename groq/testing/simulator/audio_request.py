"""A transcription or translation request, checked."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.catalogue import Model, find_model
from groq.testing.simulator.errors import (
    AUDIO_FORMATS,
    bad_request,
    request_too_large,
    unsupported_audio_format,
)
from groq.testing.simulator.recordings import UnreadableAudioError, duration

if TYPE_CHECKING:
    from groq.testing.simulator.forms import Form

MAX_FILE_BYTES = 25 * 1024 * 1024
_SHORTEST_SECONDS = 0.01
_ASSUMED_SECONDS = 10.0  # of a recording elsewhere: what the service bills at least
_RESPONSE_FORMATS = ("json", "text", "verbose_json")
_GRANULARITIES = ("word", "segment")
_FIELDS = {
    "model",
    "url",
    "language",
    "prompt",
    "response_format",
    "temperature",
    "timestamp_granularities[]",
}


@dataclass(frozen=True, slots=True)
class AudioRequest:
    """What the answer depends on; `source` names the recording and `duration` is in seconds."""

    model: Model
    source: str
    duration: float
    response_format: str
    granularities: frozenset[str]


def parse_audio_request(form: Form) -> AudioRequest:
    """The request in a form; raises `ApiError` (400, 404 for the model, 413 for the size)."""
    _check_fields(form)
    model = _model(form)
    response_format = form.get("response_format") or "json"
    if response_format not in _RESPONSE_FORMATS:
        raise bad_request(f"response_format must be one of [{' '.join(_RESPONSE_FORMATS)}]")
    granularities = form.get_all("timestamp_granularities[]") or ["segment"]
    if not set(granularities) <= set(_GRANULARITIES):
        names = " ".join(_GRANULARITIES)
        raise bad_request(f"timestamp_granularities[] must be one of [{names}]")
    source, seconds = _recording(form)
    return AudioRequest(model, source, seconds, response_format, frozenset(granularities))


def _check_fields(form: Form) -> None:
    names = [name for name, _ in form.fields]
    unknown = [name for name in names if name not in _FIELDS] + [
        n for n in form.files if n != "file"
    ]
    if unknown:
        raise bad_request(f"property '{unknown[0]}' is unsupported")
    temperature = form.get("temperature")
    if temperature is not None and not _is_fraction(temperature):
        raise bad_request("temperature must be a number between 0 and 1")


def _is_fraction(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


def _model(form: Form) -> Model:
    model_id = form.get("model")
    if model_id is None:
        raise bad_request("model is required")
    model = find_model(model_id)
    model.check_task("audio")
    return model


def _recording(form: Form) -> tuple[str, float]:
    file, url = form.files.get("file"), form.get("url")
    if (file is None) == (url is None):
        raise bad_request("exactly one of file and url must be given")
    if file is not None:
        _stem, dot, extension = file.filename.rpartition(".")
        if not dot or extension.lower() not in AUDIO_FORMATS:
            raise unsupported_audio_format()
        return file.filename, _seconds(file.content)
    return _linked(url or "")


def _linked(url: str) -> tuple[str, float]:
    if url.startswith(("http://", "https://")):
        return f"{url} (not downloaded, the length is assumed)", _ASSUMED_SECONDS
    encoded = url.partition(",")[2] if url.startswith("data:") else url
    try:
        padded = encoded + "=" * (-len(encoded) % 4)
        content = base64.b64decode(padded, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise bad_request("url must be an http(s) URL or base64url data") from error
    return "the recording in the request", _seconds(content)


def _seconds(content: bytes) -> float:
    if len(content) > MAX_FILE_BYTES:
        raise request_too_large()
    try:
        seconds = duration(content)
    except UnreadableAudioError as error:
        raise bad_request("could not process file - is it a valid media file?") from error
    if seconds < _SHORTEST_SECONDS:
        raise bad_request(
            f"Audio file is too short. Minimum audio length is {_SHORTEST_SECONDS} seconds."
        )
    return seconds
