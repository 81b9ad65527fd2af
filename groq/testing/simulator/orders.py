"""What a test has ordered for requests that are still to come."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, fields, replace
from threading import Lock
from typing import TYPE_CHECKING

from groq.testing.simulator.faults import Drop, Failure, Hang, Interruption, Pace, Reset, Slow
from groq.testing.simulator.operations import LINE, NAMES
from groq.testing.simulator.scripted import Scripted

if TYPE_CHECKING:
    from groq.testing.simulator.faults import Fault

_METHODS = {
    Scripted: "reply",
    Failure: "fail",
    Reset: "reset",
    Drop: "drop_after",
    Hang: "hang",
    Slow: "slow",
    Pace: "slow",
    Interruption: "interrupt",
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a request meets: an answer in words that were chosen, faults on its way, or both."""

    scripted: Scripted | None = None
    fault: Fault | None = None
    pace: Pace | None = None

    def __str__(self) -> str:
        given = (part for part in (self.scripted, self.fault, self.pace) if part is not None)
        return " with ".join(map(_told, given))


@dataclass(frozen=True, slots=True)
class Order:
    """A meeting for the next `times` requests, None for all, once `after` more have been spared.

    Only requests of these operations, for that model and of that tier count; None is any, but
    for the lines of batches, which have to be named.
    """

    meeting: Meeting
    times: int | None = 1
    after: int = 0
    operations: tuple[str, ...] | None = None
    model: str | None = None
    service_tier: str | None = None

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise ValueError(f"times must be at least 1 or None, not {self.times}")
        if self.after < 0:
            raise ValueError(f"after must be at least 0, not {self.after}")
        for name in self.operations or ():
            if name not in NAMES:
                raise ValueError(f"there is no operation {name!r}; {', '.join(sorted(NAMES))}")
        met = self.meeting
        if LINE in (self.operations or ()) and not (
            met.pace is None and isinstance(met.fault, Failure | None)
        ):
            raise ValueError("a line of a batch is answered in words or fails, at no pace")

    def concerns(self, operation: str, model: str | None, service_tier: str | None) -> bool:
        """Whether such a request counts."""
        if operation not in (self.operations or NAMES - {LINE}):
            return False
        is_of_tier = self.service_tier is None or self.service_tier == service_tier
        return is_of_tier and (self.model is None or self.model == model)

    def next(self) -> tuple[Meeting, Order | None]:
        """What the next request that counts meets, and what is then left of the order."""
        if self.after:
            return Meeting(), replace(self, after=self.after - 1)
        if self.times is None:
            return self.meeting, self
        return self.meeting, replace(self, times=self.times - 1) if self.times > 1 else None

    def __str__(self) -> str:
        wanted = [f"{self.times} times"] if self.times != 1 else []
        wanted += [f"after {self.after} others"] if self.after else []
        wanted += self.operations if self.operations and len(self.operations) == 1 else []
        wanted += [name for name in (self.model, self.service_tier) if name]
        return f"{self.meeting} ({', '.join(wanted)})" if wanted else str(self.meeting)


class OrderQueue:
    """First in, first out, of those that concern a request; for any number of threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._orders: deque[Order] = deque()

    def put(self, order: Order) -> None:
        """Add to the end."""
        with self._lock:
            self._orders.append(order)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._orders.clear()

    def left(self) -> list[str]:
        """Those that wait for further requests, described; not those that are for all."""
        with self._lock:
            return [str(order) for order in self._orders if order.times is not None]

    def take(self, operation: str, model: str | None, service_tier: str | None = None) -> Meeting:
        """What the next request meets, which is nothing in particular without an order."""
        with self._lock:
            for place, order in enumerate(self._orders):
                if order.concerns(operation, model, service_tier):
                    meeting, rest = order.next()
                    if rest is None:
                        del self._orders[place]
                    else:
                        self._orders[place] = rest
                    return meeting
        return Meeting()


def _told(part: Scripted | Fault | Pace) -> str:
    """The method of `Script` that has ordered it, and with what."""
    told = {one.name: getattr(part, one.name) for one in fields(part)}
    plain = {one.name: one.default for one in fields(part)}
    if isinstance(part, Scripted):
        told["content"] = "".join(part.content)
    given = [f"{name}={value!r}" for name, value in told.items() if value not in (plain[name], "")]
    return f"{_METHODS[type(part)]}({', '.join(given)})"
