"""Programs for the measurement of a download's memory: who sends a file, and who writes it down.

    python tests/download_process.py serve
    python tests/download_process.py fetch http://127.0.0.1:8000 big stream asyncio

The server prints its address, and answers each request with 100 MB, or with 100 bytes for the file
`small`. The other prints, as JSON, by how many bytes its memory was ever larger than before.
"""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import anyio

from groq import AsyncGroq, Groq
from tests.upload_process import begin, memory

PIECE = bytes(10**6)


def serve() -> None:
    """Serve one connection after the other, for ever."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)  # noqa: T201  it is what this prints
        while True:
            connection, _ = listener.accept()
            with connection:
                while answer_one(connection):
                    pass


def answer_one(connection: socket.socket) -> bool:
    """Answer a request; tell whether there was one."""
    head = b""
    while b"\r\n\r\n" not in head:
        if not (piece := connection.recv(65_536)):
            return False
        head += piece
    pieces = [PIECE[:100]] if b"/files/small/" in head else [PIECE] * 100
    size = sum(map(len, pieces))
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n" % size)
    for piece in pieces:
        connection.sendall(piece)
    return True


def fetch_blocking(base_url: str, target: str, how: str) -> int:
    with Groq("gsk_x", base_url=base_url) as client:
        client.files.content_stream("small").write_to(target)
        before = begin()
        if how == "stream":
            client.files.content_stream("large").write_to(target)
        else:
            Path(target).write_bytes(client.files.content("large").content)
        return memory("VmHWM") - before


async def fetch_async(base_url: str, target: str, how: str) -> int:
    async with AsyncGroq("gsk_x", base_url=base_url) as client:
        await (await client.files.content_stream("small")).write_to(target)
        before = begin()
        if how == "stream":
            await (await client.files.content_stream("large")).write_to(target)
        else:
            Path(target).write_bytes((await client.files.content("large")).content)  # noqa: ASYNC240  nobody waits
        return memory("VmHWM") - before


def fetch(base_url: str, target: str, how: str, world: str) -> None:
    """Download something small, and then something large; print what the latter took."""
    if world == "blocking":
        grown = fetch_blocking(base_url, target, how)
    else:
        grown = anyio.run(fetch_async, base_url, target, how, backend=world)
    print(json.dumps({"grown": grown}))  # noqa: T201  as above


if __name__ == "__main__":
    serve() if sys.argv[1] == "serve" else fetch(*sys.argv[2:])
