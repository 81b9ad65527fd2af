"""`GROQ_TELEMETRY`: spans and metrics of every client, without a line of code."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from groq.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groq._middleware import Middleware

VARIABLE = "GROQ_TELEMETRY"

_NAMES = {
    "otel": ("OpenTelemetrySpans", "OpenTelemetryMetrics"),
    "prometheus": ("PrometheusMetrics",),
}


def with_environment(middleware: Sequence[Middleware]) -> tuple[Middleware, ...]:
    """What the environment asks for, and then what was given.

    A client that was given middleware of a class gets no other of that class, or everything
    would be told twice.

    Raises:
        ValidationError: The variable names something unknown.
        ImportError: A package is not installed; the message names the extra that brings it.
    """
    given = {type(one) for one in middleware}
    asked = [_made(name) for word in _words() for name in _NAMES[word]]
    return (*(one for one in asked if type(one) not in given), *middleware)


def _words() -> list[str]:
    given = os.environ.get(VARIABLE, "")
    words = dict.fromkeys(word.strip().lower() for word in given.split(","))
    words.pop("", None)
    if unknown := [word for word in words if word not in _NAMES]:
        raise ValidationError(
            f"{VARIABLE} must be a comma-separated list of {', '.join(_NAMES)}; "
            f"got {', '.join(map(repr, unknown))}",
            param=VARIABLE,
            value=given,
        )
    return list(words)


@cache
def _made(name: str) -> Middleware:
    """The one of this process: it serves all clients."""
    made: Middleware = getattr(import_module("groq.telemetry"), name)()
    return made
