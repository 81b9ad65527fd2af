"""A request for speech, checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.schemas import STRING, closed
from groq.testing.simulator.tokens import estimate_tokens
from groq.testing.simulator.validation import ViolationError, check

if TYPE_CHECKING:
    from groq.testing.simulator.catalogue import FindModel, Model

_FORMATS = ("flac", "mp3", "mulaw", "ogg", "wav")
_MADE = "wav"  # what the models make, whatever else the API knows
_SAMPLE_RATES = [8000, 16000, 22050, 24000, 32000, 44100, 48000]

BODY = closed(
    ["model", "input", "voice"],
    {
        "model": STRING,
        "input": {"type": "string", "maxLength": 200},
        "voice": STRING,
        "response_format": STRING,
        "sample_rate": {"type": "integer", "enum": _SAMPLE_RATES},
        "speed": {"type": "number", "minimum": 0.5, "maximum": 5},
    },
)


@dataclass(frozen=True, slots=True)
class SpeechRequest:
    """What the sound depends on; the rate is in samples per second, the speed a factor."""

    model: Model
    text: str
    voice: str
    sample_rate: int
    speed: float

    @property
    def tokens(self) -> int:
        """Estimated tokens of the text."""
        return estimate_tokens(len(self.text))


def parse_speech_request(body: Any, find_model: FindModel) -> SpeechRequest:
    """The request in a JSON body; raises `ApiError` (400, or 404 for an unknown model)."""
    try:
        check(body, BODY)
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation
    model = find_model("speech", body["model"])
    _check_format(body.get("response_format", _MADE), model)
    if body["voice"] not in model.voices:
        raise bad_request(f"voice must be one of [{' '.join(model.voices)}]")
    return SpeechRequest(
        model=model,
        text=body["input"],
        voice=body["voice"],
        sample_rate=int(body.get("sample_rate", _SAMPLE_RATES[-1])),
        speed=float(body.get("speed", 1)),
    )


def _check_format(response_format: str, model: Model) -> None:
    if response_format not in _FORMATS:
        raise bad_request(f"response_format must be one of [{' '.join(_FORMATS)}]")
    if response_format != _MADE:
        raise bad_request(f"The model `{model.id}` makes no {response_format}, only {_MADE}")
