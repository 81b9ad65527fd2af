"""Audio to upload: from a path, bytes or an open file to a named part of a form.

Groq tells the format by the extension of the file name alone, so a part without a usable
name gets one from the first bytes of the audio.
"""

from __future__ import annotations

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

AudioFile: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO | tuple[str, bytes | BinaryIO]"

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


def load_audio(file: AudioFile) -> Flow[FilePart]:
    """Read an audio file and name it.

    Raises:
        ValidationError: Not a file, not readable, empty, or of no format that Groq accepts.
    """
    given, source = file if isinstance(file, tuple) else (None, file)
    name = given or _name_of(source)
    content = yield from _content(source)
    if not content:
        raise invalid("file", "file is empty", file)
    name = _with_extension(name, content)
    return name, content, CONTENT_TYPES[_extension(name)]


def _content(source: object) -> Flow[bytes]:
    if isinstance(source, bytes):
        return source
    try:
        return (yield from Load(_openable(source)))
    except OSError as error:
        raise invalid("file", f"file cannot be read: {error}", source) from error


def _openable(source: object) -> Path | BinaryIO:
    if isinstance(source, str | os.PathLike):
        return Path(cast("str | os.PathLike[str]", source))
    if isinstance(source, io.TextIOBase):
        raise invalid("file", 'file must be opened in binary mode: open(path, "rb")', source)
    if hasattr(source, "read"):
        return cast("BinaryIO", source)
    raise invalid(
        "file",
        "file must be a path, bytes, an open binary file, or a tuple of a name and one of the "
        f"latter two; got {type(source).__name__}",
        source,
    )


def _name_of(source: object) -> str:
    name: object = getattr(source, "name", None) if hasattr(source, "read") else source
    # Bytes have no name, and an open file may have a number for one.
    named = isinstance(name, str | os.PathLike)
    return Path(cast("str | os.PathLike[str]", name)).name if named else "audio"


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
