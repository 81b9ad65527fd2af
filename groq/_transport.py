"""The port to HTTP: what the rest of the package needs of an HTTP library.

A transport sends a `Request` and returns a `Response`; the only errors of its own that it
raises are `NetworkError` and `TimeoutError`. It knows nothing of retries, limits or the API.
The adapters are `_wire.py`, and `_httpx.py` for what goes over httpx; any object with these
methods will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

from attrs import define, field, frozen

from groq._body_limit import ANSWER_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import httpx

    from groq._middleware import StreamEnd
    from groq._secret import Secret
    from groq.types import Attempt

    Timeout: TypeAlias = float | httpx.Timeout
    # Told the bytes that have gone or come, and those of the whole, or None if nobody knows.
    Progress: TypeAlias = Callable[[int, int | None], None]
    FilePart: TypeAlias = "tuple[str | None, bytes | Source, str | None]"

_SUCCESS = 2  # the hundreds of a status


@frozen
class Request:
    """What to send: everything is ready for the wire, and sending twice sends the same.

    Attributes:
        method: `GET`, `POST`, `DELETE`.
        path: Path under the base URL, percent-encoded, such as `/openai/v1/models`.
        params: Query parameters in order; a name may repeat.
        headers: Header names (any case) and values, without those of the client.
        content: The body, or None.
        files: Multipart parts in order as (name, (file name, content, content type)); a plain
            form field has no file name. Content is bytes, or a `Source` that is read anew for
            each send.
        timeout: Seconds allowed for each of connecting, writing, and waiting for bytes; None for
            what the HTTP library's client has.
        idle_timeout: Seconds that a stream may be silent once it has begun; None for `timeout`.
        time_left: Seconds until the answer must be there, a stream's first chunk; None for ever.
        api_key: To be sent as `Authorization: Bearer ...`, and to no other origin; the pipeline
            fills it in.
        most_bytes: What the body of a success may have, decompressed, when it is kept in memory;
            `_body_limit` tells what becomes of one that has more.
    """

    method: str
    path: str
    params: Sequence[tuple[str, str]] = ()
    # What may be confidential stays out of tracebacks and logs.
    headers: Mapping[str, str] = field(factory=dict[str, str], repr=False)
    content: bytes | None = field(default=None, repr=False)
    files: Sequence[tuple[str, FilePart]] = field(default=(), repr=False)
    timeout: Timeout | None = None
    idle_timeout: float | None = None
    time_left: float | None = None
    # Who asks makes no difference to what is asked.
    api_key: Secret | None = field(default=None, eq=False)
    most_bytes: int = ANSWER_BYTES


class Source(Protocol):
    """A file to send, which is read from its beginning whenever it is sent."""

    @property
    def size(self) -> int:
        """Bytes that it has."""
        ...

    def reading(self) -> Reading:
        """A new way through it; nothing is opened until the first byte is asked for."""
        ...


class Reading(Protocol):
    """A `Source` that is being read."""

    @property
    def in_memory(self) -> bool:
        """Whether `read` never blocks."""
        ...

    @property
    def on_progress(self) -> Progress | None:
        """Who is to be told how much of it was sent."""
        ...

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; none at the end. May block on the disk."""
        ...

    def close(self) -> None:
        """Give up on the rest. Safe at any time, also while another thread reads."""
        ...


class Body(Protocol):
    """The body of a blocking response that is still arriving."""

    def receive(self, within: float | None = None) -> bytes | None:
        """Wait for the next piece, `within` seconds at most; None at the end."""
        ...

    def drain(self) -> None:
        """Read the end, if that is a matter of moments, so that the connection is used again."""
        ...

    def close(self) -> None:
        """Give up on the rest. Safe to call at any time, and twice."""
        ...

    def abandon(self) -> None:
        """Leave closing to the next `send`; only takes a note, so a finaliser may call it."""
        ...


class AsyncBody(Protocol):
    """The body of an async response that is still arriving; see `Body`."""

    async def receive(self, within: float | None = None) -> bytes | None:
        """Wait for the next piece, `within` seconds at most; None at the end."""
        ...

    async def drain(self) -> None:
        """Read the end, if that is a matter of moments, so that the connection is used again."""
        ...

    async def aclose(self) -> None:
        """Give up on the rest. Safe to call at any time, and twice."""
        ...

    def abandon(self) -> None:
        """Leave closing to the next `send`; only takes a note, so a finaliser may call it."""
        ...


def ignore_end(_end: StreamEnd) -> None:
    """Nobody wants to know."""


@define(eq=False)  # not frozen: the pipeline adds to each what a transport does not know
class Response:
    """What came back.

    Attributes:
        status_code: The HTTP status; any integer that the service chose.
        headers: Response headers; names are looked up without regard to case.
        content: The whole body; empty when `body` is given.
        body: The body while it is still arriving: of a success that was asked for as a stream
            and came as the media type that the request accepts. Otherwise None.
        attempts: The sends that it took, this one last; the transport does not know.
        time_left: Seconds that the deadline leaves for the rest; nor does it know these.
        asked: HTTP method and address of the request, likewise.
        tell_end: Wants to know how the stream that is read from the body ends.
    """

    status_code: int
    # As above; and a gateway may quote the key that it refuses.
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    body: Body | AsyncBody | None = None
    attempts: tuple[Attempt, ...] = ()
    time_left: float | None = None
    asked: tuple[str, str] | None = None
    tell_end: Callable[[StreamEnd], None] = ignore_end

    @property
    def is_success(self) -> bool:
        """Whether the service did what was asked."""
        return self.status_code // 100 == _SUCCESS


class Transport(Protocol):
    """Blocking HTTP."""

    def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving."""
        ...

    def close(self) -> None:
        """Close every connection that the transport owns."""
        ...


class AsyncTransport(Protocol):
    """Async HTTP."""

    async def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving."""
        ...

    async def aclose(self) -> None:
        """Close every connection that the transport owns."""
        ...


def is_stream(status_code: int, headers: Mapping[str, str], request: Request) -> bool:
    """Whether a response is a success of the media type that was asked for."""
    accepted = request.headers.get("accept")
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return status_code // 100 == _SUCCESS and (accepted == "*/*" or media_type in (accepted, ""))
