"""A server on loopback that keeps every byte it is sent, and answers every request alike."""

from __future__ import annotations

import re
import socket
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    import ssl
    from types import TracebackType

_TLS_HELLO = b"\x16\x03"  # to a server that speaks no TLS it is a bad request
MODELS = b'{"object": "list", "data": []}'


def answer(content: bytes = MODELS, status: str = "200 OK", **headers: str) -> bytes:
    """An HTTP response that ends its connection."""
    told = {"content-type": "application/json", "connection": "close", **headers}
    told["content-length"] = str(len(content))
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items())]
    return "\r\n".join([*lines, "", ""]).encode() + content


class RawServer:
    """Serves one connection after another, each for one request.

    Args:
        response: What it answers, ready for the wire.
        tls: How it speaks TLS; None for plain HTTP.

    Attributes:
        received: What has arrived, decrypted; of a connection, all at once.
        connections: How many have been made.
    """

    def __init__(self, response: bytes | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.received = b""
        self.connections = 0
        self._response = answer() if response is None else response
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = Thread(target=self._serve, daemon=True)

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        scheme = "http" if self._tls is None else "https"
        return f"{scheme}://localhost:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)  # wakes the thread, which `close` would not
        self._listener.close()
        self._thread.join(5)
        assert not self._thread.is_alive()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            connection.settimeout(5)
            with suppress(OSError), connection, self._secured(connection) as spoken:
                self.handle(spoken)

    def _secured(self, connection: socket.socket) -> socket.socket:
        if self._tls is None:
            return connection
        return self._tls.wrap_socket(connection, server_side=True)

    def handle(self, connection: socket.socket) -> None:
        """Take one request and answer it."""
        self.received += read_request(connection)
        connection.sendall(self._response)


def read_request(connection: socket.socket) -> bytes:
    """The bytes of one request: its head, and as much of a body as it announces."""
    taken = b""
    while b"\r\n\r\n" not in taken:
        if not (piece := connection.recv(65536)):
            return taken
        taken += piece
        if taken.startswith(_TLS_HELLO):
            return taken
    head, _, body = taken.partition(b"\r\n\r\n")
    announced = re.search(rb"(?i)content-length: *(\d+)", head)
    while announced and len(body) < int(announced[1]):
        if not (piece := connection.recv(65536)):
            break
        body, taken = body + piece, taken + piece
    return taken
