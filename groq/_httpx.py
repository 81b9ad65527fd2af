"""The adapter that lets httpx carry requests: an httpx client on one side, our port on the other.

Both transports send through `httpx.Client.send` and `httpx.AsyncClient.send`, because that
is where tracing libraries hook in.
"""

from __future__ import annotations

import threading
from collections import deque
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import anyio
import httpx
from attrs import define, field, frozen

from groq._transport import Response
from groq.errors import GroqError, NetworkError, PoolTimeoutError, TimeoutError

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncGenerator, Generator, Iterator
    from types import AsyncGeneratorType

    from groq._config import Secret
    from groq._transport import Request

_IDLE_SECONDS = 60.0
_DRAIN_SECONDS = 0.25  # longer than the end of a body takes behind its last event
_MOST_PIECES_HELD = 65_536  # httpcore reads that many bytes at a time


@cache
def _ssl_context() -> ssl.SSLContext:
    """One context for every client of the process: loading certificates takes about 20 ms."""
    return httpx.create_ssl_context()


def _client_settings(max_connections: int) -> dict[str, Any]:
    # httpcore compares the keep-alive limit with *all* connections, so a smaller one would
    # close connections that busy clients are about to use again. And httpx gives up idle ones
    # after 5 s, which costs whoever asks every now and then a new TLS handshake each time.
    limits = httpx.Limits(
        max_connections=max_connections,
        max_keepalive_connections=max_connections,
        keepalive_expiry=_IDLE_SECONDS,
    )
    return {"limits": limits, "verify": _ssl_context()}


def blocking_client(max_connections: int) -> httpx.Client:
    """Make the httpx client that a blocking client owns."""
    return httpx.Client(**_client_settings(max_connections))


def async_client(max_connections: int) -> httpx.AsyncClient:
    """Make the httpx client that an async client owns."""
    return httpx.AsyncClient(**_client_settings(max_connections))


@contextmanager
def _own_errors(request: httpx.Request) -> Generator[None, None, None]:
    """Rename what httpx raises when no complete answer arrives; let everything else pass."""
    try:
        yield
    except httpx.PoolTimeout as error:
        raise _timed_out(request, "pool", "No connection became free", PoolTimeoutError) from error
    except httpx.ConnectTimeout as error:
        raise _timed_out(request, "connect", "No connection was made") from error
    except httpx.WriteTimeout as error:
        raise _timed_out(request, "write", "The request could not be written") from error
    except httpx.TimeoutException as error:
        raise _timed_out(request, "read", "Nothing was received") from error
    except (
        httpx.LocalProtocolError,
        httpx.UnsupportedProtocol,
        httpx.TooManyRedirects,
    ) as error:
        raise NetworkError(f"The request cannot be sent: {error}", is_retryable=False) from error
    except httpx.RequestError as error:
        reason = str(error) or type(error).__name__
        raise NetworkError(f"The connection to {request.url.host} failed: {reason}") from error


def _timed_out(
    request: httpx.Request, step: str, what: str, cls: type[TimeoutError] = TimeoutError
) -> TimeoutError:
    seconds: float | None = request.extensions.get("timeout", {}).get(step)
    return cls(f"{what} within {seconds} seconds ({request.url.host})", timeout=seconds)


def _prepare(
    client: httpx.Client | httpx.AsyncClient, base_url: str, api_key: Secret, request: Request
) -> httpx.Request:
    prepared = client.build_request(
        request.method,
        base_url + request.path,
        params=list(request.params) or None,
        headers=request.headers,
        content=request.content,
        files=request.files or None,
        timeout=request.timeout,
    )
    # Set last, and in place: no variable that a traceback might show ever holds the key.
    prepared.headers["authorization"] = f"Bearer {api_key.expose_secret()}"
    return prepared


def _is_stream(response: httpx.Response, request: Request) -> bool:
    """Whether the response is a success of the media type that was asked for."""
    accepted = request.headers.get("accept")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return response.is_success and media_type in (accepted, "")


def _limit_silence(prepared: httpx.Request, request: Request) -> None:
    # httpcore looks the read timeout up again when it begins with the body.
    if request.idle_timeout is not None:
        prepared.extensions["timeout"]["read"] = request.idle_timeout


def _pieces(response: httpx.Response) -> Iterator[bytes]:
    with _own_errors(response.request):
        yield from response.iter_bytes()


