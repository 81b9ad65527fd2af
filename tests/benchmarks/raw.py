"""Sockets and orjson: what the bytes themselves cost.

It knows what the mock server writes, and nothing else of HTTP. No SDK can be like this; it shows
how much of a figure is anybody's doing.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import orjson

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator

_LENGTH = b"content-length: "
_END_OF_BODY = b"0\r\n\r\n"
_PIECE = 65_536

_Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Blocking:
    """Calls and streams, over a connection for each thread."""

    def __init__(self, base_url: str) -> None:
        self._address = _address(base_url)
        self._local = threading.local()

    def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        connection = self._connection()
        connection.sendall(_request({"model": model, "messages": messages}))
        answer = _got(connection.recv(_PIECE))
        while (missing := _missing(answer)) > 0:
            answer += _got(connection.recv(missing))
        return _text_of(answer)

    def contents(self, model: str) -> Generator[str, None, None]:
        """The texts of a stream, which is to be read to its end."""
        connection, rest = self._connection(), b""
        connection.sendall(_request(_streamed(model)))
        while not rest.endswith(_END_OF_BODY):
            texts, rest = _split(rest + _got(connection.recv(_PIECE)))
            yield from texts

    def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        return sum(1 for _ in self.contents(model))

    def _connection(self) -> socket.socket:
        try:
            connection: socket.socket = self._local.connection
        except AttributeError:
            connection = self._local.connection = socket.create_connection(self._address)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection


class Async:
    """Calls and streams, over the connection that was free last."""

    def __init__(self, base_url: str) -> None:
        self._address = _address(base_url)
        self._free: list[_Connection] = []

    async def call(self, model: str, messages: list[dict[str, str]]) -> str:
        """The text of an answer."""
        connection = reader, writer = await self._connection()
        writer.write(_request({"model": model, "messages": messages}))
        answer = _got(await reader.read(_PIECE))
        while (missing := _missing(answer)) > 0:
            answer += _got(await reader.read(missing))
        self._free.append(connection)
        return _text_of(answer)

    async def contents(self, model: str) -> AsyncGenerator[str, None]:
        """The texts of a stream, which is to be read to its end."""
        connection = reader, writer = await self._connection()
        writer.write(_request(_streamed(model)))
        rest = b""
        while not rest.endswith(_END_OF_BODY):
            texts, rest = _split(rest + _got(await reader.read(_PIECE)))
            for text in texts:
                yield text
        self._free.append(connection)

    async def read(self, model: str) -> int:
        """Read a stream to its end; how many chunks had text."""
        count = 0
        async for _ in self.contents(model):
            count += 1
        return count

    async def _connection(self) -> _Connection:
        return self._free.pop() if self._free else await asyncio.open_connection(*self._address)


def _address(base_url: str) -> tuple[str, int]:
    parts = urlsplit(base_url)
    if parts.hostname is None or parts.port is None:
        raise ValueError(base_url)
    return parts.hostname, parts.port


def _streamed(model: str) -> dict[str, Any]:
    return {"model": model, "messages": [{"role": "user", "content": "Hello"}], "stream": True}


def _request(body: dict[str, Any]) -> bytes:
    text = orjson.dumps(body)
    return b"POST /openai/v1/chat/completions HTTP/1.1\r\nhost: x\r\n%b%d\r\n\r\n%b" % (
        _LENGTH,
        len(text),
        text,
    )


def _got(piece: bytes) -> bytes:
    if not piece:
        raise ConnectionError("the server has closed the connection")
    return piece


def _missing(answer: bytes) -> int:
    """How many bytes are still to come of an answer, whose head has come by the first read."""
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.rpartition(_LENGTH)[2]) - len(body)


def _text_of(answer: bytes) -> str:
    body = answer[answer.index(b"\r\n\r\n") :]
    text: str = orjson.loads(body)["choices"][0]["message"]["content"]
    return text


def _split(buffer: bytes) -> tuple[list[str], bytes]:
    """The texts of the whole lines in the buffer, and what follows the last of them."""
    texts = []
    if buffer.endswith(_END_OF_BODY):
        buffer, rest = buffer[: -len(_END_OF_BODY)], _END_OF_BODY
    else:
        at = buffer.rfind(b"\n") + 1
        buffer, rest = buffer[:at], buffer[at:]
    for line in buffer.split(b"\n"):
        if line.startswith(b"data: {"):
            text = orjson.loads(line[6:])["choices"][0]["delta"].get("content")
            if text:
                texts.append(text)
    return texts, rest
