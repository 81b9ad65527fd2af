"""Telling whoever watches why nothing happens: the client waits, or tries again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import groq
from groq._cli.advice import duration
from groq._cli.reporting import note

if TYPE_CHECKING:
    from groq import Call

_NOTICED = 1.0  # seconds; nobody asks why before


class WaitTeller(groq.Middleware):
    """Prints a line on a terminal for each longer wait."""

    def on_throttle(self, call: Call, limit: str | None, seconds: float) -> None:
        """A wait for a rate limit begins."""
        _ = call
        _tell(seconds, f"waiting {duration(seconds)} for the rate limit" + _named(limit))

    def on_retry(self, call: Call, error: groq.GroqError, delay: float) -> None:
        """A wait for another try begins."""
        _ = call
        _tell(delay, f"{error.message.rstrip('.')}; trying again in {duration(delay)}")


def _named(limit: str | None) -> str:
    return f" ({limit})" if limit else ""


def _tell(seconds: float, text: str) -> None:
    if seconds >= _NOTICED and sys.stderr.isatty():
        note(text)
