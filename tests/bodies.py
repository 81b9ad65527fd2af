"""Bodies that arrive in pieces, cut where the test says, and the connections that they take."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import httpcore
import httpx

from groq._wire_socket import SocketConnection
from groq._wire_stream import LoopConnection

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping

    import pytest

    from tests.conftest import World

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"
SSE = {"content-type": "text/event-stream", "x-request-id": "req_1"}


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that arrives in exactly these pieces, and then ends or breaks."""

    def __init__(self, *pieces: bytes, breaks: bool = False) -> None:
        self._pieces = pieces
        self._breaks = breaks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces
        if self._breaks:
            raise httpx.ReadError("gone")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


def client_of(
    world: World, *bodies: Pieces, headers: Mapping[str, str] = SSE, **settings: Any
) -> Any:
    """A client that is answered by these bodies, one after the other."""
    left = list(bodies)

    def answer(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers=headers, stream=left.pop(0))

    transport = httpx.MockTransport(answer)
    kinds = {"blocking": httpx.Client}
    own = kinds.get(world.name, httpx.AsyncClient)(transport=transport)
    return world.client(http_client=own, **settings)


def ended(body: Any) -> Callable[[], bool]:
    """Whether what a body arrives over is given up; to be asked later, body or no body."""
    if hasattr(body, "_response"):
        response = body._response
        return lambda: bool(response.is_closed)
    connection = body._connection
    return lambda: not (connection and connection.is_open)


def trace_of(monkeypatch: pytest.MonkeyPatch, made: list[object]) -> None:
    """Take note of every connection that is opened, by httpcore or by the wire."""
    for kind in (SocketConnection, LoopConnection):
        opening = kind.open

        def open_(self: Any, patience: Any, _opening: Any = opening) -> Any:
            made.append(self)
            return _opening(self, patience)

        monkeypatch.setattr(kind, "open", open_)
    for cls in (httpcore.HTTPConnection, httpcore.AsyncHTTPConnection):
        original = cls.__init__

        def init(self: Any, *args: Any, _original: Any = original, **settings: Any) -> None:
            made.append(self)
            _original(self, *args, **settings)

        monkeypatch.setattr(cls, "__init__", init)


def _read_request(connection: socket.socket) -> None:
    """Read a request that has a content-length, in however many pieces it comes."""
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split()[0])
    while len(body) < length:
        body += connection.recv(65536)


@contextmanager
def server_that_answers(times: int, *pieces: bytes) -> Iterator[str]:
    """A server that answers so often on one connection, by the same pieces with pauses between."""

    def serve(listener: socket.socket) -> None:
        connection, _ = listener.accept()
        with connection:
            for _ in range(times):
                _read_request(connection)
                connection.sendall(HEAD)
                for piece in filter(None, pieces):
                    connection.sendall(b"%x\r\n%b\r\n" % (len(piece), piece))
                    time.sleep(0.02)
                connection.sendall(b"0\r\n\r\n")

    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        thread = threading.Thread(target=serve, args=(listener,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            thread.join(10)
