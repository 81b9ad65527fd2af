"""What settings and options must be, whoever gives them."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groq._transport import Timeout

_HEADER_NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")  # RFC 9110, token
_HEADER_VALUE = re.compile(r"[\t\x20-\x7e]*")


def check_headers(headers: Mapping[str, str], param: str) -> None:
    """Refuse header names and values that could not be sent, or would smuggle in another."""
    if not hasattr(headers, "items"):
        raise ValidationError(f"{param} must be a dict of names and values", param=param)
    for name, value in headers.items():
        if not _matches(_HEADER_NAME, name):
            raise ValidationError(f"{param}: {name!r} is not a header name", param=param)
        if not _matches(_HEADER_VALUE, value):
            # The value may be a credential: name the header, never quote it.
            raise ValidationError(
                f"{param}[{name!r}] must be a string of printable ASCII characters", param=param
            )


def check_query(query: Mapping[str, object], param: str) -> None:
    """Refuse what is no mapping of names of query parameters."""
    names: list[object] = list(query) if hasattr(query, "items") else [query]
    if not all(isinstance(name, str) for name in names):
        raise ValidationError(f"{param} must be a dict of names and values", param=param)


def check_timeout(timeout: Timeout | None) -> None:
    """Refuse what is neither a positive number of seconds nor an `httpx.Timeout`."""
    # httpx is not imported for this; the method is what tells its class, or its successor's.
    if timeout is not None and not hasattr(timeout, "as_dict") and not _is_span(timeout):
        raise ValidationError(
            f"timeout must be a positive number of seconds or an httpx.Timeout; got {timeout!r}",
            param="timeout",
            value=timeout,
        )


def check_span(name: str, seconds: float | None) -> None:
    """Refuse what is not a positive number of seconds."""
    if seconds is not None and not _is_span(seconds):
        raise ValidationError(
            f"{name} must be a positive number of seconds; got {seconds!r}",
            param=name,
            value=seconds,
        )


def check_deadline(seconds: float | None) -> None:
    """Refuse what is not a positive number of seconds; infinity is one, and lifts a deadline."""
    if seconds != math.inf:
        check_span("deadline", seconds)


def check_count(name: str, value: object, minimum: int = 0) -> None:
    """Refuse what is not a whole number of at least `minimum`."""
    if not isinstance(value, int) or isinstance(value, bool) or value < minimum:
        raise ValidationError(
            f"{name} must be a whole number, {minimum} or more; got {value!r}",
            param=name,
            value=value,
        )


def check_flag(name: str, value: object) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise ValidationError(
            f"{name} must be True or False; got {value!r}", param=name, value=value
        )


def check_wait(value: object) -> None:
    """Refuse a `max_wait` that is not a number of seconds; infinity is one."""
    if not isinstance(value, int | float) or not value >= 0:
        raise ValidationError(
            f"max_wait must be a number of seconds, 0 or more; got {value!r}",
            param="max_wait",
            value=value,
        )


def _is_span(value: object) -> bool:
    return isinstance(value, int | float) and 0 < value < math.inf


def _matches(pattern: re.Pattern[str], text: object) -> bool:
    return isinstance(text, str) and pattern.fullmatch(text) is not None