async def _async_pieces(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    with _own_errors(response.request):
        async for piece in response.aiter_bytes():
            yield piece


@define(eq=False)
class _Body:
    """An httpx response as a `Body`.

    The transport keeps it in `_open` until it is closed. So the garbage collector never comes
    upon a body half way: to finalise one means to close its connection, and the collector may
    run where the pool's lock is held.
    """

    _response: httpx.Response
    _open: set[_Body]
    _abandoned: deque[_Body]
    _pieces: Iterator[bytes] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._pieces = _pieces(self._response)
        self._open.add(self)

    def receive(self) -> bytes | None:
        try:
            return next(self._pieces, None)
        except BaseException:
            self.close()
            raise

    def drain(self) -> None:
        if self._response.http_version == "HTTP/2":
            return  # closing this stream leaves the connection, which others share, in use
        with _hurried(self._response), suppress(GroqError):
            # It is complete but for its end; a connection that breaks now does no harm.
            self.receive()

    def close(self) -> None:
        self._response.close()
        self._open.discard(self)

    def abandon(self) -> None:
        self._abandoned.append(self)


@contextmanager
def _hurried(response: httpx.Response) -> Generator[None, None, None]:
    """Let this thread's reads of the connection wait for a moment only.

    A blocking read cannot be cancelled, and httpx has no way to change its timeout once the
    body has begun; so the read of the connection, which httpx hands out for uses like this,
    is stood in for. Another thread may get the connection before the stand-in is gone, so it
    changes nothing for others.
    """
    stream: Any = response.extensions.get("network_stream")
    if stream is None:  # not from a network: it does not wait
        yield
        return
    read, me = stream.read, threading.get_ident()

    def read_at_once(size: int, timeout: float | None = None) -> bytes:
        mine = threading.get_ident() == me
        return cast("bytes", read(size, timeout=_DRAIN_SECONDS if mine else timeout))

    stream.read = read_at_once
    try:
        yield
    finally:
        cast("dict[str, object]", vars(stream)).pop("read", None)


@define(eq=False)
class _AsyncBody:
    """An httpx response as an `AsyncBody`; the transport keeps it as that of `_Body`."""

    _response: httpx.Response
    _open: set[_AsyncBody]
    _abandoned: deque[_AsyncBody]
    _pieces: AsyncGeneratorType[bytes, None] = field(init=False)
    _begun: bool = field(default=False, init=False)

    def __attrs_post_init__(self) -> None:
        self._pieces = cast("AsyncGeneratorType[bytes, None]", _async_pieces(self._response))
        self._open.add(self)

    async def receive(self) -> bytes | None:
        self._begun = True
        try:
            return await anext(self._pieces, None)
        except BaseException:
            await self.aclose()
            raise

    async def drain(self) -> None:
        with anyio.move_on_after(_DRAIN_SECONDS), suppress(GroqError):
            # It is complete but for its end; a connection that breaks now does no harm.
            await self.receive()

    async def aclose(self) -> None:
        with anyio.CancelScope(shield=True):
            if self._begun and not self._pieces.ag_running:
                await self._unwind()
            await self._response.aclose()
        self._open.discard(self)

    def abandon(self) -> None:
        self._abandoned.append(self)

    async def _unwind(self) -> None:
        # httpx iterates through several generators, one inside the other. Dropped half way they
        # would be closed at some later time, which trio rightly warns of; cancelled where they
        # wait for the connection, they all end at once. What had arrived before comes out first.
        with anyio.CancelScope() as scope, suppress(GroqError, httpx.StreamError):
            scope.cancel()
            for _ in range(_MOST_PIECES_HELD):
                if await anext(self._pieces, None) is None:
                    return
        await self._pieces.aclose()


@frozen
class HttpxTransport:
    """Sends with an `httpx.Client`."""

    client: httpx.Client
    base_url: str
    api_key: Secret
    _open: set[_Body] = field(factory=set[_Body], init=False, repr=False)
    _abandoned: deque[_Body] = field(factory=deque[_Body], init=False, repr=False)

    def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving."""
        self._close_abandoned()
        prepared = _prepare(self.client, self.base_url, self.api_key, request)
        with _own_errors(prepared):
            response = self.client.send(prepared, stream=stream)
            if stream and _is_stream(response, request):
                _limit_silence(prepared, request)
                body = _Body(response, self._open, self._abandoned)
                return Response(response.status_code, response.headers, body=body)
            try:
                content = response.read()
            except BaseException:
                response.close()
                raise
        return Response(response.status_code, response.headers, content)

    def close(self) -> None:
        """Close the client and its connections."""
        self._close_abandoned()
        self.client.close()

    def _close_abandoned(self) -> None:
        while self._abandoned:
            self._abandoned.popleft().close()


@frozen
class AsyncHttpxTransport:
    """Sends with an `httpx.AsyncClient`."""

    client: httpx.AsyncClient
    base_url: str
    api_key: Secret
    _open: set[_AsyncBody] = field(factory=set[_AsyncBody], init=False, repr=False)
    _abandoned: deque[_AsyncBody] = field(factory=deque[_AsyncBody], init=False, repr=False)

    async def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving."""
        await self._close_abandoned()
        prepared = _prepare(self.client, self.base_url, self.api_key, request)
        with _own_errors(prepared):
            response = await self.client.send(prepared, stream=stream)
            if stream and _is_stream(response, request):
                _limit_silence(prepared, request)
                body = _AsyncBody(response, self._open, self._abandoned)
                return Response(response.status_code, response.headers, body=body)
            try:
                content = await response.aread()
            except BaseException:
                await response.aclose()
                raise
        return Response(response.status_code, response.headers, content)

    async def aclose(self) -> None:
        """Close the client and its connections."""
        await self._close_abandoned()
        await self.client.aclose()

    async def _close_abandoned(self) -> None:
        while self._abandoned:
            await self._abandoned.popleft().aclose()
