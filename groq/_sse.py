"""Server-sent events: bytes in, events out.

Follows the event-stream format of the WHATWG HTML standard (section 9.2.6): any of LF, CR
and CRLF ends a line, an empty line ends an event, one leading byte-order mark is skipped,
comments and unknown fields are ignored. Works on bytes throughout, because no byte of a
multi-byte UTF-8 character can be mistaken for a line end. Performs no I/O.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from attrs import define, field

from groq._json import decode

_BOM = b"\xef\xbb\xbf"
_DATA = b"data: "
_END = b"\n\n"
_CR = 0x0D
_MOST_DIGITS = 15  # of a time that is meant as one


class ServerSentEvent(NamedTuple):
    """One event.

    Attributes:
        event: Its name; empty when it was sent without one.
        data: Its data, lines joined by LF, as UTF-8.
        id: The last event id that was sent, with this event or before; empty for none.
        retry: Milliseconds to wait before connecting again, if it was sent with this event.
    """

    event: str
    data: bytes
    id: str = ""
    retry: int | None = None

    def json(self) -> Any:
        """The data, decoded. Raises ValueError if it is no JSON."""
        return decode(self.data)


class EventTooLargeError(ValueError):
    """An event grew beyond the limit; the stream is not worth following any further.

    Attributes:
        events: Those that the same bytes had completed before.
    """

    events: list[ServerSentEvent]


@define
class SSEDecoder:
    """Turns pieces of a byte stream, cut anywhere, into events.

    Attributes:
        max_event_size: Bytes that one event may have.
    """

    max_event_size: int = 16 * 1024 * 1024
    _pending: list[bytes] = field(factory=list[bytes], init=False)
    _pending_size: int = field(default=0, init=False)
    _data_size: int = field(default=0, init=False)
    _is_between_events: bool = field(default=False, init=False)
    _at_start: bool = field(default=True, init=False)
    _after_cr: bool = field(default=False, init=False)
    _event: str = field(default="", init=False)
    _data: list[bytes] = field(factory=list[bytes], init=False)
    _id: str = field(default="", init=False)
    _retry: int | None = field(default=None, init=False)

    def plain(self, piece: bytes) -> list[bytes] | None:
        """The data of the events that a piece completes, if each of them is one line of data.

        Nearly every piece is of this kind, and needs no work event by event. None for any other:
        nothing of it was taken, and `feed` is to have it.
        """
        if not self._is_between_events or _CR in piece:
            return None
        size = len(piece) - len(_END)
        if (
            piece.find(b"\n") == size <= self.max_event_size
            and piece.startswith(_DATA)
            and piece.endswith(_END)
            and not self._pending
        ):
            return [piece[len(_DATA) : size]]
        return self._several(piece)

    def _several(self, piece: bytes) -> list[bytes] | None:
        """As `plain`, for pieces of several events, and with parts of events at their ends."""
        end = piece.rfind(_END) + len(_END)
        if end < len(_END) or self._pending_size + len(piece) > self.max_event_size:
            return None
        whole, rest = b"".join((*self._pending, piece[:end])), piece[end:]
        if not whole.startswith(_DATA):
            return None
        data = whole[len(_DATA) : -len(_END)].split(_END + _DATA)
        if whole.count(b"\n") != len(_END) * len(data):
            return None  # there are lines of another kind
        self._pending, self._pending_size = [rest] if rest else [], len(rest)
        return data

    def feed(self, piece: bytes) -> list[ServerSentEvent]:
        """Take in the next bytes, whatever they are; return the events that they complete.

        Raises:
            EventTooLargeError: One event has more than `max_event_size` bytes.
        """
        events: list[ServerSentEvent] = []
        try:
            for line in self._lines(piece):
                if (event := self._take_line(line)) is not None:
                    events.append(event)  # noqa: PERF401  a comprehension loses all at an error
            self._check_size(self._data_size + self._pending_size)
        except EventTooLargeError as error:
            error.events = events
            raise
        self._is_between_events = not (
            self._at_start or self._data or self._event or self._after_cr or self._retry is not None
        )
        return events

    def _lines(self, piece: bytes) -> list[bytes]:
        """The lines that a piece completes; what follows them is kept."""
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
        self._pending.clear()
        self._pending_size = 0
        self._hold(piece[end:])
        if self._at_start:
            lines[0] = lines[0].removeprefix(_BOM)
            self._at_start = False
        return lines

    @property
    def unfinished(self) -> bytes:
        """What has arrived of an event that has not ended: its data, then its last, open line."""
        return b"\n".join([*self._data, b"".join(self._pending)])

    def _hold(self, piece: bytes) -> None:
        if piece:
            self._pending.append(piece)
            self._pending_size += len(piece)

    def _check_size(self, size: int) -> None:
        if size > self.max_event_size:
            raise EventTooLargeError(f"an event has more than {self.max_event_size} bytes")

    def _take_line(self, line: bytes) -> ServerSentEvent | None:
        if not line:
            return self._dispatch()
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._data.append(value)
            self._data_size += len(value) + 1  # with its line end
            self._check_size(self._data_size)
        elif name == b"event":
            self._event = value.decode("utf-8", "replace")
        elif name == b"id" and b"\0" not in value:
            self._id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit() and len(value) <= _MOST_DIGITS:
            self._retry = int(value)
        return None

    def _dispatch(self) -> ServerSentEvent | None:
        event = None
        if self._data:
            event = ServerSentEvent(self._event, b"\n".join(self._data), self._id, self._retry)
        self._event, self._data, self._data_size, self._retry = "", [], 0, None
        return event
