"""Files to upload: from a path, bytes or an open file to a named part of a form.

Groq tells the format of audio by the extension of the file name alone, so a part without a usable
name gets one from the first bytes of the audio.
"""

from __future__ import annotations

import inspect
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from groq._flow import Load
from groq._validation import invalid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._flow import Flow
    from groq._transport import FilePart

FileSource: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO"
AnyFile: TypeAlias = "FileSource | tuple[str, FileSource] | tuple[str, FileSource, str]"

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

# (offset, bytes that stand there, extension)
_SIGNATURES = (
    (0, b"fLaC", "flac"),
    (0, b"OggS", "ogg"),
    (8, b"WAVE", "wav"),
    (4, b"ftyp", "m4a"),
    (0, b"\x1aE\xdf\xa3", "webm"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"\xff\xf3", "mp3"),
    (0, b"\xff\xf2", "mp3"),
)


_BYTES_PER_SECOND = 16_000  # 128 kbit/s, as most recordings in mp3 and m4a


def load_audio(file: AnyFile) -> Flow[FilePart]:
    """Read an audio file and name it.

    Raises:
        ValidationError: Not a file, not readable, empty, or of no format that Groq accepts.
    """
    given, content, content_type = yield from load_file(file)
    name = _with_extension(given or "audio", content)
    return name, content, content_type or CONTENT_TYPES[_extension(name)]


def load_file(file: AnyFile) -> Flow[FilePart]:
    """Read a file: its name and content type are None where nobody has told.

    Raises:
        ValidationError: Not a file, not readable, or empty.
    """
    given, source, content_type = _unpack(file)
    content = yield from _content(source)
    if not content:
        raise invalid("file", "file is empty", file)
    return given or _name_of(source), content, content_type


def _unpack(file: AnyFile) -> tuple[str | None, object, str | None]:
    """The name, the source and the content type, as far as they were given."""
    if not isinstance(file, tuple):
        return None, file, None
    match file:
        case (str(name), source):
            return name, source, None
        case (str(name), source, str(content_type)):
            return name, source, content_type
        case _:
            raise invalid("file", "file must be (name, file) or (name, file, type)", file)


def _content(source: object) -> Flow[bytes]:
    if isinstance(source, bytes):
        return source
    try:
        return (yield from Load(_openable(source)))
    except (OSError, ValueError) as error:  # ValueError: it is closed, or no path at all
        raise invalid("file", f"file cannot be read: {error}", source) from error


def _openable(source: object) -> Path | BinaryIO:
    if isinstance(source, str | os.PathLike):
        return Path(cast("str | os.PathLike[str]", source))
    if isinstance(source, io.TextIOBase):
        raise invalid("file", 'file must be opened in binary mode: open(path, "rb")', source)
    if inspect.iscoroutinefunction(getattr(source, "read", None)):
        raise invalid("file", "file must not be async: await its read() and pass the bytes", source)
    if hasattr(source, "read"):
        return cast("BinaryIO", source)
    raise invalid(
        "file",
        "file must be a path, bytes, an open binary file, or a tuple of a name and one of these; "
        f"got {type(source).__name__}",
        source,
    )


def _name_of(source: object) -> str | None:
    name: object = getattr(source, "name", None) if hasattr(source, "read") else source
    # Bytes have no name, and an open file may have a number for one.
    named = isinstance(name, str | os.PathLike)
    return Path(cast("str | os.PathLike[str]", name)).name if named else None


def _extension(name: str) -> str:
    return Path(name).suffix.lower().removeprefix(".")


def _with_extension(name: str, content: bytes) -> str:
    """The name, with an extension that Groq accepts and that fits the content."""
    if _extension(name) in CONTENT_TYPES:
        return name
    for offset, signature, extension in _SIGNATURES:
        if content.startswith(signature, offset):
            return f"{Path(name).stem or 'audio'}.{extension}"
    raise invalid(
        "file",
        f"{name!r} is of no format that Groq transcribes; it takes {', '.join(CONTENT_TYPES)}",
        name,
    )


def seconds_of(audio: bytes) -> float:
    """Length of a recording, roughly: exactly what limits count is known afterwards only."""
    if audio[:4] == b"RIFF" and audio[8:16] == b"WAVEfmt ":
        rate = int.from_bytes(audio[28:32], "little")  # bytes a second
        return len(audio) / rate if rate else 0.0
    if audio[:4] == b"fLaC":
        # The first block has 20 bits of samples a second, and 36 bits of samples in all.
        info = int.from_bytes(audio[18:26], "big")
        rate, samples = info >> 44, info & (2**36 - 1)
        if rate and samples:
            return samples / rate
    return len(audio) / _BYTES_PER_SECOND
