"""Durations as the service writes them: Go's `2m59.56s`, or a bare number of seconds."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Go writes microseconds with the micro sign; us is what people type.
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "\u00b5s": 1e-6, "ns": 1e-9}
_GROUP = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(ms|us|\u00b5s|ns|h|m|s)", re.ASCII)
_DURATION = re.compile(rf"(?:{_GROUP.pattern})+", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)
_INVITATION = re.compile(rf"try again in ((?:{_GROUP.pattern})+)", re.ASCII)


def parse_duration(text: str) -> float | None:
    """Seconds in a Go duration or a bare number; None for anything else.

    >>> parse_duration("2m59.56s"), parse_duration("120ms"), parse_duration("35")
    (179.56, 0.12, 35.0)
    """
    text = text.strip()
    if _NUMBER.fullmatch(text):
        seconds = float(text)
    elif _DURATION.fullmatch(text):
        seconds = sum(float(number) * _UNITS[unit] for number, unit in _GROUP.findall(text))
    else:
        return None
    return seconds if math.isfinite(seconds) else None


def retry_delay(headers: Mapping[str, str], message: str = "") -> float | None:
    """Seconds after which the service invites another try: `retry-after`, else its message.

    The service sends whole seconds in the header; rate-limit messages end in
    "try again in 7.66s" and are all there is when the header is missing.
    """
    delay = parse_duration(headers.get("retry-after", ""))
    if delay is None and (invitation := _INVITATION.search(message)):
        delay = parse_duration(invitation[1])
    return delay
