"""What the first bytes of a recording tell; what becomes of its name is in test_audio, too."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest

from groq._audio_format import CONTENT_TYPES, audio_name, format_of, seconds_of

FLAC = Path("scripts/examples/audio/canal-lock.flac").read_bytes()

# An EBML header as ffmpeg writes it: sizes and versions, then the kind of document.
EBML = b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82"
WEBM = EBML + b"\x84webmB\x87\x81\x04B\x85\x81\x02"
MATROSKA = EBML + b"\x88matroskaB\x87\x81\x04B\x85\x81\x02"
OPUS = b"OggS\0\x02" + bytes(20) + b"\x01\x13OpusHead\x01\x01"
M4A = b"\0\0\0\x20ftypM4A \0\0\2\0"
MP4 = b"\0\0\0\x20ftypisom\0\0\2\0"
WAV = b"RIFF\x24\0\0\0WAVEfmt "
MP3 = b"\xff\xfb\x90\x64\0\0"


def wav(seconds: float, rate: int, channels: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as recording:
        recording.setnchannels(channels)
        recording.setsampwidth(2)
        recording.setframerate(rate)
        recording.writeframes(bytes(round(seconds * rate) * channels * 2))
    return file.getvalue()


@pytest.mark.parametrize(
    ("head", "extension"),
    [
        (FLAC[:64], "flac"),
        (b"OggS\0\x02", "ogg"),
        (OPUS, "ogg"),
        (WAV, "wav"),
        (b"RF64\xff\xff\xff\xffWAVEds64", "wav"),
        (M4A, "m4a"),
        (b"\0\0\0\x20ftypM4B \0\0\2\0", "m4a"),
        (MP4, "mp4"),
        (b"\0\0\0\x18ftyp3gp4\0\0\2\0", "mp4"),
        (WEBM, "webm"),
        (b"ID3\x04\0\0\0\0\x02\x01", "mp3"),
        (MP3, "mp3"),
        (b"\xff\xf3\x84\xc4", "mp3"),  # MPEG-2, layer III
        (b"\xff\xe3\x18\xc4", "mp3"),  # MPEG-2.5, layer III
        (b"\xff\xfd\x90\x04", "mp3"),  # MPEG-1, layer II
    ],
)
def test_the_first_bytes_tell_the_format(head: bytes, extension: str) -> None:
    assert format_of(head) == extension
    assert extension in CONTENT_TYPES


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"\xff",
        b"not audio at all",
        MATROSKA,
        b"RIFF\x24\0\0\0AVI LIST",
        b"\xff\xf1\x50\x80",  # AAC: its layer is 0
        b"\xff\xf9\x50\x80",
        b"\xff\xeb\x90\x64",  # a version that is reserved
        b"\xff\xfb\xf0\x64",  # a bit rate that cannot be
        b"\xff\xfb\x00\x64",
        b"\xff\xfb\x9c\x64",  # a sample rate that is reserved
        b"\xff\xfb\x90\x66",  # an emphasis that is reserved
        b"\xff\xfe\x41\x00\x42\x00",  # text in UTF-16
        b"#!AMR\n",
    ],
)
def test_what_groq_does_not_take_has_no_format(head: bytes) -> None:
    assert format_of(head) is None


@pytest.mark.parametrize(
    ("name", "head", "sent_as"),
    [
        ("talk.mp3", MP3, "talk.mp3"),
        ("talk.MP3", MP3, "talk.MP3"),
        ("talk.mpga", MP3, "talk.mpga"),
        ("talk.opus", OPUS, "talk.opus"),
        ("talk.ogg", OPUS, "talk.ogg"),
        ("talk.oga", OPUS, "talk.ogg"),
        ("talk.mp4", M4A, "talk.mp4"),
        ("talk.m4a", MP4, "talk.m4a"),
        ("talk.mov", MP4, "talk.mp4"),
        ("talk", WEBM, "talk.webm"),
        ("talk.v2", WAV, "talk.wav"),
    ],
)
def test_a_name_gets_an_extension_that_groq_takes_unless_it_has_one(
    name: str, head: bytes, sent_as: str
) -> None:
    assert audio_name(name, head) == sent_as


@pytest.mark.parametrize(
    ("name", "head", "sent_as"),
    [
        ("talk.mp3", M4A, "talk.m4a"),
        ("talk.wav", WEBM, "talk.webm"),
        ("talk.webm", OPUS, "talk.ogg"),
        ("talk.m4a", WAV, "talk.wav"),
    ],
)
def test_an_extension_of_another_kind_of_file_is_put_right(
    name: str, head: bytes, sent_as: str
) -> None:
    assert audio_name(name, head) == sent_as


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("talk.flac", b"ID3\x04\0\0\0\0\x02\x01"),  # a tag, which may stand before FLAC
        ("talk.wav", MP3),  # four bytes that may mean something else
        ("talk.webm", MATROSKA),
        ("talk.mp3", b"\0\0\0\0"),
    ],
)
def test_where_the_first_bytes_are_not_certain_the_name_is_right(name: str, head: bytes) -> None:
    assert audio_name(name, head) == name


def test_a_name_without_an_extension_needs_bytes_that_tell() -> None:
    assert audio_name("talk.mkv", MATROSKA) is None
    assert audio_name("notes.txt", b"not audio") is None


@pytest.mark.parametrize(("rate", "channels"), [(8_000, 1), (44_100, 2)])
def test_wav_tells_its_bytes_a_second(rate: int, channels: int) -> None:
    content = wav(12, rate, channels)
    assert seconds_of(content[:4096], len(content)) == pytest.approx(12, rel=0.01)


def test_wav_may_have_something_before_its_format() -> None:
    content = wav(12, 8_000, 1)
    padded = content[:12] + b"JUNK\x04\0\0\0" + bytes(4) + content[12:]
    assert seconds_of(padded[:4096], len(padded)) == pytest.approx(12, rel=0.01)


def test_flac_tells_its_samples() -> None:
    assert 2 < seconds_of(FLAC[:4096], len(FLAC)) < 30
    unknown = FLAC[:21] + bytes([FLAC[21] & 0xF0]) + bytes(4) + FLAC[26:]
    assert seconds_of(unknown[:4096], len(unknown)) == len(unknown) / 16_000


def test_of_anything_else_the_size_tells_roughly() -> None:
    assert seconds_of(bytes(4096), 160_000) == 10
    assert seconds_of(b"", 0) == 0


@pytest.mark.parametrize(
    "head", [b"RIFF", b"RIFF....WAVEfmt ", b"RIFF....WAVE", b"fLaC", b"fLaC\0\0\0"]
)
def test_a_broken_head_is_no_matter(head: bytes) -> None:
    assert seconds_of(head, len(head)) < 1
