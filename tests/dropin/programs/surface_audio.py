# mypy: ignore-errors=True
# Written as scripts are, for environments of their own; types are tried in tests/typing.
"""Speech to text, and text to speech."""

from __future__ import annotations

import tempfile
from pathlib import Path

from expecting import SPEECH, silence

import groq


def a_recording_is_written_down() -> None:
    client = groq.Groq()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "silence.wav"
        path.write_bytes(silence())
        with path.open("rb") as file:
            files = (
                (path.name, file.read()),
                path,
                (path.name, path.read_bytes(), "audio/wav"),
                path.open("rb"),
            )
        for each in files:
            heard = client.audio.transcriptions.create(
                file=each, model="whisper-large-v3-turbo", response_format="json", language="en"
            )
            assert isinstance(heard, groq.types.audio.Transcription)
            assert isinstance(heard.text, str)
        files[-1].close()


def more_of_a_recording_is_readable_than_is_typed() -> None:
    heard = groq.Groq().audio.transcriptions.create(
        file=("silence.wav", silence()),
        model="whisper-large-v3",
        response_format="verbose_json",
        timestamp_granularities=["segment"],
        temperature=0.0,
        prompt="tides",
    )
    assert heard.duration == 1
    assert heard.language
    assert heard.segments[0]["start"] == 0
    assert heard.segments[0].get("no_speech_prob") is not None
    assert heard.model_dump()["segments"][0]["id"] == 0


def a_recording_as_text_is_a_string() -> None:
    client = groq.Groq()
    for task in (client.audio.transcriptions, client.audio.translations):
        heard = task.create(
            file=("silence.wav", silence()), model="whisper-large-v3", response_format="text"
        )
        assert isinstance(heard, str)
        assert heard.strip()[:4] == str(heard).strip()[:4] == "This"
        assert len(heard) > 20


async def a_recording_as_text_is_a_string_async() -> None:
    async with groq.AsyncGroq() as client:
        heard = await client.audio.transcriptions.create(
            file=("silence.wav", silence()), model="whisper-large-v3", response_format="text"
        )
    assert isinstance(heard, str)


def a_recording_is_translated() -> None:
    said = groq.Groq().audio.translations.create(
        file=("silence.wav", silence()), model="whisper-large-v3"
    )
    assert isinstance(said, groq.types.audio.Translation)
    assert isinstance(said.text, str)


def speech_is_read_and_written_to_a_file() -> None:
    speech = groq.Groq().audio.speech.create(**SPEECH)
    sound = speech.read()
    assert sound[:4] == b"RIFF"
    assert b"".join(speech.iter_bytes()) == sound
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        speech.write_to_file(path)
        assert path.read_bytes() == sound
        speech.write_to_file(str(path))
        assert path.read_bytes() == sound


async def speech_is_read_and_written_to_a_file_async() -> None:
    async with groq.AsyncGroq() as client:
        speech = await client.audio.speech.create(**SPEECH)
        sound = await speech.read()
        assert sound[:4] == b"RIFF"
        with tempfile.TemporaryDirectory() as folder:
            await speech.write_to_file(Path(folder) / "speech.wav")
            assert (Path(folder) / "speech.wav").read_bytes() == sound


def speech_is_written_to_a_file_while_it_arrives() -> None:
    speech = groq.Groq().audio.speech.with_streaming_response
    with tempfile.TemporaryDirectory() as folder, speech.create(**SPEECH) as response:
        response.stream_to_file(Path(folder) / "speech.wav")
        assert (Path(folder) / "speech.wav").read_bytes()[:4] == b"RIFF"
