"""The ASGI application."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.audio_request import MAX_FILE_BYTES
from groq.testing.simulator.errors import (
    ApiError,
    internal_server_error,
    invalid_api_key,
    request_too_large,
)
from groq.testing.simulator.exchange import Exchange
from groq.testing.simulator.identity import request_id
from groq.testing.simulator.limits import Ledger
from groq.testing.simulator.received import ReceivedRequest
from groq.testing.simulator.routes import find_route

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from groq.testing.simulator.limits import Limits
    from groq.testing.simulator.replies import Reply

    Scope = dict[str, Any]
    Receive = Callable[[], Awaitable[dict[str, Any]]]
    Send = Callable[[dict[str, Any]], Awaitable[None]]

_MAX_BODY_BYTES = MAX_FILE_BYTES + 64 * 1024  # the other fields of a form
_AUTHORIZATION = re.compile(r"Bearer (gsk_\S+)")
_CACHE_CONTROL = "private, max-age=0, no-store, no-cache, must-revalidate"


class App:
    """Answers requests; what goes wrong inside is given to `on_crash` and answered with 500."""

    def __init__(
        self,
        *,
        limits: Limits,
        seed: int,
        tokens_per_second: float | None,
        clock: Callable[[], float],
        on_request: Callable[[ReceivedRequest], None],
        on_crash: Callable[[Exception], None],
    ) -> None:
        if tokens_per_second is not None and tokens_per_second <= 0:
            raise ValueError(f"tokens_per_second must be above 0, not {tokens_per_second}")
        self._ledger = Ledger(limits)
        self._seed = seed
        self._pause = 0.0 if tokens_per_second is None else 1 / tokens_per_second
        self._clock = clock
        self._on_request = on_request
        self._on_crash = on_crash
        self._count = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the server is configured to send nothing but HTTP scopes."""
        self._count += 1
        name = request_id(self._seed, self._count)
        body = await _read(receive)
        if body is None:
            return  # the client left before its request was complete
        request = _request(scope, body)
        self._on_request(request)
        await self._send(self._reply(request, name), name, receive, send)

    def _reply(self, request: ReceivedRequest, name: str) -> Reply:
        try:
            return self._handle(request, name)
        except ApiError as error:
            return error.reply()
        except Exception as error:  # noqa: BLE001 - the boundary: the fault is reported, not lost
            self._on_crash(error)
            return internal_server_error().reply()

    def _handle(self, request: ReceivedRequest, name: str) -> Reply:
        handler, parameters = find_route(request.method, request.path)
        key = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
        if key is None:
            raise invalid_api_key()
        if len(request.body) > _MAX_BODY_BYTES:
            raise request_too_large()
        return handler(
            Exchange(request, parameters, name, key[1], self._seed, self._clock, self._ledger)
        )

    async def _send(self, reply: Reply, name: str, receive: Receive, send: Send) -> None:
        headers = _headers(reply, name)
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        if isinstance(reply.body, bytes):
            await send({"type": "http.response.body", "body": reply.body})
            return
        left = asyncio.ensure_future(receive())
        try:
            await self._send_pieces(reply.body, left, send)
        except Exception as error:  # noqa: BLE001 - as above, but the answer has begun
            self._on_crash(error)
        finally:
            left.cancel()
        await send({"type": "http.response.body", "body": b""})

    async def _send_pieces(
        self, pieces: Iterator[bytes], left: asyncio.Future[Any], send: Send
    ) -> None:
        due = asyncio.get_running_loop().time()  # a schedule: waiting each time would add up
        for piece in pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
            due += self._pause
            await _wait(due, left)
            if left.done():
                return


async def _wait(due: float, left: asyncio.Future[Any]) -> None:
    """Until it is `due` or the caller has left; others get to run in any case."""
    rest = due - asyncio.get_running_loop().time()
    if rest > 0:
        await asyncio.wait([left], timeout=rest)
    else:
        await asyncio.sleep(0)


async def _read(receive: Receive) -> bytes | None:
    """The body; of one that is too large, enough to see that, and the rest is read and dropped."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        if len(body) <= _MAX_BODY_BYTES:
            body += message.get("body", b"")
        if not message.get("more_body", False):
            return bytes(body)


def _request(scope: Scope, body: bytes) -> ReceivedRequest:
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    query = scope["query_string"].decode("latin-1")
    return ReceivedRequest(scope["method"], scope["path"], query, headers, body)


def _headers(reply: Reply, name: str) -> list[tuple[bytes, bytes]]:
    streamed = not isinstance(reply.body, bytes)
    headers = [
        ("content-type", reply.content_type),
        ("cache-control", "no-cache" if streamed else _CACHE_CONTROL),
        ("vary", "Origin"),
        ("x-groq-region", "sim"),
        ("x-request-id", name),
        *reply.headers,
    ]
    if isinstance(reply.body, bytes):
        headers.append(("content-length", str(len(reply.body))))
    return [(header.encode("latin-1"), value.encode("latin-1")) for header, value in headers]
