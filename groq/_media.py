"""Files that callers hand in: from a path, bytes or an open file to a named part of a form."""

from __future__ import annotations

import inspect
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast

from attrs import frozen

from groq._audio_format import CONTENT_TYPES, audio_name, extension_of
from groq._flow import Load
from groq._progress import check_progress
from groq._upload import Upload
from groq._validation import invalid

if TYPE_CHECKING:
    from groq._flow import Flow
    from groq._transport import FilePart, Progress

FileSource: TypeAlias = "str | os.PathLike[str] | bytes | BinaryIO"
AnyFile: TypeAlias = "FileSource | tuple[str, FileSource] | tuple[str, FileSource, str]"

_MOST_AUDIO_BYTES = 100 * 2**20

# What makes a recording fit, said where this package refuses it and where the service does. The
# service takes larger ones from a url, yet not from everybody and no more than this package.
HOW_TO_SHRINK_AUDIO = (
    "Compress it, as by: ffmpeg -i talk.wav -vn -ac 1 -ar 16000 talk.flac; or split it"
)
HOW_TO_SEND_LARGER_AUDIO = (
    f"{HOW_TO_SHRINK_AUDIO}; or put it where Groq can fetch it and pass its url, which may be of "
    "up to 100 MB for paying organizations"
)


@frozen
class Media:
    """A file that a caller has handed in. Close its upload in the end.

    Attributes:
        upload: Its bytes.
        name: What it is called; None when nobody has told.
        content_type: What it is; None when nobody has told.
    """

    upload: Upload
    name: str | None
    content_type: str | None

    def load(self) -> Flow[FilePart]:
        """Find the file.

        Raises:
            ValidationError: It cannot be read, is empty, or is being sent by another call.
        """
        yield from self._prepare()
        return self.name, self.upload, self.content_type

    def load_audio(self, *, validates: bool) -> Flow[FilePart]:
        """Find a recording, and name it so that Groq takes it, if that can be done.

        Raises:
            ValidationError: As `load`; and of what `validates`, when it is too large, or of no
                format that Groq takes.
        """
        yield from self._prepare()
        given = self.name or "audio"
        name = audio_name(given, self.upload.head)
        if validates:
            _check_audio(self.upload, given, name)
        content_type = None if name is None else CONTENT_TYPES[extension_of(name)]
        return name or given, self.upload, self.content_type or content_type

    def _prepare(self) -> Flow[None]:
        if self.upload.in_memory:
            self.upload.prepare()
        else:
            yield from Load(self.upload.prepare)


def _check_audio(upload: Upload, given: str, name: str | None) -> None:
    if upload.size > _MOST_AUDIO_BYTES:
        raise invalid(
            "file",
            f"file has {upload.size} bytes; Groq takes at most {_MOST_AUDIO_BYTES}, "
            f"for many accounts a quarter of that. {HOW_TO_SHRINK_AUDIO}",
            upload.source,
        )
    if name is None:
        raise invalid(
            "file",
            f"{given!r} is of no format that Groq transcribes; it takes "
            f"{', '.join(CONTENT_TYPES)}. Convert it, as by: ffmpeg -i {given} -vn -ac 1 "
            "-ar 16000 audio.flac",
            given,
        )


def media_of(file: AnyFile, on_progress: Progress | None = None) -> Media:
    """What a caller means by a file; it is not touched yet.

    Raises:
        ValidationError: It is no file, or `on_progress` cannot be called.
    """
    check_progress(on_progress)
    name, source, content_type = _unpack(file)
    _check_told(name, content_type)
    upload = Upload(_openable(source), on_progress)
    return Media(upload, name or _name_of(source), content_type or None)


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


def _check_told(name: str | None, content_type: str | None) -> None:
    """Refuse what cannot be written into the head of a part."""
    if name is not None and not _is_unicode(name):
        what = f"the name of file must be valid Unicode; got {name!r}"
        raise invalid("file", what, name)
    if content_type and not (content_type.isascii() and content_type.isprintable()):
        what = f"the type of file must be one such as audio/flac; got {content_type!r}"
        raise invalid("file", what, content_type)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return True


def _openable(source: object) -> Path | BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)  # which shares them
    if isinstance(source, str | os.PathLike):
        return Path(os.fsdecode(cast("str | os.PathLike[str]", source)))
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
    if not isinstance(name, str | os.PathLike):
        return None
    path = Path(os.fsdecode(cast("str | os.PathLike[str]", name)))
    # Bytes of it that mean no letter, which disks allow, cannot be sent.
    return path.name.encode(errors="replace").decode()
