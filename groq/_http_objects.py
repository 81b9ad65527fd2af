"""What was sent and what came back, as objects of httpx, for code that works with those.

They are made of what a result or an error holds, when somebody asks for them: so errors can be
pickled, and no object of httpx with the API key in its headers is ever handed out. Nor is httpx
loaded for those who do not ask.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import httpx

# They tell of the body as it was on the wire; here it is decoded and whole.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def request_of(asked: tuple[str, str]) -> httpx.Request:
    """The request of this method to this address, without its headers and its body."""
    import httpx  # noqa: PLC0415  see above

    return httpx.Request(*asked)


def response_of(
    status_code: int,
    headers: Mapping[str, str],
    content: bytes = b"",
    asked: tuple[str, str] | None = None,
) -> httpx.Response:
    """A response with this body."""
    import httpx  # noqa: PLC0415  as above

    kept = [pair for pair in _pairs(headers) if pair[0].lower().decode() not in _OF_THE_WIRE]
    request = None if asked is None else request_of(asked)
    return httpx.Response(status_code, headers=kept, content=content, request=request)


def headers_of(headers: Mapping[str, str]) -> httpx.Headers:
    """The headers as httpx's class."""
    import httpx  # noqa: PLC0415  as above

    return httpx.Headers(_pairs(headers))


def is_response_class(cls: object) -> bool:
    """Whether it is the class of responses."""
    return "httpx" in sys.modules and cls is sys.modules["httpx"].Response


def _pairs(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Names and values; those that a transport made may repeat a name.

    As bytes: a server may send values that are not ASCII, which httpx only reads so.
    """
    pairs: Iterable[tuple[str, str]] = getattr(headers, "multi_items", headers.items)()
    return [(name.encode(), value.encode()) for name, value in pairs]
