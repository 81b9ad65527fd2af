"""Images: an address, or the image itself in a data URL."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from groq._validation.fault import invalid, shown

# More than any model takes in a request; each has a number of its own, which the service knows.
MOST_IMAGES = 5

_DATA_URL = re.compile(r"data:image/[\w.+-]+(;[\w.+-]+=[^;,]*)*;base64,", re.IGNORECASE)
_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/\r\n"
_PADDINGS = {b"", b"=", b"=="}
_QUANTUM = 4  # characters of base64 for three bytes


class Images:
    """The images of one request, checked one by one and counted.

    Each image is looked at once, without decoding it.
    """

    __slots__ = ("_count", "_most_characters", "_sent")

    def __init__(self, most_characters: int) -> None:
        """Start to count; the argument is how long all data URLs together may be."""
        self._most_characters = most_characters
        self._count = 0
        self._sent = 0

    def check(self, path: str, url: str) -> None:
        """Refuse an image that the service cannot use, or that is one too many.

        Raises:
            ValidationError: It is; `param` is the path.
        """
        self._count += 1
        if self._count > MOST_IMAGES:
            raise invalid(
                path, f"{path} is image {self._count}; no model takes more than {MOST_IMAGES}"
            )
        if url[:5].lower() == "data:":
            self._check_data(path, url)
        elif not _is_address(url):
            raise invalid(
                path,
                f"{path} must be an http(s) URL, or an image as "
                f'"data:image/png;base64,..."; got {shown(url)}',
                url,
            )

    def _check_data(self, path: str, url: str) -> None:
        head = _DATA_URL.match(url)
        if head is None:
            raise invalid(
                path, f'{path} must begin as "data:image/png;base64,..."; got {shown(url)}', url
            )
        self._sent += len(url)
        if self._sent > self._most_characters:
            raise invalid(
                path,
                f"{path}: images in a request may have {self._most_characters} characters of "
                f"base64 together; that makes {self._sent}. Give larger images by address",
            )
        if not _is_base64(url[head.end() :]):
            raise invalid(path, f"{path} must hold base64; it is cut off, or something else")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _is_base64(text: str) -> bool:
    if not text.isascii():
        return False
    data = text.encode()
    # To look for one takes a tenth of the time that counting them does.
    size = len(data) - sum(data.count(each) for each in (b"\n", b"\r") if each in data)
    padding = data.translate(None, _ALPHABET)
    is_at_end = padding in _PADDINGS and data.rstrip(b"\r\n").endswith(padding)
    return size > 0 and size % _QUANTUM == 0 and is_at_end
