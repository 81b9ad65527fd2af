"""One request's connection: reads the request, sends the answer, and can break."""

from __future__ import annotations

import asyncio
import io
import os
import socket
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Scope = dict[str, Any]
    Receive = Callable[[], Awaitable[dict[str, Any]]]
    Send = Callable[[dict[str, Any]], Awaitable[None]]

_RESET_WHEN_CLOSED = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)  # linger on, 0 seconds


class Connection:
    """The ASGI callables of one request, which is read before anything else is asked of it."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        self.has_begun: bool = False
        self._receive = receive
        self._send = send
        self._left: asyncio.Future[Any] | None = None

    async def read(self, most: int) -> bytes | None:
        """The body, None if the caller leaves before its end.

        Of a body above `most` bytes, enough to see that; the rest is read and dropped.
        """
        body = io.BytesIO()  # which gives its bytes away without a copy
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                return None
            if body.tell() <= most:
                body.write(message.get("body", b""))
            if not message.get("more_body", False):
                return body.getvalue()

    async def begin(self, status: int, headers: list[tuple[str, str]]) -> None:
        """Send the status and the headers."""
        self.has_begun = True
        encoded = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        await self._send({"type": "http.response.start", "status": status, "headers": encoded})

    async def send(self, piece: bytes) -> None:
        """Send a piece of the body, with more to come."""
        await self._send({"type": "http.response.body", "body": piece, "more_body": True})

    async def end(self, piece: bytes = b"") -> None:
        """Send the last piece of the body."""
        await self._send({"type": "http.response.body", "body": piece})

    async def stays(self, seconds: float | None) -> bool:
        """Wait that long, without end for None; False as soon as the caller has left.

        Others get to run in any case.
        """
        left = self._leaving()
        if seconds is None or seconds > 0:
            await asyncio.wait([left], timeout=seconds)
        else:
            await asyncio.sleep(0)
        return not left.done()

    async def drop(self) -> None:
        """End the connection once everything that was sent is on its way."""
        self._transport().close()
        await self._leaving()

    async def reset(self) -> None:
        """End the connection with a TCP reset."""
        transport = self._transport()
        sock = transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_WHEN_CLOSED)
        transport.abort()
        await self._leaving()

    def release(self) -> None:
        """Stop watching whether the caller is there."""
        if self._left is not None:
            self._left.cancel()

    def _transport(self) -> asyncio.Transport:
        transport: asyncio.Transport = self.scope["state"]["transport"]
        return transport

    def _leaving(self) -> asyncio.Future[Any]:
        """Done once the caller is gone: nothing else comes after the body."""
        if self._left is None:
            self._left = asyncio.ensure_future(self._receive())
        return self._left
