"""The other side of the control endpoints."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.control_wire import (
    ORDERS,
    REQUESTS,
    decode_request,
    encode_order,
)

if TYPE_CHECKING:
    from groq.testing.simulator.orders import Order
    from groq.testing.simulator.received import ReceivedRequest

_OK = 200
_TIMEOUT_SECONDS = 10.0


class ControlClient:
    """Gives orders to the simulator on a port of the loopback interface, and reads its log.

    Raises OSError when nothing answers there.
    """

    def __init__(self, port: int) -> None:
        self._port = port

    def order(self, order: Order) -> None:
        """Add an order."""
        self._call("POST", ORDERS, encode_order(order))

    def orders_left(self) -> list[str]:
        """The orders that no request has used up, described."""
        left: list[str] = self._call("GET", ORDERS)
        return left

    def clear(self) -> None:
        """Forget them."""
        self._call("DELETE", ORDERS)

    def requests(self) -> list[ReceivedRequest]:
        """What has been received so far."""
        return [decode_request(value) for value in self._call("GET", REQUESTS)]

    def _call(self, method: str, path: str, value: Any = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_TIMEOUT_SECONDS)
        try:
            connection.request(method, path, None if value is None else json.dumps(value))
            response = connection.getresponse()
            answer = json.loads(response.read())
        finally:
            connection.close()
        if response.status != _OK:
            raise RuntimeError(f"{method} {path} was refused: {answer['error']['message']}")
        return answer
