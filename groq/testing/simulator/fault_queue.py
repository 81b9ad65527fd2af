"""The faults that are still to come."""

from __future__ import annotations

from collections import deque
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from groq.testing.simulator.faults import Fault, PlannedFault


class FaultQueue:
    """First in, first out; filled by one thread and emptied by another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._planned: deque[PlannedFault] = deque()

    def put(self, planned: PlannedFault) -> None:
        """Add to the end."""
        with self._lock:
            self._planned.append(planned)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._planned.clear()

    def take(self) -> Fault | None:
        """What the next request meets; None for nothing."""
        with self._lock:
            if not self._planned:
                return None
            fault, rest = self._planned.popleft().next()
            if rest is not None:
                self._planned.appendleft(rest)
            return fault
