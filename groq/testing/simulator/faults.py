"""What can go wrong with a request, on order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

Form = Literal["event", "chunk", "response"]

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

    bytes: int

    def __post_init__(self) -> None:
        if self.bytes < 0:
            raise ValueError(f"bytes must be at least 0, not {self.bytes}")


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


@dataclass(frozen=True, slots=True)
class Pace:
    """A stream whose tokens come at a pace of its own; None is the simulator's.

    `first_token` is the seconds from the head of the answer to its body.
    """

    first_token: float | None = None
    tokens_per_second: float | None = None

    def __post_init__(self) -> None:
        _check_seconds("first_token", self.first_token)
        pace = self.tokens_per_second
        if pace is not None and not 0 < pace < math.inf:
            raise ValueError(f"tokens_per_second must be above 0 and finite, not {pace}")


@dataclass(frozen=True, slots=True)
class Interruption:
    """An error in the middle of a stream, after that many pieces of the answer.

    It is an event of the type `error`, or, as `chunk`, `x_groq.error` of a chat, or, as `response`,
    a response that has failed. None is what is usual.
    """

    pieces: int = 1
    form: Form = "event"
    message: str = "Internal Server Error"
    code: str | None = None
    type: str | None = None
    status: int | None = None

    def __post_init__(self) -> None:
        if self.pieces < 0:
            raise ValueError(f"pieces must be at least 0, not {self.pieces}")
        if self.form not in get_args(Form):
            raise ValueError(f"form must be one of {get_args(Form)}, not {self.form!r}")
        if self.status is not None and self.status not in _STATUSES:
            raise ValueError(f"status must be from 400 to 599, not {self.status}")


Fault = Failure | Reset | Drop | Hang | Slow | Interruption


def _check_seconds(name: str, seconds: float | None) -> None:
    if seconds is not None and not 0 <= seconds < math.inf:
        raise ValueError(f"{name} must be at least 0 and finite, not {seconds}")
