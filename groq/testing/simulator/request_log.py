"""What has been received."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groq.testing.simulator.received import ReceivedRequest


class RequestLog:
    """Requests in the order in which they were complete; written by one thread, read by any."""

    def __init__(self) -> None:
        self._requests: list[ReceivedRequest] = []

    def add(self, request: ReceivedRequest) -> int:
        """Note a request; returns its place."""
        self._requests.append(request)
        return len(self._requests) - 1

    def answer(self, place: int, status: int) -> None:
        """Note what the request at that place is answered with."""
        self._requests[place] = replace(self._requests[place], status=status)

    def requests(self) -> list[ReceivedRequest]:
        """All of them until now."""
        return list(self._requests)


class NoRequestLog(RequestLog):
    """Keeps nothing, for a server that may run for days and that nobody asks."""

    def add(self, request: ReceivedRequest) -> int:  # noqa: ARG002 - nothing is kept
        """Forget the request."""
        return 0

    def answer(self, place: int, status: int) -> None:
        """Forget the status."""
