"""A connection for async callers on asyncio, over the transports of the event loop."""

from __future__ import annotations

import asyncio
import select
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, cast

from groq._body_limit import ANSWER_BYTES, ERROR_BYTES, most_of
from groq._tls import tls_context
from groq._wire_errors import fail, give_up
from groq._wire_parser import BadResponseError, ResponseParser

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterable

    from groq._wire_patience import Patience
    from groq._wire_request import Origin

_FEW_BYTES: Final = 16_384  # received at once, enough for most answers
_MANY_BYTES: Final = 262_144
_HELD_AT_MOST: Final = 262_144  # bytes of a stream that nobody has read yet
_CLOSED: Final = "Server disconnected without sending a response."
_NEXT_ADDRESS_AFTER: Final = 0.25  # seconds until another address of a host is tried as well


class LoopConnection(asyncio.BufferedProtocol):
    """One connection; one task uses it at a time.

    It has a buffer of its own, because the event loop would make a new one of 256 kB for each read.

    Attributes:
        origin: Where it leads.
        idle_since: When it was last used.
        lost: Where to take a note when it is lost while it holds a place; None if it holds none.
        parser: What reads the response.
    """

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self.idle_since = 0.0
        self.lost: deque[None] | None = None
        self.parser = ResponseParser()
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.Transport | None = None
        self._buffer = _room(_FEW_BYTES)
        self._poll: select.poll | None = None
        self._is_used = False
        self._most_bytes = ANSWER_BYTES
        self._is_whole = True  # whether nobody reads before everything has come
        self._is_writing = False
        self._is_paused = False
        self._held = 0
        self._unsent = 0
        self._failure: tuple[str, Exception | None] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._patience: Patience | None = None
        self._due: float | None = None
        self._is_late = False
        self._alarm: asyncio.TimerHandle | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was opened, and not closed by any side."""
        return self._transport is not None

    @property
    def may_reuse(self) -> bool:
        """Whether it may carry another request."""
        return self.is_open and self.parser.may_reuse and not self._is_writing

    async def open(self, patience: Patience) -> None:
        """Connect.

        Raises:
            NetworkError: That did not work.
            TimeoutError: It took too long.
        """
        try:
            async with asyncio.timeout(patience.of("connect")):
                await self._connect()
        except TimeoutError as error:
            give_up("connect", patience, error)
        except (OSError, UnicodeError) as error:
            fail("ConnectError", str(error), patience, error)

    async def _connect(self) -> None:
        origin, settings = self.origin, dict[str, Any]()
        if origin.is_secure:
            settings |= {"ssl": tls_context(), "server_hostname": origin.host}
        if isinstance(self._loop, asyncio.BaseEventLoop) and not _is_address(origin.host):
            settings["happy_eyeballs_delay"] = _NEXT_ADDRESS_AFTER
        await self._loop.create_connection(lambda: self, origin.host, origin.port, **settings)

    def is_usable(self) -> bool:
        """Whether it is open, and the other side neither closed it nor sent anything."""
        return self._transport is not None and not (self._poll and self._poll.poll(0))

    def begin(self, message: Iterable[memoryview], patience: Patience) -> None:
        """Send a request; `read` and `finish` wait until it has gone and an answer has come."""
        self.parser = ResponseParser()
        self._patience, self._failure = patience, None
        self._is_used = self._is_whole = True
        self._is_late = False
        for view in message:
            if self._transport is None:
                self._fail("RemoteProtocolError", BadResponseError(_CLOSED))
                return
            self._transport.write(view)

    async def finish(self, patience: Patience, most_bytes: int) -> None:
        """Wait until the response is complete, or larger than so many bytes.

        Raises:
            NetworkError: It does not come, or is no response.
            TimeoutError: Nothing came in time.
        """
        self._is_whole, self._most_bytes = True, most_bytes
        self._resume()
        while not (self.parser.is_complete or self._has_enough()):
            await self._wait(patience)

    async def read(self, patience: Patience) -> None:
        """Wait for the next part of the response.

        Raises:
            NetworkError: None comes, or what comes is no response.
            TimeoutError: None came in time.
        """
        self._is_whole = False
        self._resume()
        await self._wait(patience)

    def _has_enough(self) -> bool:
        """Whether more has come than will be kept."""
        held = self.parser.held
        return held > ERROR_BYTES and held > most_of(self.parser.status, self._most_bytes)

    async def _wait(self, patience: Patience) -> None:
        if patience.is_over:  # what comes all the time is not waited for
            give_up("write" if self._is_writing else "read", patience)
        if self._failure is None:
            self._patience = patience
            self._waiter = self._loop.create_future()
            self._watch()
            try:
                await self._waiter
            finally:
                self._waiter = self._due = None
        if self._is_late:
            give_up("write" if self._is_writing else "read", patience)
        if self._failure is not None:
            kind, error = self._failure
            fail(kind, str(error or ""), patience, error)

    def close(self) -> None:
        """Close it, without a word to the other side."""
        transport, self._transport = self._transport, None
        if transport is not None:
            transport.abort()
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        self._fail("ReadError", ConnectionAbortedError("the connection was closed"))

    def rest(self) -> None:
        """Nobody uses it until further notice."""
        self._is_used = False
        self._patience = None
        self._resume()

    # What the event loop calls.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """It is open."""
        self._transport = made = cast("asyncio.Transport", transport)
        made.set_write_buffer_limits(high=1)  # to be told when everything has gone
        connected = made.get_extra_info("socket")
        if connected is not None and hasattr(select, "poll"):
            self._poll = select.poll()
            self._poll.register(connected.fileno(), select.POLLIN)

    def get_buffer(self, sizehint: int) -> memoryview:  # noqa: ARG002  named by asyncio
        """Where to put what comes next."""
        return self._buffer

    def buffer_updated(self, nbytes: int) -> None:
        """So many bytes have come."""
        if not self._is_used:
            self.close()  # nobody has asked for them
            return
        parser = self.parser
        try:
            parser.feed(self._buffer[:nbytes])
        except BadResponseError as error:
            self._fail("RemoteProtocolError", error)
            return
        self._fit_buffer(nbytes)
        if parser.is_complete or self._has_enough():
            self._wake()
        elif not self._is_whole:
            self._wake()
            self._hold(nbytes)
        elif self._due is not None and not self._is_over:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is closed, by whichever side."""
        self._transport = None
        if exc is not None:
            self._fail("ReadError", exc)
        else:
            try:
                self.parser.feed_eof()
                self._wake()
            except BadResponseError as early:
                self._fail("RemoteProtocolError", early)
        self.parser.may_reuse = False

    def pause_writing(self) -> None:
        """Not everything has gone yet."""
        self._is_writing = True

    def resume_writing(self) -> None:
        """Everything has gone."""
        self._is_writing = False
        if self._waiter is not None:
            self._watch()

    def _fit_buffer(self, nbytes: int) -> None:
        """Make room for more when all of it was needed, until the end of the answer."""
        size = len(self._buffer)
        if nbytes == size == _FEW_BYTES and not self.parser.is_complete:
            self._buffer = _room(_MANY_BYTES)
        elif self.parser.is_complete and size != _FEW_BYTES:
            self._buffer = _room(_FEW_BYTES)

    # How it is waited.

    def _hold(self, size: int) -> None:
        """Stop a stream that comes faster than it is read."""
        self._held += size
        if self._held > _HELD_AT_MOST and self._transport is not None:
            self._is_paused = True
            self._transport.pause_reading()

    def _resume(self) -> None:
        self._held = 0
        if self._is_paused and self._transport is not None:
            self._is_paused = False
            self._transport.resume_reading()

    def _fail(self, kind: str, error: Exception) -> None:
        self._failure = self._failure or (kind, error)
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _watch(self) -> None:
        """Wake whoever waits when the step takes too long.

        The alarm of one exchange serves the next: it is set anew only when it would ring too late.
        """
        if self._patience is None:
            return
        seconds = self._patience.of("write" if self._is_writing else "read")
        if seconds is None:
            self._due = None
            return
        self._unsent = self._to_send
        self._due = self._loop.time() + seconds
        if self._alarm is None or self._alarm.when() > self._due:
            self._ring_at(self._due)

    def _ring_at(self, moment: float) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = self._loop.call_at(moment, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        if self._due is None:
            return
        if self._loop.time() < self._due:
            self._ring_at(self._due)
        elif self._is_writing and self._to_send < self._unsent and not self._is_over:
            self._watch()  # slow, but it goes on
        elif self._waiter is not None and not self._waiter.done():
            self._is_late = True
            self._wake()

    @property
    def _to_send(self) -> int:
        return (
            self._transport.get_write_buffer_size() if self._is_writing and self._transport else 0
        )

    @property
    def _is_over(self) -> bool:
        return self._patience is not None and self._patience.is_over


def _room(nbytes: int) -> memoryview:
    return memoryview(bytearray(nbytes))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
