"""What the first bytes of a recording tell: its format, and how long it is.

Groq tells the format of audio by the extension of the file name alone, and takes ten extensions.
So a name that has none of them gets one, and a name whose extension belongs to another kind of
file than the bytes are gets theirs: whether the service heeds the name or looks inside, it then
finds what it expects.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Extension that Groq takes: content type.
CONTENT_TYPES: Mapping[str, str] = {
    "flac": "audio/flac",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "mp4": "audio/mp4",
    "mpeg": "audio/mpeg",
    "mpga": "audio/mpeg",
    "ogg": "audio/ogg",
    "opus": "audio/ogg",
    "wav": "audio/wav",
    "webm": "audio/webm",
}

# An ID3 tag tells nothing for certain: it may stand before FLAC or AAC, too.
_CERTAIN = frozenset({"flac", "m4a", "mp4", "ogg", "wav", "webm"})
_AUDIO_ONLY_MP4 = frozenset({b"M4A ", b"M4B ", b"M4P "})
_MATROSKA = b"\x1aE\xdf\xa3"
_BYTES_PER_SECOND = 16_000  # 128 kbit/s, as most recordings in mp3 and m4a


def extension_of(name: str) -> str:
    """The extension of a file name, in lower case and without its dot."""
    return Path(name).suffix.lower().removeprefix(".")


def audio_name(name: str, head: bytes) -> str | None:
    """The name, with an extension that Groq takes and that fits the first bytes.

    None when neither of them is of a format that Groq takes.
    """
    given, found = extension_of(name), format_of(head)
    if given in CONTENT_TYPES and (found not in _CERTAIN or _are_kin(given, found)):
        return name
    return None if found is None else f"{Path(name).stem or 'audio'}.{found}"


def _are_kin(one: str, other: str | None) -> bool:
    """Whether two extensions are of the same kind of file; `ogg` and `opus` are."""
    return other is not None and CONTENT_TYPES[one] == CONTENT_TYPES[other]


def format_of(head: bytes) -> str | None:
    """The extension that fits the first bytes of a recording; None for what Groq does not take."""
    if head.startswith(b"fLaC"):
        return "flac"
    if head.startswith(b"OggS"):
        return "ogg"  # whatever is in it, Opus included
    if head[:4] in {b"RIFF", b"RF64"} and head[8:12] == b"WAVE":
        return "wav"
    if head[4:8] == b"ftyp":
        return "m4a" if head[8:12] in _AUDIO_ONLY_MP4 else "mp4"
    if head.startswith(_MATROSKA):
        return "webm" if b"webm" in head[:64] else None  # else mkv, which Groq does not take
    return "mp3" if head.startswith(b"ID3") or _is_mpeg_frame(head) else None


def _is_mpeg_frame(head: bytes) -> bool:
    """Whether a frame of MPEG audio begins here, of layer III or II.

    Where one of its bit fields has a value that is reserved, it is something else: AAC, mostly.
    Layer I, which nobody uses, looks like text in UTF-16.
    """
    bits = int.from_bytes(head[:4].ljust(4, b"\0"), "big")
    return (
        bits >> 21 == 0b111_1111_1111  # to find it by  # noqa: PLR2004
        and (bits >> 19) & 0b11 != 0b01  # version
        and (bits >> 17) & 0b11 in {0b01, 0b10}  # layer
        and (bits >> 12) & 0b1111 not in {0b0000, 0b1111}  # bit rate
        and (bits >> 10) & 0b11 != 0b11  # sample rate  # noqa: PLR2004
        and bits & 0b11 != 0b10  # emphasis  # noqa: PLR2004
    )


def seconds_of(head: bytes, size: int) -> float:
    """Length of a recording of so many bytes, roughly: what limits count is known afterwards.

    The first bytes tell it exactly for WAV and FLAC.
    """
    if head[8:12] == b"WAVE" and (start := head.find(b"fmt ")) > 0:
        rate = int.from_bytes(head[start + 16 : start + 20], "little")  # bytes a second
        return size / rate if rate else 0.0
    if head.startswith(b"fLaC"):
        # The first block has 20 bits of samples a second, and 36 bits of samples in all.
        info = int.from_bytes(head[18:26], "big")
        rate, samples = info >> 44, info & (2**36 - 1)
        if rate and samples:
            return samples / rate
    return size / _BYTES_PER_SECOND
