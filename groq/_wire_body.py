"""Bodies that are still arriving over the wire: what `_transport` calls `Body` and `AsyncBody`."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from groq._body_limit import Kept, most_of
from groq._decoding import decoder_of
from groq._transport import Response
from groq.errors import GroqError

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterator

    from groq._wire_parser import ResponseParser
    from groq._wire_patience import Patience
    from groq._wire_socket import SocketConnection
    from groq._wire_stream import LoopConnection

_DRAIN_SECONDS: Final = 0.25  # longer than the end of a body takes behind its last event
_DRAIN_PIECES: Final = 2  # a [DONE] that nobody waits for, and the end

C = TypeVar("C", bound="SocketConnection | LoopConnection")


class Owner(Protocol[C]):
    """A pool, as a body sees it."""

    @property
    def abandoned(self) -> deque[C]:
        """Connections of bodies that were lost."""
        ...

    def give_back(self, connection: C, *, may_reuse: bool) -> None:
        """Let others use a connection, or only its place."""
        ...


class Unpacking:
    """What a parser has of a body, decompressed a piece at a time."""

    __slots__ = ("_decoded", "_decoder", "_parser")

    def __init__(self, parser: ResponseParser) -> None:
        self._parser = parser
        self._decoder = decoder_of(parser.headers)
        self._decoded: Iterator[bytes] = iter(())

    def take(self) -> bytes:
        """The next of what has arrived; empty when nothing is left of it.

        Raises:
            NetworkError: It is not compressed by what the headers say.
        """
        if self._decoder is None:
            return self._parser.take()
        while (piece := next(self._decoded, None)) is None:
            coded = self._parser.take()
            if not coded:
                if self._parser.is_complete:
                    self._decoder.end()
                return b""
            self._decoded = self._decoder.feed(coded)
        return piece


def whole(connection: C, pool: Owner[C], most_bytes: int) -> Response:
    """The response that has come over a connection, which is free by that.

    Of a body that is larger than what is kept in memory, the rest is not waited for.

    Raises:
        NetworkError: Its body is not compressed by what the headers say.
        ResponseParseError: It is a success, and has too many bytes to be one.
    """
    parser = connection.parser
    pool.give_back(connection, may_reuse=parser.is_complete and connection.may_reuse)
    is_small = sum(map(len, parser.pieces)) <= most_of(parser.status, most_bytes)
    if is_small and parser.is_complete and decoder_of(parser.headers) is None:
        return Response(*parser.head, parser.take())  # as nearly always
    kept = Kept(*parser.head, most_bytes)
    for piece in _unpacked(parser):
        if not kept.add(piece):
            break
    if not parser.is_complete:
        kept.refuse_rest()
    return Response(*parser.head, kept.content)


def _unpacked(parser: ResponseParser) -> Iterator[bytes]:
    """The pieces of a body that has come, decompressed."""
    decoder = decoder_of(parser.headers)
    if decoder is None:
        yield from parser.pieces
        return
    for coded in parser.pieces:
        yield from decoder.feed(coded)
    if parser.is_complete:
        decoder.end()


class _Arriving(Generic[C]):
    """A body, its connection until it has ended, and the pool that gets that back."""

    _connection: C | None = None  # what is not made whole, because it cannot be read, holds none

    def __init__(self, connection: C, pool: Owner[C], patience: Patience) -> None:
        self._parser = connection.parser
        self._unpacking = Unpacking(self._parser)
        self._pool = pool
        self._patience = patience
        self._connection = connection

    def _taken(self) -> bytes:
        """What has arrived; the connection is free as soon as everything has."""
        piece = self._unpacking.take()
        if self._parser.is_complete:
            self._let_go(may_reuse=True)
        return piece

    def _let_go(self, *, may_reuse: bool) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._pool.give_back(connection, may_reuse=may_reuse and connection.may_reuse)

    def abandon(self) -> None:
        """Leave closing to the next `send`; only takes a note, so a finaliser may call it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._pool.abandoned.append(connection)

    def __del__(self) -> None:
        self.abandon()


class SocketBody(_Arriving["SocketConnection"]):
    """A body for a blocking reader."""

    _receiving: int | None = None

    def receive(self, within: float | None = None) -> bytes | None:
        """Wait for the next piece, `within` seconds at most; None at the end."""
        self._receiving = threading.get_ident()
        if within is not None:
            self._patience.bound(within)
        try:
            return self._next()
        except BaseException:
            self._let_go(may_reuse=False)
            raise
        finally:
            self._receiving = None
            if within is not None:
                self._patience.bound(None)

    def _next(self) -> bytes | None:
        while True:
            if piece := self._taken():
                return piece
            if self._connection is None:
                return None
            self._connection.read(self._patience)

    def drain(self) -> None:
        """Read the end, if that is a matter of moments, so that the connection is used again."""
        with suppress(GroqError):
            # It is complete but for its end; a connection that breaks now does no harm.
            for _ in range(_DRAIN_PIECES):
                if self._connection is None or self.receive(_DRAIN_SECONDS) is None:
                    return

    def close(self) -> None:
        """Give up on the rest. Safe to call at any time, and twice."""
        connection = self._connection
        if connection is not None and self._receiving not in (None, threading.get_ident()):
            connection.hang_up()  # the other thread wakes up, and closes it
            return
        self._let_go(may_reuse=False)


class LoopBody(_Arriving["LoopConnection"]):
    """A body for an async reader on asyncio."""

    async def receive(self, within: float | None = None) -> bytes | None:
        """Wait for the next piece, `within` seconds at most; None at the end."""
        if within is not None:
            self._patience.bound(within)
        try:
            return await self._next()
        except BaseException:
            self._let_go(may_reuse=False)
            raise
        finally:
            if within is not None:
                self._patience.bound(None)

    async def _next(self) -> bytes | None:
        while True:
            if piece := self._taken():
                return piece
            if self._connection is None:
                return None
            await self._connection.read(self._patience)

    async def drain(self) -> None:
        """Read the end, if that is a matter of moments, so that the connection is used again."""
        with suppress(GroqError):
            for _ in range(_DRAIN_PIECES):
                if self._connection is None or await self.receive(_DRAIN_SECONDS) is None:
                    return

    async def aclose(self) -> None:
        """Give up on the rest. Safe to call at any time, and twice."""
        self._let_go(may_reuse=False)
