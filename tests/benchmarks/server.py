"""The mock server: answers any request by what its model's name asks for.

Run as `python -m benchmarks.server CORE`. It prints its port, and stops when its standard input
ends.
"""

from __future__ import annotations

import asyncio
import re
import sys
from contextlib import suppress
from functools import cache

from .answers import answer, transcription
from .events import RESPONSE_HEAD, writes_of
from .pinning import pin
from .plans import CallPlan, StreamPlan

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_BACKLOG = 2048  # hundreds of connections are made at once
_ANSWER, _TRANSCRIPTION = answer(), transcription()
_UPLOAD = b"POST /openai/v1/audio/"
_HELD_AT_MOST = 10_000  # longer streams are rendered while they are sent


class Server:
    """Serves streams; those that are open at the same time take turns, write by write."""

    def __init__(self) -> None:
        self._open = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection until its client leaves, early or not."""
        with suppress(ConnectionError):
            while (request := await _request(reader)) is not None:
                head, body = request
                if head.startswith(_UPLOAD):
                    writer.write(_TRANSCRIPTION)
                    continue
                if (plan := CallPlan.of_request(body)) is not None:
                    if plan.delay_ms:
                        await asyncio.sleep(plan.delay_ms / 1000)
                    writer.write(_ANSWER)
                    continue
                self._open += 1
                try:
                    await self._answer(StreamPlan.of_request(body), reader, writer)
                finally:
                    self._open -= 1
        writer.close()

    async def _answer(
        self, plan: StreamPlan, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        writer.write(RESPONSE_HEAD)
        for piece in _rendered(plan) if plan.chunks <= _HELD_AT_MOST else writes_of(plan):
            writer.write(piece)
            await writer.drain()
            if plan.pause_ms:
                await asyncio.sleep(plan.pause_ms / 1000)
            elif self._open > 1:
                await asyncio.sleep(0)
        if plan.held:
            await reader.read()


@cache
def _rendered(plan: StreamPlan) -> list[bytes]:
    return list(writes_of(plan))


async def _request(reader: asyncio.StreamReader) -> tuple[bytes, bytes] | None:
    """Head and body of the next request; None when there is none."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        return (head, await reader.readexactly(int(length[1]))) if length else None
    except asyncio.IncompleteReadError:
        return None


async def main() -> None:
    """Serve until standard input ends."""
    pin(int(sys.argv[1]))
    server = await asyncio.start_server(Server().serve, "127.0.0.1", backlog=_BACKLOG)
    port = server.sockets[0].getsockname()[1]
    print(port, flush=True)  # noqa: T201  this is how it is told
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
