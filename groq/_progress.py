"""Functions of callers that are told how much of a file has gone or come."""

from __future__ import annotations

import inspect

from groq._validation import invalid


def check_progress(on_progress: object) -> None:
    """Refuse what cannot be told.

    Raises:
        ValidationError: It is no function, or an async one, which nobody would await.
    """
    if on_progress is not None and not callable(on_progress):
        raise invalid("on_progress", "on_progress must be a function of two numbers", on_progress)
    if inspect.iscoroutinefunction(on_progress):
        raise invalid(
            "on_progress", "on_progress must not be async: it is called, not awaited", on_progress
        )
