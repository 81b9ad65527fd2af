"""The ASGI application."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from groq.testing.simulator.connection import Connection
from groq.testing.simulator.delivery import Delivery
from groq.testing.simulator.errors import (
    ApiError,
    internal_server_error,
    invalid_api_key,
    request_too_large,
)
from groq.testing.simulator.exchange import Exchange
from groq.testing.simulator.failures import failure_reply
from groq.testing.simulator.faults import Failure, Interruption, Reset
from groq.testing.simulator.identity import request_id
from groq.testing.simulator.ledger import Ledger
from groq.testing.simulator.orders import Meeting
from groq.testing.simulator.received import ReceivedRequest
from groq.testing.simulator.routes import find_route, most_bytes
from groq.testing.simulator.speeds import Speeds
from groq.testing.simulator.storage import Storage

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq.testing.simulator.connection import Receive, Scope, Send
    from groq.testing.simulator.orders import OrderQueue
    from groq.testing.simulator.replies import Reply
    from groq.testing.simulator.request_log import RequestLog
    from groq.testing.simulator.settings import Settings

_AUTHORIZATION = re.compile(r"Bearer (gsk_\S+)")


class App:
    """Answers requests; what goes wrong inside is given to `on_crash` and answered with 500."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Callable[[], float],
        log: RequestLog,
        orders: OrderQueue,
        on_crash: Callable[[Exception], None],
    ) -> None:
        self._ledger = Ledger(settings.limits, settings.limits_by_model)
        self._storage = Storage()
        self._delivery = Delivery(settings.latency, 1 / settings.tokens_per_second)
        self._speeds = Speeds(settings.speed)
        self._seed = settings.seed
        self._clock = clock
        self._log = log
        self._orders = orders
        self._on_crash = on_crash
        self._count = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; the server is configured to send nothing but HTTP scopes."""
        self._count += 1
        name = request_id(self._seed, self._count)
        connection = Connection(scope, receive, send)
        try:
            await self._serve(connection, name)
        except Exception as error:  # noqa: BLE001 - the boundary: the fault is reported, not lost
            self._on_crash(error)
            await self._give_up(connection, name)
        finally:
            connection.release()

    async def _serve(self, connection: Connection, name: str) -> None:
        most = most_bytes(connection.scope["method"], connection.scope["path"])
        body = await connection.read(most)
        if body is None:
            return
        request = _request(connection.scope, body, self._clock())
        place = self._log.add(request)
        met = self._meeting(request)
        if isinstance(met.fault, Reset):
            await connection.reset()
            return
        failure = failure_reply(met.fault) if isinstance(met.fault, Failure) else None
        reply = failure or self._reply(request, name, met)

        def note(status: int) -> None:
            self._log.answer(place, status)

        delivery = self._delivery.at(met.pace)
        await delivery.deliver(reply, name, connection, note, met.fault)

    def _meeting(self, request: ReceivedRequest) -> Meeting:
        operation = request.operation
        if operation is None:
            return Meeting()
        return self._orders.take(operation, request.model, request.service_tier)

    async def _give_up(self, connection: Connection, name: str) -> None:
        if connection.has_begun:
            await connection.end()
        else:
            await self._delivery.deliver(
                internal_server_error().reply(), name, connection, lambda _status: None
            )

    def _reply(self, request: ReceivedRequest, name: str, met: Meeting) -> Reply:
        try:
            return self._handle(request, name, met)
        except ApiError as error:
            return error.reply()
        except Exception as error:  # noqa: BLE001 - as above, and the log learns of the answer
            self._on_crash(error)
            return internal_server_error().reply()

    def _handle(self, request: ReceivedRequest, name: str, met: Meeting) -> Reply:
        handler, parameters = find_route(request.method, request.path)
        key = _AUTHORIZATION.fullmatch(request.headers.get("authorization", ""))
        if key is None:
            raise invalid_api_key()
        if len(request.body) > most_bytes(request.method, request.path):
            raise request_too_large()
        exchange = Exchange(
            request,
            parameters,
            name,
            key[1],
            self._seed,
            self._clock,
            self._ledger,
            self._storage,
            self._speeds,
            self._orders,
            met.scripted,
            met.fault if isinstance(met.fault, Interruption) else None,
        )
        try:
            return handler(exchange)
        except ApiError as error:
            reply = error.reply()
            return replace(reply, headers=reply.headers or exchange.limit_headers())


def _request(scope: Scope, body: bytes, time: float) -> ReceivedRequest:
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    query = scope["query_string"].decode("latin-1")
    return ReceivedRequest(scope["method"], scope["path"], query, headers, body, time)
