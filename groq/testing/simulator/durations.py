"""Seconds in the text form of Go's `time.Duration`, as the service's headers carry them."""

from __future__ import annotations

import math


def go_duration(seconds: float) -> str:
    """The duration in whole milliseconds, rounded up: a wait is never announced too short.

    >>> go_duration(86.4), go_duration(2.085), go_duration(0.12), go_duration(7200)
    ('1m26.4s', '2.085s', '120ms', '2h0m0s')
    """
    milliseconds = math.ceil(round(seconds * 1000, 6))  # 86.4 s is 86400.000...01 ms in binary
    if milliseconds == 0:
        return "0s"
    if milliseconds < 1000:  # noqa: PLR2004 - the unit below one second
        return f"{milliseconds}ms"
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    larger = f"{hours}h{minutes}m" if hours else f"{minutes}m" if minutes else ""
    return f"{larger}{rest / 1000:g}s"
