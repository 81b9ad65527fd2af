"""What was sent and what came back, as objects of httpx, for code that works with those.

They are made of what a result or an error holds, when somebody asks for them: so errors can be
pickled, and no object of httpx with the API key in its headers is ever handed out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping

# They tell of the body as it was on the wire; here it is decoded and whole.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding"})


def request_of(asked: tuple[str, str]) -> httpx.Request:
    """The request of this method to this address, without its headers and its body."""
    return httpx.Request(*asked)


def response_of(
    status_code: int,
    headers: Mapping[str, str],
    content: bytes = b"",
    asked: tuple[str, str] | None = None,
) -> httpx.Response:
    """A response with this body."""
    kept = [  # as bytes: a server may send values that are not ASCII, which httpx only reads so
        (name.encode(), value.encode())
        for name, value in headers.items()
        if name.lower() not in _OF_THE_WIRE
    ]
    request = None if asked is None else request_of(asked)
    return httpx.Response(status_code, headers=kept, content=content, request=request)
