"""Sound by the official SDK. Runs in an environment of its own."""

from __future__ import annotations

import io
import wave
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .sdk_use import Use


def _recording() -> tuple[str, bytes]:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(2)
        written.setframerate(16_000)
        written.writeframes(bytes(64_000))
    return "tide.wav", file.getvalue()


async def _transcription(use: Use) -> None:
    create = use.client.audio.transcriptions.create
    asked = {"model": "whisper-large-v3-turbo", "file": _recording()}
    assert (await use.answer(create(**asked, response_format="json"))).text


async def _transcription_verbose(use: Use) -> None:
    create = use.client.audio.transcriptions.create
    asked = {"model": "whisper-large-v3-turbo", "file": _recording()}
    granularities = ["word", "segment"]
    verbose = await use.answer(
        create(**asked, response_format="verbose_json", timestamp_granularities=granularities)
    )
    assert verbose.text
    assert verbose.duration == 2.0
    assert verbose.words
    assert verbose.segments


async def _transcription_text(use: Use) -> None:
    create = use.client.audio.transcriptions.create
    asked = {"model": "whisper-large-v3-turbo", "file": _recording()}
    text = await use.settle(create(**asked, response_format="text"))
    assert text
    assert text == use.body.decode()


async def _translation(use: Use) -> None:
    create = use.client.audio.translations.create
    asked = {"model": "whisper-large-v3", "file": _recording()}
    assert (await use.answer(create(**asked, response_format="json"))).text


async def _translation_verbose(use: Use) -> None:
    create = use.client.audio.translations.create
    asked = {"model": "whisper-large-v3", "file": _recording()}
    assert (await use.answer(create(**asked, response_format="verbose_json"))).duration == 2.0


async def _translation_text(use: Use) -> None:
    create = use.client.audio.translations.create
    asked = {"model": "whisper-large-v3", "file": _recording()}
    text = await use.settle(create(**asked, response_format="text"))
    assert text
    assert text == use.body.decode()


async def _speech(use: Use) -> None:
    pending = use.client.audio.speech.create(
        model="canopylabs/orpheus-v1-english",
        voice="hannah",
        input="High water!",
        response_format="wav",
    )
    sound = await use.settle((await use.settle(pending)).read())
    assert sound == use.body
    assert (sound[:4], sound[8:12]) == (b"RIFF", b"WAVE")


CALLS: dict[str, Callable[[Use], Awaitable[None]]] = {
    "transcription": _transcription,
    "transcription_verbose": _transcription_verbose,
    "transcription_text": _transcription_text,
    "translation": _translation,
    "translation_verbose": _translation_verbose,
    "translation_text": _translation_text,
    "speech": _speech,
}
