"""Server-sent events: bytes in, events out.

Follows the event-stream format of the WHATWG HTML standard (section 9.2.6): any of LF, CR
and CRLF ends a line, an empty line ends an event, one leading byte-order mark is skipped,
comments and unknown fields are ignored. Works on bytes throughout, because no byte of a
multi-byte UTF-8 character can be mistaken for a line end. Performs no I/O.
"""

from __future__ import annotations

from attrs import define, field, frozen

_BOM = b"\xef\xbb\xbf"


@frozen
class ServerSentEvent:
    """One event.

    Attributes:
        event: Its name; empty when it was sent without one.
        data: Its data, lines joined by LF, as UTF-8.
    """

    event: str
    data: bytes


class EventTooLargeError(ValueError):
    """An event grew beyond the limit; the stream is not worth following any further."""


@define
class SSEDecoder:
    """Turns pieces of a byte stream, cut anywhere, into events.

    Attributes:
        max_event_size: Bytes that one event may have.
    """

    max_event_size: int = 16 * 1024 * 1024
    _pending: list[bytes] = field(factory=list[bytes], init=False)
    _size: int = field(default=0, init=False)
    _at_start: bool = field(default=True, init=False)
    _after_cr: bool = field(default=False, init=False)
    _event: str = field(default="", init=False)
    _data: list[bytes] = field(factory=list[bytes], init=False)

    def feed(self, piece: bytes) -> list[ServerSentEvent]:
        """Take in the next bytes; return the events that they complete.

        Raises:
            EventTooLargeError: One event has more than `max_event_size` bytes.
        """
        if self._after_cr and piece:
            # The CR before has already ended its line; a LF now belongs to it.
            piece = piece.removeprefix(b"\n")
            self._after_cr = False
        end = max(piece.rfind(b"\n"), piece.rfind(b"\r")) + 1
        if not end:
            self._hold(piece)
            return []
        self._after_cr = piece.endswith(b"\r")
        lines = b"".join((*self._pending, piece[:end])).splitlines()
        self._pending, self._size = [], sum(map(len, self._data))
        if self._at_start:
            lines[0] = lines[0].removeprefix(_BOM)
            self._at_start = False
        events = [event for line in lines if (event := self._take_line(line))]
        self._hold(piece[end:])
        return events

    @property
    def unfinished(self) -> bytes:
        """What has arrived of an event that has not ended: its data, then its last, open line."""
        return b"\n".join([*self._data, b"".join(self._pending)])

    def _hold(self, piece: bytes) -> None:
        if piece:
            self._pending.append(piece)
            self._grow(len(piece))

    def _grow(self, size: int) -> None:
        self._size += size
        if self._size > self.max_event_size:
            raise EventTooLargeError(f"an event has more than {self.max_event_size} bytes")

    def _take_line(self, line: bytes) -> ServerSentEvent | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
            self._grow(len(value))
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        event = ServerSentEvent(self._event, b"\n".join(self._data)) if self._data else None
        self._event, self._data, self._size = "", [], 0
        return event
