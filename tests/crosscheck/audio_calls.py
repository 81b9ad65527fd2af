"""Calls about sound that use all that the document has for them."""

from __future__ import annotations

import io
import wave

from groq._speech import Speech
from groq.types import Transcription, TranscriptionVerbose, Translation, TranslationVerbose
from tests.crosscheck.call import Call


def recording() -> bytes:
    """A second of silence, as a WAV file."""
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(16_000)
        written.writeframes(bytes(32_000))
    return file.getvalue()


_FILE = ("tide.wav", recording())
_URL = "https://example.com/tide.wav"

AUDIO_CALLS = (
    Call(
        "createTranscription",
        "audio.transcribe",
        {
            "file": _FILE,
            "model": "whisper-large-v3-turbo",
            "language": "en",
            "prompt": "Tides, locks & weirs; 100 % fog?",
            "response_format": "json",
            "temperature": 0.5,
        },
        Transcription,
    ),
    Call(
        "createTranscription",
        "audio.transcribe",
        {"url": _URL, "model": "whisper-large-v3-turbo"},
        Transcription,
    ),
    Call(
        "createTranslation",
        "audio.translate",
        {
            "file": _FILE,
            "model": "whisper-large-v3",
            "prompt": "Tides",
            "response_format": "json",
            "temperature": 0,
            "extra_body": {"language": "en"},  # which our client does not offer: all else fails
        },
        Translation,
    ),
    Call(
        "createTranslation",
        "audio.translate",
        {"url": _URL, "model": "whisper-large-v3"},
        Translation,
    ),
    Call(
        "createSpeech",
        "audio.speak",
        {
            "input": "[cheerful] High water!",
            "model": "canopylabs/orpheus-v1-english",
            "voice": "hannah",
            "response_format": "wav",
            "sample_rate": 48_000,
            "speed": 0.5,
        },
        Speech,
    ),
)

VERBOSE_CALLS = (
    Call(
        "createTranscription",
        "audio.transcribe",
        {"file": _FILE, "model": "whisper-large-v3", "response_format": "verbose_json"},
        TranscriptionVerbose,
    ),
    Call(
        "createTranslation",
        "audio.translate",
        {"file": _FILE, "model": "whisper-large-v3", "response_format": "verbose_json"},
        TranslationVerbose,
    ),
)

TEXT_CALLS = (
    Call(
        "createTranscription",
        "audio.transcribe",
        {"file": _FILE, "model": "whisper-large-v3", "response_format": "text"},
        Transcription,
    ),
    Call(
        "createTranslation",
        "audio.translate",
        {"file": _FILE, "model": "whisper-large-v3", "response_format": "text"},
        Translation,
    ),
)

TIMED_CALL = Call(
    "createTranscription",
    "audio.transcribe",
    {
        "file": _FILE,
        "model": "whisper-large-v3",
        "response_format": "verbose_json",
        "timestamp_granularities": ["word", "segment"],
    },
    TranscriptionVerbose,
)
