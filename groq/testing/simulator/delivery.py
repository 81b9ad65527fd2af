"""How an answer goes out, or is kept from going out."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from groq.testing.simulator.faults import Drop, Hang, Slow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from groq.testing.simulator.connection import Connection
    from groq.testing.simulator.faults import Fault, Pace
    from groq.testing.simulator.replies import Reply

_CACHE_CONTROL = "private, max-age=0, no-store, no-cache, must-revalidate"
_SLOW_PIECES_PER_SECOND = 20


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends answers, `latency` seconds late.

    Bodies begin `silence` seconds after their head; streams have a `pause` after each piece, and
    that even of answers with a pace of their own if it was ordered.
    """

    latency: float
    pause: float
    silence: float = 0.0
    is_ordered: bool = False

    def at(self, pace: Pace | None) -> Delivery:
        """The same at another pace."""
        if pace is None:
            return self
        rate = pace.tokens_per_second
        return Delivery(
            self.latency,
            self.pause if rate is None else 1 / rate,
            pace.first_token or 0.0,
            is_ordered=rate is not None,
        )

    async def deliver(
        self,
        reply: Reply,
        request_id: str,
        connection: Connection,
        note: Callable[[int], None],
        fault: Fault | None = None,
    ) -> None:
        """Send the answer unless the caller leaves or the fault prevents it.

        `note` is told the status before the first byte; of a stream that may be cut, before its
        end, which may never come.
        """
        if isinstance(fault, Hang) and not await connection.stays(fault.seconds):
            return
        wait = self.latency + reply.delay
        if wait and not await connection.stays(wait):
            return
        if not _may_be_cut(reply, fault):
            note(reply.status)
        await connection.begin(reply.status, _headers(reply, request_id))
        is_slow = self.silence or isinstance(fault, Drop | Slow)
        if isinstance(reply.body, bytes) and not is_slow:
            await connection.end(reply.body)
        elif await self._send(reply, connection, fault):
            note(reply.status)
            await connection.end()

    async def _send(self, reply: Reply, connection: Connection, fault: Fault | None) -> bool:
        """Send the pieces; False when the caller has left or has been dropped."""
        room = fault.bytes if isinstance(fault, Drop) else math.inf
        loop = asyncio.get_running_loop()
        due = loop.time()  # a schedule: waiting each time would add up
        for piece, pause in self._schedule(reply, fault):
            if len(piece) > room:
                await connection.send(piece[: int(room)])
                await connection.drop()
                return False
            room -= len(piece)
            await connection.send(piece)
            due += pause
            if not await connection.stays(due - loop.time()):
                return False
        return True

    def _schedule(self, reply: Reply, fault: Fault | None) -> Iterator[tuple[bytes, float]]:
        """The pieces, each with the seconds to wait after it."""
        pieces = iter([reply.body]) if isinstance(reply.body, bytes) else reply.body
        if not isinstance(fault, Slow):
            paced = ((piece, self._pause(reply)) for piece in pieces)
            return chain([(b"", self.silence)], paced)
        rate = fault.bytes_per_second
        size = max(1, math.ceil(rate / _SLOW_PIECES_PER_SECOND))
        slowly = ((piece, len(piece) / rate) for piece in _slices(pieces, size))
        return chain([(b"", self.silence)], slowly)

    def _pause(self, reply: Reply) -> float:
        """Seconds after the piece that has just been taken from a reply."""
        if isinstance(reply.body, bytes):
            return 0.0
        if self.is_ordered or reply.pacer is None:
            return self.pause
        return reply.pacer.take()


def _may_be_cut(reply: Reply, fault: Fault | None) -> bool:
    if not isinstance(fault, Drop):
        return False
    return not isinstance(reply.body, bytes) or len(reply.body) > fault.bytes


def _slices(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    for piece in pieces:
        for start in range(0, len(piece), size):
            yield piece[start : start + size]


def _headers(reply: Reply, request_id: str) -> list[tuple[str, str]]:
    whole = isinstance(reply.body, bytes)
    length = [("content-length", str(len(reply.body)))] if isinstance(reply.body, bytes) else []
    return [
        ("content-type", reply.content_type),
        ("cache-control", _CACHE_CONTROL if whole else "no-cache"),
        ("vary", "Origin"),
        ("x-groq-region", "sim"),
        ("x-request-id", request_id),
        *reply.headers,
        *length,
    ]
