"""The adapter that lets httpx carry requests: an httpx client on one side, our port on the other.

Both transports send through `httpx.Client.send` and `httpx.AsyncClient.send`, because that
is where tracing libraries hook in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, cast

import httpx
from attrs import frozen

from groq._body_limit import Kept
from groq._decoding import ACCEPTED
from groq._flow import in_thread
from groq._httpx_body import AsyncBody, BlockingBody, aread_whole, read_whole
from groq._httpx_deadline import async_deadline, bound_steps, deadline, hurried
from groq._httpx_errors import own_errors
from groq._httpx_form import form_of
from groq._httpx_pool import AsyncPool, BlockingPool, YourAsyncPool, YourPool
from groq._httpx_slots import regain_slot
from groq._transport import Response, is_stream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence

    from groq._httpx_form import Form, Part
    from groq._httpx_pool import AnyAsyncPool, AnyPool
    from groq._transport import Request


def _prepare(
    client: httpx.Client | httpx.AsyncClient,
    base_url: str,
    request: Request,
    form: Form,
) -> httpx.Request:
    prepared = client.build_request(
        request.method,
        base_url + request.path,
        params=list(request.params) or None,
        headers=request.headers,
        content=request.content,
        files=form.fields or None,
        timeout=httpx.USE_CLIENT_DEFAULT if request.timeout is None else request.timeout,
    )
    prepared.headers["accept-encoding"] = ACCEPTED
    # Set last, and in place: no variable that a traceback might show ever holds the key.
    if request.api_key is not None:
        prepared.headers["authorization"] = f"Bearer {request.api_key.expose_secret()}"
    return prepared


class _Content(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A request's body.

    httpx reads its own by async generators. If one is left half way, because the request was
    cancelled, trio rightly warns of it.
    """

    def __init__(self, pieces: Iterable[bytes], parts: Sequence[Part]) -> None:
        self._pieces = pieces
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._pieces)

    def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self._parts:  # httpx does so, too, but where nothing can be read ahead
            part.rewind()
        return _Pieces(iter(self), self._parts)


class _Pieces:
    def __init__(self, left: Iterator[bytes], parts: Sequence[Part]) -> None:
        self._left = left
        self._parts = parts

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        for part in self._parts:
            if part.is_dry:
                await in_thread(part.read_ahead)
        try:
            return next(self._left)
        except StopIteration:
            raise StopAsyncIteration from None


def _silence(prepared: httpx.Request, request: Request) -> float | None:
    """Seconds that a stream may be silent once it has begun."""
    own: float | None = prepared.extensions["timeout"]["read"]
    return own if request.idle_timeout is None else request.idle_timeout


def _limit_silence(prepared: httpx.Request, seconds: float | None) -> None:
    # httpcore looks the read timeout up again when it begins with the body; the deadline of the
    # call, which may have shortened it, is over with the first chunk.
    prepared.extensions.pop("trace", None)
    prepared.extensions["timeout"]["read"] = seconds


@frozen
class HttpxTransport:
    """Sends with an `httpx.Client`."""

    pool: AnyPool
    base_url: str

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self.pool.is_closed

    def http_client(self) -> httpx.Client:
        """The client that carries the requests."""
        return self.pool.current().client

    def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving.

        Raises:
            RuntimeError: The transport was closed.
        """
        pool = self.pool.current()
        pool.close_abandoned()
        form = form_of(request, request.time_left)
        prepared = _prepare(pool.client, self.base_url, request, form)
        silence = _silence(prepared, request)
        bound_steps(prepared, request.time_left)
        with deadline(request.time_left), own_errors(prepared), form:
            response = pool.client.send(prepared, stream=True)
            pool.remember(response)
            body = BlockingBody(response, pool)
            if stream and is_stream(response.status_code, response.headers, request):
                _limit_silence(prepared, silence)
                return Response(response.status_code, response.headers, body=body)
            with hurried(response, request.time_left):
                content = read_whole(body, _kept(response, request))
            return Response(response.status_code, response.headers, content)

    def close(self) -> None:
        """Close the client and its connections, unless they are the user's."""
        self.pool.close()


def _kept(response: httpx.Response, request: Request) -> Kept:
    return Kept(response.status_code, response.headers, request.most_bytes)


@frozen
class AsyncHttpxTransport:
    """Sends with an `httpx.AsyncClient`."""

    pools: AnyAsyncPool
    base_url: str

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self.pools.is_closed

    async def http_client(self) -> httpx.AsyncClient:
        """The client that carries the requests."""
        return (await self.pools.current()).client

    async def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving.

        Raises:
            RuntimeError: The transport was closed.
        """
        pool = await self.pools.current()
        await pool.close_abandoned()
        form = form_of(request)
        prepared = _prepare(pool.client, self.base_url, request, form)
        prepared.stream = _Content(cast("httpx.SyncByteStream", prepared.stream), form.parts)
        try:
            with async_deadline(request.time_left), own_errors(prepared), form:
                return await _exchange(pool, prepared, request, stream=stream)
        except Exception:
            raise
        except BaseException:  # cancelled
            await regain_slot(pool.client, prepared)
            raise

    async def aclose(self) -> None:
        """Close the connections of the running event loop, unless they are the user's."""
        await self.pools.aclose()


async def _exchange(
    pool: AsyncPool, prepared: httpx.Request, request: Request, *, stream: bool
) -> Response:
    response = await pool.client.send(prepared, stream=True)
    body = AsyncBody(response, pool)
    if stream and is_stream(response.status_code, response.headers, request):
        _limit_silence(prepared, _silence(prepared, request))
        return Response(response.status_code, response.headers, body=body)
    content = await aread_whole(body, _kept(response, request))
    return Response(response.status_code, response.headers, content)


def transport_over(client: httpx.Client, base_url: str) -> HttpxTransport:
    """A transport over a user's own client."""
    return HttpxTransport(YourPool(BlockingPool(client)), base_url)


def async_transport_over(client: httpx.AsyncClient, base_url: str) -> AsyncHttpxTransport:
    """As `transport_over`, for async callers."""
    return AsyncHttpxTransport(YourAsyncPool(AsyncPool(client)), base_url)
