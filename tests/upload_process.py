"""Programs for the measurement of an upload's memory: who receives it, and who sends it.

    python tests/upload_process.py receive
    python tests/upload_process.py send http://127.0.0.1:8000 big path batch asyncio

The receiver prints its address, and answers each request with how many bytes of body it had. The
sender prints, as JSON, by how many bytes its memory was ever larger than before the upload.
"""

from __future__ import annotations

import gc
import json
import socket
import sys
import time
from pathlib import Path
from typing import Any

import anyio

from groq import AsyncGroq, Groq

Figures = dict[str, float]

STATUS = Path("/proc/self/status")


def receive() -> None:
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
    got = b""
    while b"\r\n\r\n" not in got:
        if not (piece := connection.recv(65_536)):
            return False
        got += piece
    head, _, body = got.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Len")
    )
    received = len(body)
    while received < length:
        received += len(connection.recv(2**20))
    answer = json.dumps(
        {
            "id": "file_1",
            "object": "file",
            "bytes": received,
            "text": "hello",
            "created_at": 1,
            "filename": "big.zip",
            "purpose": "fine_tuning",
        }
    )
    connection.sendall(f"HTTP/1.1 200 OK\r\ncontent-length: {len(answer)}\r\n\r\n{answer}".encode())
    return True


def send(base_url: str, path: str, form: str, operation: str, world: str) -> None:
    """Upload something small, and then the file; print what the latter took."""
    if world == "blocking":
        figures = send_blocking(base_url, path, form, operation)
    else:
        figures = anyio.run(send_async, base_url, path, form, operation, backend=world)
    print(json.dumps(figures))  # noqa: T201  as above


def send_blocking(base_url: str, path: str, form: str, operation: str) -> Figures:
    with Groq("gsk_x", base_url=base_url) as client:
        small = call(client, operation, path_of_small(path))
        before = begin()
        started = time.perf_counter()
        large = call(client, operation, file_of(form, path))
        return figures_of(small, large, before, started)


async def send_async(base_url: str, path: str, form: str, operation: str) -> Figures:
    async with AsyncGroq("gsk_x", base_url=base_url) as client:
        small = await call(client, operation, path_of_small(path))
        before = begin()
        started = time.perf_counter()
        large = await call(client, operation, file_of(form, path))
        return figures_of(small, large, before, started)


def call(client: Any, operation: str, file: Any) -> Any:
    """Begin the operation with the file."""
    if operation == "transcribe":
        return client.audio.transcribe(("big.wav", file), model="whisper-large-v3")
    return client.files.create(file, purpose=operation)


def figures_of(small: Any, large: Any, before: int, started: float) -> Figures:
    return {
        "small": small.bytes,
        "large": large.bytes,
        "grown": memory("VmHWM") - before,
        "seconds": time.perf_counter() - started,
    }


def path_of_small(path: str) -> str:
    return str(Path(path).with_name("small"))


def file_of(form: str, path: str) -> Any:
    """The file in one of the forms in which it may be handed in."""
    if form == "bytes":
        return Path(path).read_bytes()
    return path if form == "path" else Path(path).open("rb")


def begin() -> int:
    """Forget how much memory there ever was; return how much there is."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    return memory("VmHWM")


def memory(what: str) -> int:
    """Bytes of memory, as the kernel counts them; `VmHWM` are the most there ever were."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    receive() if sys.argv[1] == "receive" else send(*sys.argv[2:])
