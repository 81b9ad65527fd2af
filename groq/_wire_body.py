"""Bodies that are still arriving over the wire: what `_transport` calls `Body` and `AsyncBody`."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Generic, Protocol, TypeVar

from groq._transport import Response
from groq._wire_decoding import UndecodableError, decoder_of
from groq._wire_errors import fail
from groq.errors import GroqError

if TYPE_CHECKING:
    from collections import deque

    from groq._wire_decoding import Decoder, Decoders
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
    """What a parser has of a body, unpacked."""

    __slots__ = ("_decoder", "_parser", "_patience")

    def __init__(self, parser: ResponseParser, patience: Patience) -> None:
        self._parser = parser
        self._patience = patience
        self._decoder: Decoder | Decoders | None = decoder_of(parser.headers)

    def take(self) -> bytes:
        """What has arrived since the last time; empty when nothing can be told yet.

        Raises:
            NetworkError: It is not packed by what the headers say.
        """
        piece = self._parser.take()
        if self._decoder is None:
            return piece
        try:
            unpacked = self._decoder.feed(piece) if piece else b""
            if self._parser.is_complete:
                unpacked += self._decoder.end()
        except UndecodableError as error:
            fail("DecodingError", str(error), self._patience, error)
        return unpacked


def whole(connection: C, pool: Owner[C], patience: Patience) -> Response:
    """The response that has come over a connection, which is free by that.

    Raises:
        NetworkError: Its body is not packed by what the headers say.
    """
    unpacking = Unpacking(connection.parser, patience)
    pool.give_back(connection, may_reuse=connection.may_reuse)
    return Response(*connection.parser.head, unpacking.take())


class _Arriving(Generic[C]):
    """A body, its connection until it has ended, and the pool that gets that back."""

    def __init__(self, connection: C, pool: Owner[C], patience: Patience) -> None:
        self._connection: C | None = connection
        self._pool = pool
        self._patience = patience
        self._parser = connection.parser
        self._unpacking = Unpacking(self._parser, patience)

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
