"""The adapter that carries requests by itself: HTTP/1.1 over sockets, for blocking callers.

It does what httpx does for this package, in a fraction of the time, and leaves to httpx what is
rare: proxies, files to upload, and whoever has hooked into httpx; see `_wire_gate`. The one for
async callers is `_wire_async`.
"""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from groq._base_url import heeds_proxies
from groq._body_limit import most_of
from groq._pools import ProcessPool
from groq._transport import Response, is_stream
from groq._wire_body import SocketBody, whole
from groq._wire_gate import HOOKS, Gate
from groq._wire_patience import Patience
from groq._wire_pool import SocketPool
from groq._wire_request import Target

if TYPE_CHECKING:
    import httpx

    from groq._httpx_pool import BlockingPool
    from groq._transport import Request


@frozen
class WireTransport:
    """Sends over sockets.

    Attributes:
        pool: The connections.
        over_httpx: Those of httpx, which are made when httpx is needed.
        gate: Whether the wire may carry what is to be sent.
        target: What `base_url` says.
    """

    pool: ProcessPool[SocketPool]
    over_httpx: ProcessPool[BlockingPool]
    gate: Gate
    base_url: str
    target: Target = field(
        init=False, default=Factory(lambda self: Target(self.base_url), takes_self=True)
    )

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return self.pool.is_closed

    def send(self, request: Request, *, stream: bool) -> Response:
        """Send and return the response; with `stream`, one whose body is still arriving.

        Raises:
            RuntimeError: The transport was closed.
        """
        if not (self.gate.is_open() and self.target.can_send(request)):
            return self._send_over_httpx(request, stream=stream)
        pool = self.pool.current()
        patience = Patience(request, self.base_url, time.monotonic)
        connection = pool.acquire(self.target.origin, patience)
        try:
            connection.write(self.target.message(request), patience)
            while not connection.parser.has_head:
                connection.read(patience)
            if stream and is_stream(*connection.parser.head, request):
                patience.begin_body()
                body = SocketBody(connection, pool, patience)
                return Response(*connection.parser.head, body=body)
            parser = connection.parser
            most = most_of(parser.status, request.most_bytes)
            while not parser.is_complete and parser.held <= most:
                connection.read(patience)
        except BaseException:
            pool.give_back(connection, may_reuse=False)
            raise
        return whole(connection, pool, request.most_bytes)

    def _send_over_httpx(self, request: Request, *, stream: bool) -> Response:
        from groq._httpx import HttpxTransport  # noqa: PLC0415  most clients never need it

        transport = HttpxTransport(self.over_httpx, self.base_url)
        return transport.send(request, stream=stream)

    def http_client(self) -> httpx.Client:
        """An httpx client, which carries all requests from now on: whoever asks may change it."""
        self.gate.close()
        return self.over_httpx.current().client

    def close(self) -> None:
        """Close all connections, for good."""
        self.pool.close()
        self.over_httpx.close()


def wire_transport(base_url: str, max_connections: int) -> WireTransport:
    """A transport with connections of its own."""
    return WireTransport(
        ProcessPool(partial(SocketPool, max_connections)),
        ProcessPool(partial(_open_httpx, base_url, max_connections)),
        Gate(HOOKS, heeds_proxies=heeds_proxies(base_url)),
        base_url,
    )


def _open_httpx(base_url: str, max_connections: int) -> BlockingPool:
    from groq._httpx_pool import open_pool  # noqa: PLC0415  most clients never need it

    return open_pool(max_connections, heeds_proxies=heeds_proxies(base_url))
