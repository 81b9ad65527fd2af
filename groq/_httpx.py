"""The adapter that lets httpx carry requests: an httpx client on one side, our port on the other.

Both transports send through `httpx.Client.send` and `httpx.AsyncClient.send`, because that
is where tracing libraries hook in.
"""

from __future__ import annotations

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
    from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
    from types import AsyncGeneratorType

    from groq._config import Secret
    from groq._transport import Request

_IDLE_SECONDS = 60.0
_MOST_PIECES_HELD = 100  # httpcore reads 64 KiB at a time, which hold fewer pieces than this


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


@frozen
class _Body:
    """An unread httpx response as a `Body`."""

    response: httpx.Response

    def __iter__(self) -> Iterator[bytes]:
        with _own_errors(self.response.request):
            yield from self.response.iter_bytes()

    def close(self) -> None:
        self.response.close()


@define
class _AsyncBody:
    """An unread httpx response as an `AsyncBody`."""

    response: httpx.Response
    _pieces: AsyncGeneratorType[bytes, None] | None = field(default=None, init=False)

    def __aiter__(self) -> AsyncIterator[bytes]:
        self._pieces = cast("AsyncGeneratorType[bytes, None]", self._iterate())
        return self._pieces

    async def _iterate(self) -> AsyncGenerator[bytes, None]:
        with _own_errors(self.response.request):
            async for chunk in self.response.aiter_bytes():
                yield chunk

    async def aclose(self) -> None:
        if self._pieces is not None and not self._pieces.ag_running:
            await self._unwind(self._pieces)
        await self.response.aclose()

    async def _unwind(self, pieces: AsyncGenerator[bytes, None]) -> None:
        # httpx iterates through several generators, one inside the other. Dropped half way they
        # would be closed at some later time, which trio rightly warns of; cancelled where they
        # wait for the connection, they all end at once. What had arrived before comes out first.
        with anyio.CancelScope() as scope, suppress(GroqError, httpx.StreamError):
            scope.cancel()
            for _ in range(_MOST_PIECES_HELD):
                if await anext(pieces, None) is None:
                    return
        await pieces.aclose()


@frozen
class HttpxTransport:
    """Sends with an `httpx.Client`."""

    client: httpx.Client
    base_url: str
    api_key: Secret

    def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, a success comes back unread."""
        prepared = _prepare(self.client, self.base_url, self.api_key, request)
        with _own_errors(prepared):
            response = self.client.send(prepared, stream=stream)
            if stream and response.is_success:
                return Response(response.status_code, response.headers, body=_Body(response))
            try:
                content = response.read()
            except BaseException:
                response.close()
                raise
        return Response(response.status_code, response.headers, content)

    def close(self) -> None:
        """Close the client and its connections."""
        self.client.close()


@frozen
class AsyncHttpxTransport:
    """Sends with an `httpx.AsyncClient`."""

    client: httpx.AsyncClient
    base_url: str
    api_key: Secret

    async def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, a success comes back unread."""
        prepared = _prepare(self.client, self.base_url, self.api_key, request)
        with _own_errors(prepared):
            response = await self.client.send(prepared, stream=stream)
            if stream and response.is_success:
                return Response(response.status_code, response.headers, body=_AsyncBody(response))
            try:
                content = await response.aread()
            except BaseException:
                await response.aclose()
                raise
        return Response(response.status_code, response.headers, content)

    async def aclose(self) -> None:
        """Close the client and its connections."""
        await self.client.aclose()
