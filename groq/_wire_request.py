"""Writes the head of an HTTP/1.1 request. No I/O."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

from attrs import frozen

from groq._decoding import ACCEPTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._secret import Secret
    from groq._transport import Request

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})

_JOINED_AT_MOST = 65_536  # bytes: to copy so many is cheaper than another system call
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[0-9A-Za-z._\-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")
_PATH = re.compile(r"/[\x21\x24-\x3b\x3d\x40-\x5a\x5f\x61-\x7a\x7e]*")
_NOT_HERE = frozenset({"accept-encoding", "connection", "host", "transfer-encoding", "upgrade"})
_OURS = frozenset({"authorization", "content-length"})
_OF_A_PATH = "/%!$&'()*+,;=:@-._~"


@frozen
class Origin:
    """Where a connection leads.

    Attributes:
        host: Name or address, without brackets.
        port: Port.
        is_secure: Whether it goes by TLS.
    """

    host: str
    port: int
    is_secure: bool


class Target:
    """The address that all paths of a client are under.

    Attributes:
        origin: Where to connect to.
        is_plain: Whether all of the address is what can be sent as it is. A name in another
            script, for one, is not.
    """

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        host = parts.hostname or ""
        port = parts.port or _PORTS[parts.scheme]
        self.origin = Origin(host, port, parts.scheme == "https")
        self.is_plain = _HOST.fullmatch(host) is not None
        name = f"[{host}]" if ":" in host else host
        authority = name if port == _PORTS[parts.scheme] else f"{name}:{port}"
        self._prefix = quote(parts.path, safe=_OF_A_PATH)
        self._lines = (
            f" HTTP/1.1\r\nhost: {authority}\r\naccept-encoding: {ACCEPTED}\r\n"
            "connection: keep-alive\r\n"
        )
        self._latest = _Written({})

    def can_send(self, request: Request) -> bool:
        """Whether a request is of the kind that is written here; most are."""
        return (
            not request.files
            and request.method in METHODS
            and _PATH.fullmatch(request.path) is not None
            and self._written(request.headers).is_for_here
        )

    def _written(self, headers: Mapping[str, str]) -> _Written:
        """These headers, written down; those of one call are mostly those of the one before."""
        latest = self._latest
        if headers != latest.headers:
            self._latest = latest = _Written(headers)
        return latest

    def message(self, request: Request) -> tuple[memoryview, ...]:
        """A request as bytes; views of them, so that no variable shows the key or the content.

        Raises:
            ValueError: A header would begin another line.
        """
        if request.content is None:
            return (memoryview(self._head(request)),)
        if len(request.content) <= _JOINED_AT_MOST:
            return (memoryview(self._head(request) + request.content),)
        return memoryview(self._head(request)), memoryview(request.content)

    def _head(self, request: Request) -> bytes:
        query = f"?{urlencode(request.params)}" if request.params else ""
        length = ""
        if request.content is not None or request.method not in ("GET", "DELETE"):
            length = f"content-length: {len(request.content or b'')}\r\n"
        return (
            f"{request.method} {self._prefix}{request.path}{query}{self._lines}"
            f"{self._written(request.headers).lines}{length}"
            f"{_authorization(request.api_key)}\r\n"
        ).encode("ascii")


class _Written:
    """Headers of a request, as they are sent.

    Attributes:
        headers: What they are.
        is_for_here: Whether what is written here may be sent with them.
        lines: Their lines.
    """

    __slots__ = ("headers", "is_for_here", "lines")

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = dict(headers)
        self.is_for_here = _NOT_HERE.isdisjoint(map(str.lower, headers))
        lines = [
            f"{name}: {value}\r\n" for name, value in headers.items() if name.lower() not in _OURS
        ]
        self.lines = "".join(lines)
        is_clean = self.lines.count("\n") == self.lines.count("\r") == len(lines)
        if not is_clean or "\0" in self.lines:
            raise ValueError("a header has a line break in it")


def _authorization(api_key: Secret | None) -> str:
    return "" if api_key is None else f"authorization: Bearer {api_key.expose_secret()}\r\n"
