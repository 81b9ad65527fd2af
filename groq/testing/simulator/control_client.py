"""The other side of the control endpoints."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.control_wire import (
    FAULTS,
    REQUESTS,
    decode_request,
    encode_fault,
)

if TYPE_CHECKING:
    from groq.testing.simulator.faults import PlannedFault
    from groq.testing.simulator.received import ReceivedRequest

_OK = 200
_TIMEOUT_SECONDS = 10.0


class ControlClient:
    """Orders faults and reads the log of the simulator on a port of the loopback interface.

    Raises OSError when nothing answers there.
    """

    def __init__(self, port: int) -> None:
        self._port = port

    def plan(self, planned: PlannedFault) -> None:
        """Add a fault."""
        self._call("POST", FAULTS, encode_fault(planned))

    def clear_faults(self) -> None:
        """Forget the faults that have not happened yet."""
        self._call("DELETE", FAULTS)

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
