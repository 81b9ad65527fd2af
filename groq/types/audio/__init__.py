# Generated from openapi/dropin by "make generate". Do not edit.
"""What Groq's own SDK has in `groq.types.audio`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from groq.types.audio.speech_create_params import SpeechCreateParams
    from groq.types.audio.transcription import Transcription
    from groq.types.audio.transcription_create_params import TranscriptionCreateParams
    from groq.types.audio.translation import Translation
    from groq.types.audio.translation_create_params import TranslationCreateParams

_HOME_OF = {
    "SpeechCreateParams": ".speech_create_params",
    "Transcription": ".transcription",
    "TranscriptionCreateParams": ".transcription_create_params",
    "Translation": ".translation",
    "TranslationCreateParams": ".translation_create_params",
}
_MODULES = [
    "speech_create_params",
    "transcription",
    "transcription_create_params",
    "translation",
    "translation_create_params",
]

__all__ = [
    "SpeechCreateParams",
    "Transcription",
    "TranscriptionCreateParams",
    "Translation",
    "TranslationCreateParams",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME_OF[name], __name__), name)
    globals()[name] = value  # found directly from now on
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
