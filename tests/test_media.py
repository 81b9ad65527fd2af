"""How long a recording is, by its first bytes; what they say of its format is in test_audio."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest

from groq._media import seconds_of

FLAC = Path("scripts/examples/audio/canal-lock.flac").read_bytes()


def wav(seconds: float, rate: int, channels: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(channels)
        recording.setsampwidth(2)
        recording.setframerate(rate)
        recording.writeframes(bytes(round(seconds * rate) * channels * 2))
    return file.getvalue()


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2)])
def test_wav_tells_its_bytes_a_second(rate: int, channels: int) -> None:
    assert seconds_of(wav(12, rate, channels)) == pytest.approx(12, rel=0.01)


def test_flac_tells_its_samples() -> None:
    assert 2 < seconds_of(FLAC) < 30
    unknown = FLAC[:21] + bytes([FLAC[21] & 0xF0]) + bytes(4) + FLAC[26:]
    assert seconds_of(unknown) == len(unknown) / 16_000


def test_of_anything_else_the_size_tells_roughly() -> None:
    assert seconds_of(bytes(160_000)) == 10
    assert seconds_of(b"") == 0


@pytest.mark.parametrize("head", [b"RIFF", b"RIFF....WAVEfmt ", b"fLaC", b"fLaC\0\0\0"])
def test_a_broken_head_is_no_matter(head: bytes) -> None:
    assert seconds_of(head) < 1
