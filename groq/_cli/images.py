"""Images for a model: an address, or a file."""

from __future__ import annotations

import base64
from pathlib import Path

import click

# By what they begin with, whatever a file is called.
_BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
}
_SIZE_OF_RIFF = slice(8, 12)


def image_url(source: str) -> str:
    """An address as it is, and a file as a data URL.

    Raises:
        BadParameter: There is no such file, or it holds no image that models look at.
    """
    if source.lower().startswith(("http://", "https://", "data:")):
        return source
    try:
        content = Path(source).read_bytes()
    except OSError as error:
        what = f"{source} cannot be read: {error.strerror}"
        raise click.BadParameter(what, param_hint="--image") from error
    if (kind := media_type(content)) is None:
        what = f"{source} is none of the images that models look at: PNG, JPEG, GIF, WebP"
        raise click.BadParameter(what, param_hint="--image")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def media_type(content: bytes) -> str | None:
    """What kind of image this is; None for anything else."""
    for beginning, kind in _BEGINNINGS.items():
        if content.startswith(beginning):
            return kind
    is_webp = content.startswith(b"RIFF") and content[_SIZE_OF_RIFF] == b"WEBP"
    return "image/webp" if is_webp else None
