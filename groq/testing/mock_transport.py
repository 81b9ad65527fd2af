"""A transport without a network: it gives the answers that were queued and remembers requests."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, TypeAlias
from urllib.parse import unquote

import httpx

from groq.errors import NetworkError
from groq.testing.bodies import create_error_response, create_sse_stream
from groq.testing.simulator.journal import Journal, describe
from groq.testing.simulator.received import ReceivedRequest

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping

    Answer: TypeAlias = "Callable[[httpx.Request], httpx.Response]"

_TIMEOUTS = {
    "connect": httpx.ConnectTimeout,
    "read": httpx.ReadTimeout,
    "write": httpx.WriteTimeout,
    "pool": httpx.PoolTimeout,
}
_EVENTS = {"content-type": "text/event-stream"}


class MockHttpTransport(httpx.BaseTransport, httpx.AsyncBaseTransport, Journal):
    """Answers the requests of `Groq(transport=...)` and `AsyncGroq(transport=...)`.

        mock = MockHttpTransport()
        mock.queue_error_response(429, "rate_limit_error", "slow down")
        mock.queue_json(200, create_chat_response("Hello!"))
        client = Groq(api_key="gsk_any", transport=mock, clock=ManualClock())

    Each request takes the answer that was queued first. One object does for any number of clients,
    threads and tasks. Everything of the client but the network is at work: what is recorded is what
    would have been sent, forms with files in them, too.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._answers: deque[Answer] = deque()
        self._requests: list[ReceivedRequest] = []

    def queue_response(self, response: httpx.Response) -> None:
        """Answer with this response."""
        self._queue(lambda _: response)

    def queue_json(
        self, status: int, value: Any, *, headers: Mapping[str, str] | None = None
    ) -> None:
        """Answer with a JSON body."""
        self.queue_response(httpx.Response(status, json=value, headers=headers))

    def queue_error_response(
        self,
        status: int,
        type: str,  # noqa: A002  the body's member
        message: str = "Test error",
        *,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Answer with an error, such as `headers={"retry-after": "30"}` makes worth a wait."""
        response = create_error_response(status, type, message)
        response.headers.update(headers or {})
        self.queue_response(response)

    def queue_stream(
        self,
        chunks: Iterable[Mapping[str, Any] | bytes | str],
        *,
        headers: Mapping[str, str] = _EVENTS,
        breaks: bool = False,
    ) -> None:
        """Answer with a body that arrives in pieces.

        Args:
            chunks: Bytes and texts arrive as they are, each in one piece. Objects become events,
                and `[DONE]` follows them.
            headers: Those of the answer.
            breaks: Lose the connection after the pieces, in the place of their end.
        """
        stream = _Pieces(_pieces(chunks, breaks=breaks), breaks=breaks)
        self.queue_response(httpx.Response(200, headers=headers, stream=stream))

    def queue_timeout(self, step: Literal["connect", "read", "write", "pool"] = "read") -> None:
        """Let a request time out at this step; no time passes."""
        self._queue(lambda request: _raise(_TIMEOUTS[step]("timed out", request=request)))

    def queue_network_error(self, message: str = "Connection refused") -> None:
        """Let a request fail before it reaches anybody."""
        self._queue(lambda request: _raise(httpx.ConnectError(message, request=request)))

    @property
    def requests(self) -> list[ReceivedRequest]:
        """What has been asked so far, in order."""
        with self._lock:
            return list(self._requests)

    def get_requests(self) -> list[ReceivedRequest]:
        """The same as `requests`."""
        return self.requests

    @property
    def request_count(self) -> int:
        """How many requests there have been."""
        return len(self._requests)

    @property
    def responses_left(self) -> int:
        """How many answers are still queued."""
        return len(self._answers)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer; httpx calls this."""
        request.read()
        return self._answer(request)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer; httpx calls this."""
        await request.aread()
        return self._answer(request)

    def _queue(self, answer: Answer) -> None:
        with self._lock:
            self._answers.append(answer)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        received = _received(request)
        with self._lock:
            place = len(self._requests)
            self._requests.append(received)
            answer = self._answers.popleft() if self._answers else self._refuse
        response = answer(request)
        with self._lock:
            self._requests[place] = replace(received, status=response.status_code)
        return response

    def _refuse(self, _request: httpx.Request) -> httpx.Response:
        asked = ", ".join(line.strip() for line in describe(self.requests).splitlines())
        raise NetworkError(
            f"No mock response queued. The transport was asked {asked}. Queue an answer for each "
            "request with queue_json(), queue_stream() or another method whose name begins with "
            "queue_; retries are requests, too.",
            is_retryable=False,
        )


class _Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, pieces: list[bytes], *, breaks: bool) -> None:
        self._pieces = pieces
        self._breaks = breaks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces
        if self._breaks:
            raise httpx.ReadError("the connection was lost")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


def _pieces(chunks: Iterable[Mapping[str, Any] | bytes | str], *, breaks: bool) -> list[bytes]:
    objects: list[Mapping[str, Any]] = []
    pieces: list[bytes] = []
    for chunk in chunks:
        if isinstance(chunk, bytes | str):
            pieces.append(chunk.encode() if isinstance(chunk, str) else chunk)
        else:
            objects.append(chunk)
    if objects and pieces:
        raise ValueError("chunks must be either all objects, or none of them")
    events = create_sse_stream(objects) if objects else pieces
    return events[:-1] if objects and breaks else events  # what broke has not said [DONE]


def _raise(error: Exception) -> httpx.Response:
    raise error


def _received(request: httpx.Request) -> ReceivedRequest:
    return ReceivedRequest(
        method=request.method,
        path=unquote(request.url.path),
        query=request.url.query.decode("ascii"),
        headers=dict(request.headers),
        body=request.content,
        time=time.time(),
    )
