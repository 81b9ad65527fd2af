"""Seconds as text, in whole milliseconds and rounded up: a wait is never told too short."""

from __future__ import annotations

import math


def go_duration(seconds: float) -> str:
    """The text form of Go's `time.Duration`, as the service's headers carry it.

    >>> go_duration(86.4), go_duration(2.085), go_duration(0.12), go_duration(7200)
    ('1m26.4s', '2.085s', '120ms', '2h0m0s')
    """
    milliseconds = _milliseconds(seconds)
    if milliseconds == 0:
        return "0s"
    if milliseconds < 1000:  # noqa: PLR2004 - the unit below one second
        return f"{milliseconds}ms"
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    larger = f"{hours}h{minutes}m" if hours else f"{minutes}m" if minutes else ""
    return f"{larger}{_decimal(rest)}s"


def decimal_seconds(seconds: float) -> str:
    """A decimal number.

    >>> decimal_seconds(86.4), decimal_seconds(0.0201), decimal_seconds(7200)
    ('86.4', '0.021', '7200')
    """
    return _decimal(_milliseconds(seconds))


def _milliseconds(seconds: float) -> int:
    return math.ceil(round(seconds * 1000, 6))  # 86.4 s is 86400.000...01 ms in binary


def _decimal(milliseconds: int) -> str:
    whole, rest = divmod(milliseconds, 1000)
    return f"{whole}.{rest:03}".rstrip("0").rstrip(".")
