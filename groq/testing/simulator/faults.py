"""What can go wrong with a request, on order."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

_STATUSES = range(400, 600)


@dataclass(frozen=True, slots=True)
class Failure:
    """An error in the place of the answer; None is what is usual for the status."""

    status: int
    retry_after: float | None = None
    message: str | None = None
    code: str | None = None
    type: str | None = None
    html: bool = False

    def __post_init__(self) -> None:
        if self.status not in _STATUSES:
            raise ValueError(f"status must be from 400 to 599, not {self.status}")
        _check_seconds("retry_after", self.retry_after)


@dataclass(frozen=True, slots=True)
class Reset:
    """A TCP reset in the place of the answer."""


@dataclass(frozen=True, slots=True)
class Drop:
    """An end of the connection after that many bytes of the answer's body."""

    body_bytes: int

    def __post_init__(self) -> None:
        if self.body_bytes < 0:
            raise ValueError(f"body_bytes must be at least 0, not {self.body_bytes}")


@dataclass(frozen=True, slots=True)
class Hang:
    """Silence before the answer for some seconds; None is until the caller leaves."""

    seconds: float | None = None

    def __post_init__(self) -> None:
        _check_seconds("seconds", self.seconds)


@dataclass(frozen=True, slots=True)
class Slow:
    """A body that comes at a low rate."""

    bytes_per_second: float

    def __post_init__(self) -> None:
        if not 0 < self.bytes_per_second < math.inf:
            raise ValueError(
                f"bytes_per_second must be above 0 and finite, not {self.bytes_per_second}"
            )


Fault = Failure | Reset | Drop | Hang | Slow


@dataclass(frozen=True, slots=True)
class PlannedFault:
    """A fault for the next `times` requests, None for all, once `after` more have been spared."""

    fault: Fault
    times: int | None = 1
    after: int = 0

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise ValueError(f"times must be at least 1 or None, not {self.times}")
        if self.after < 0:
            raise ValueError(f"after must be at least 0, not {self.after}")

    def next(self) -> tuple[Fault | None, PlannedFault | None]:
        """What the next request meets, and what is then left of the plan."""
        if self.after:
            return None, replace(self, after=self.after - 1)
        if self.times is None:
            return self.fault, self
        return self.fault, replace(self, times=self.times - 1) if self.times > 1 else None


def _check_seconds(name: str, seconds: float | None) -> None:
    if seconds is not None and not 0 <= seconds < math.inf:
        raise ValueError(f"{name} must be at least 0 and finite, not {seconds}")
