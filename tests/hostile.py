"""A server that sends what the test tells it to, byte by byte, and nothing that HTTP asks for."""

from __future__ import annotations

import os
import socket
import threading
import zlib
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from tests.upload_process import begin, memory

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from pathlib import Path

MEGABYTE = 10**6

needs_linux = pytest.mark.skipif(
    not os.access("/proc/self/clear_refs", os.W_OK), reason="only Linux tells how much there was"
)

OK = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
ERROR = b"HTTP/1.1 503 Busy\r\ncontent-type: application/json\r\n"
EVENTS = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"


def whole(head: bytes, body: bytes) -> bytes:
    """An answer with its length."""
    return b"%bcontent-length: %d\r\n\r\n%b" % (head, len(body), body)


def bomb(megabytes: int) -> Iterator[bytes]:
    """A body of type gzip that is a thousand times as long when it is unpacked."""
    packer = zlib.compressobj(9, wbits=31)
    yield packer.compress(b"[" + b" " * (2**20 - 1)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(b" " * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    for _ in range(megabytes - 2):  # after a full flush, a block means the same anywhere
        yield again


def endless(piece: bytes) -> Iterator[bytes]:
    """The same for ever: until the other side hangs up."""
    while True:
        yield piece


@contextmanager
def serving(answer: Callable[[], Iterable[bytes]]) -> Generator[list[bytes], None, None]:
    """Answer each request by these pieces, and hang up.

    Gives a list whose first item is the address; the heads of requests follow.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    told = [f"http://127.0.0.1:{listener.getsockname()[1]}".encode()]

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            arguments = (connection, answer, told)
            threading.Thread(target=_answer_one, args=arguments, daemon=True).start()

    thread = threading.Thread(target=accept)
    thread.start()
    try:
        yield told
    finally:
        with suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(10)


def _answer_one(
    connection: socket.socket, answer: Callable[[], Iterable[bytes]], told: list[bytes]
) -> None:
    with connection, suppress(OSError):
        connection.settimeout(20)
        received = b""
        while b"\r\n\r\n" not in received:
            if not (piece := connection.recv(65_536)):
                return
            received += piece
        head, _, body = received.partition(b"\r\n\r\n")
        _, _, length = head.lower().partition(b"content-length:")
        missing = int((length.split() or [b"0"])[0]) - len(body)
        while missing > 0:  # to hang up before would be an answer of its own
            missing -= len(connection.recv(65_536))
        told.append(head)
        for piece in answer():
            connection.sendall(piece)


def names_in(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


@contextmanager
def bounded(megabytes: int) -> Generator[None, None, None]:
    """Fail if the memory of this process grows by more, if only for a moment."""
    before = begin()
    yield
    grown = (memory("VmHWM") - before) / MEGABYTE
    assert grown < megabytes, f"{grown:.0f} MB"
