"""Durations as the service writes them: Go's `2m59.56s`, or a bare number of seconds."""

from __future__ import annotations

import math
import re
import time
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Go writes microseconds with the micro sign; us is what people type.
_UNITS = {"h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "\u00b5s": 1e-6, "ns": 1e-9}
_GROUP = re.compile(r"(\d+(?:\.\d*)?|\.\d+)(ms|us|\u00b5s|ns|h|m|s)", re.ASCII)
_DURATION = re.compile(rf"(?:{_GROUP.pattern})+", re.ASCII)
# What nearly every header has; read twice for each answer, hence apart.
_USUAL = re.compile(r"(?:(\d+)m)?(\d+(?:\.\d*)?)(m?s)", re.ASCII)
_NUMBER = re.compile(r"\d+(?:\.\d*)?|\.\d+", re.ASCII)
_INVITATION = re.compile(rf"try again in ((?:{_GROUP.pattern})+)", re.ASCII)


def parse_duration(text: str) -> float | None:
    """Seconds in a Go duration or a bare number; None for anything else.

    >>> parse_duration("2m59.56s"), parse_duration("120ms"), parse_duration("35")
    (179.56, 0.12, 35.0)
    """
    text = text.strip()
    if (usual := _USUAL.fullmatch(text)) is not None:
        minutes, number, unit = usual.groups("0")
        return _finite(float(minutes) * _UNITS["m"] + float(number) * _UNITS[unit])
    if _DURATION.fullmatch(text):
        groups = _GROUP.findall(text)
        return _finite(sum(float(number) * _UNITS[unit] for number, unit in groups))
    return _parse_number(text)


def message_delay(message: str) -> float | None:
    """Seconds in the "try again in 7.66s" of a rate-limit message; None without it."""
    invitation = _INVITATION.search(message)
    return parse_duration(invitation[1]) if invitation else None


def retry_delay(
    headers: Mapping[str, str], message: str = "", clock: Callable[[], float] = time.time
) -> float | None:
    """Seconds after which the service invites another try; None when it does not.

    `retry-after-ms` is the more precise and wins over `retry-after`, which has seconds or an
    HTTP date; the message is all there is when both are missing. What lies in the past is 0.
    """
    milliseconds = _no_less_than_zero(headers.get("retry-after-ms", ""), _parse_number)
    if milliseconds is not None:
        return milliseconds / 1000
    seconds = _no_less_than_zero(headers.get("retry-after", ""), parse_duration)
    if seconds is None:
        seconds = _until_date(headers, clock)
    return message_delay(message) if seconds is None else seconds


def _parse_number(text: str) -> float | None:
    return _finite(float(text)) if _NUMBER.fullmatch(text) else None


def _finite(seconds: float) -> float | None:
    return seconds if math.isfinite(seconds) else None


def _no_less_than_zero(text: str, parse: Callable[[str], float | None]) -> float | None:
    text = text.strip()
    size = parse(text.removeprefix("-"))
    return 0.0 if size is not None and text.startswith("-") else size


def _until_date(headers: Mapping[str, str], clock: Callable[[], float]) -> float | None:
    """Seconds until the date in `retry-after`, from the response's own `date` if it has one.

    So a clock that is wrong on this side does no harm.
    """
    date = headers.get("retry-after")
    at = _parse_date(date) if date else None
    if at is None:
        return None
    now = _parse_date(headers.get("date", ""))
    return max(0.0, at - (clock() if now is None else now))


def _parse_date(text: str) -> float | None:
    """Seconds since 1970 of an HTTP date (RFC 9110, 5.6.7) in any of its three forms."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  hardly any answer has one

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
