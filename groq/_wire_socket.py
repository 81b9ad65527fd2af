"""A connection for blocking callers, over a socket."""

from __future__ import annotations

import select
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from groq._tls import tls_context
from groq._wire_errors import fail, give_up
from groq._wire_parser import BadResponseError, ResponseParser

if TYPE_CHECKING:
    from collections import deque
    from collections.abc import Iterable

    from groq._wire_patience import Patience
    from groq._wire_request import Origin

_RECEIVED_AT_MOST: Final = 65_536
_SENT_AT_MOST: Final = 262_144  # by one call, for which the time to write is allowed


class SocketConnection:
    """One connection; one thread uses it at a time.

    When it is lost in the middle of something, it closes itself and takes a note of that.

    Attributes:
        origin: Where it leads.
        idle_since: When it was last used.
        lost: Where to take a note when it is lost while it holds a place; None if it holds none.
        parser: What reads the response.
    """

    __slots__ = (
        "__weakref__",
        "_allowed",
        "_is_cut",
        "_poll",
        "_socket",
        "idle_since",
        "lost",
        "origin",
        "parser",
    )

    def __init__(self, origin: Origin) -> None:
        self.lost: deque[None] | None = None
        self._socket: socket.socket | None = None
        self._poll: select.poll | None = None
        self.origin = origin
        self.idle_since = 0.0
        self.parser = ResponseParser()
        self._allowed: float | None = None
        self._is_cut = False

    def open(self, patience: Patience) -> None:
        """Connect.

        Raises:
            NetworkError: That did not work.
            TimeoutError: It took too long.
        """
        try:
            self._connect(patience)
        except TimeoutError as error:
            give_up("connect", patience, error)
        except (OSError, UnicodeError) as error:
            fail("ConnectError", str(error), patience, error)

    def _connect(self, patience: Patience) -> None:
        context = tls_context() if self.origin.is_secure else None  # may be refused
        self._socket = plain = _reach(self.origin, patience)
        plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context is not None:
            plain.settimeout(patience.of("connect"))
            self._socket = context.wrap_socket(plain, server_hostname=self.origin.host)
        self._allowed = self._socket.gettimeout()
        if hasattr(select, "poll"):
            self._poll = select.poll()
            self._poll.register(self._socket, select.POLLIN)

    @property
    def is_open(self) -> bool:
        """Whether it was opened, and not closed here."""
        return self._socket is not None

    @property
    def may_reuse(self) -> bool:
        """Whether it may carry another request."""
        return self.parser.may_reuse and not self._is_cut

    def is_usable(self) -> bool:
        """Whether it is open, and the other side neither closed it nor sent anything."""
        if self._socket is None:
            return False
        if self._poll is not None:
            return not self._poll.poll(0)
        return not select.select([self._socket], (), (), 0)[0]

    def write(self, message: Iterable[memoryview], patience: Patience) -> None:
        """Send a request.

        Raises:
            TimeoutError: It took too long.
        """
        self.parser = ResponseParser()
        try:
            for view in message:
                self._send(view, patience)
        except TimeoutError as error:
            give_up("write", patience, error)
        except OSError:
            # Some servers answer what they will not read to its end, and close. What they have
            # answered can be read; if they have not, reading fails and tells why.
            self._is_cut = True

    def _send(self, left: memoryview, patience: Patience) -> None:
        while left:
            if patience.is_over:  # though it may go on a little at a time
                raise TimeoutError
            self._allow(patience.of("write"))
            left = left[self._open_socket.send(left[:_SENT_AT_MOST]) :]

    def read(self, patience: Patience) -> None:
        """Wait for the next bytes, and let the parser have them.

        Raises:
            NetworkError: None came, or what came is no response.
            TimeoutError: None came in time.
        """
        if patience.is_over:  # what comes all the time is not waited for
            give_up("read", patience)
        try:
            self._allow(patience.of("read"))
            received = self._open_socket.recv(_RECEIVED_AT_MOST)
        except TimeoutError as error:
            give_up("read", patience, error)
        except OSError as error:
            fail("ReadError", str(error), patience, error)
        try:
            if received:
                self.parser.feed(received)
            else:
                self.parser.feed_eof()
        except BadResponseError as error:
            fail("RemoteProtocolError", str(error), patience, error)

    @property
    def _open_socket(self) -> socket.socket:
        if self._socket is None:
            raise ConnectionAbortedError("the connection was closed")
        return self._socket

    def _allow(self, seconds: float | None) -> None:
        """How long the next call may wait; to say the same again would take a system call."""
        if seconds != self._allowed:
            self._open_socket.settimeout(seconds)
            self._allowed = seconds

    def hang_up(self) -> None:
        """Let a read that another thread waits in come to its end."""
        connected = self._socket  # which the other thread may take away meanwhile
        if connected is not None:
            with suppress(OSError):  # gone already
                # TLS's own `shutdown` would free what is in use.
                socket.socket.shutdown(connected, socket.SHUT_RDWR)

    def close(self) -> None:
        """Close it, without a word to the other side; in a forked child only the copy of it."""
        connected, self._socket, self._poll = self._socket, None, None
        if connected is not None:
            connected.close()

    def __del__(self) -> None:
        # To close a socket takes no lock; left to itself, it would warn of not being closed.
        with suppress(AttributeError):  # interrupted before it was made
            if self.lost is not None:
                self.lost.append(None)
            self.close()


def _reach(origin: Origin, patience: Patience) -> socket.socket:
    """Connect to the first address of a host that can be reached before the deadline."""
    failure = OSError("the name has no address")
    for *_, (host, *_) in socket.getaddrinfo(origin.host, origin.port, type=socket.SOCK_STREAM):
        try:
            return socket.create_connection((str(host), origin.port), patience.of("connect"))
        except OSError as error:
            failure = error
        if patience.is_over:
            break
    raise failure
