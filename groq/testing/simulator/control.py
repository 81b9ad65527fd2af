"""The endpoints by which the process that started a simulator gives orders and reads the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.connection import Connection
from groq.testing.simulator.control_wire import ORDERS, REQUESTS, decode_order, encode_request
from groq.testing.simulator.delivery import Delivery
from groq.testing.simulator.errors import ApiError, bad_request, unknown_url
from groq.testing.simulator.replies import json_reply
from groq.testing.simulator.wire import decode_json

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from groq.testing.simulator.connection import Receive, Scope, Send
    from groq.testing.simulator.orders import OrderQueue
    from groq.testing.simulator.replies import Reply
    from groq.testing.simulator.request_log import RequestLog

    Application = Callable[[Scope, Receive, Send], Awaitable[None]]

_PREFIX = "/_simulator/"
_MAX_BODY_BYTES = 1024 * 1024


class Control:
    """Answers what is addressed to the simulator itself, and hands on everything else."""

    def __init__(self, app: Application, *, log: RequestLog, orders: OrderQueue) -> None:
        self._app = app
        self._delivery = Delivery(latency=0.0, pause=0.0)
        self._log = log
        self._orders = orders

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if not scope["path"].startswith(_PREFIX):
            await self._app(scope, receive, send)
            return
        connection = Connection(scope, receive, send)
        body = await connection.read(_MAX_BODY_BYTES)
        if body is None:
            return
        try:
            reply = self._reply(scope["method"], scope["path"], body)
        except ApiError as error:
            reply = error.reply()
        await self._delivery.deliver(reply, "req_control", connection, _note_nothing)

    def _reply(self, method: str, path: str, body: bytes) -> Reply:
        if (method, path) == ("GET", REQUESTS):
            return json_reply([encode_request(request) for request in self._log.requests()])
        if (method, path) == ("GET", ORDERS):
            return json_reply(self._orders.left())
        if (method, path) == ("POST", ORDERS):
            self._order(body)
        elif (method, path) == ("DELETE", ORDERS):
            self._orders.clear()
        else:
            raise unknown_url(method, path)
        return json_reply({})

    def _order(self, body: bytes) -> None:
        try:
            self._orders.put(decode_order(decode_json(body)))
        except (KeyError, TypeError, ValueError) as error:
            raise bad_request(f"this is no order: {error}") from error


def _note_nothing(_status: int) -> None:
    """What controls the simulator is not in its log."""
