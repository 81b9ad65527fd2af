"""What an operation has ended in, in a word: for spans, and for labels of metrics."""

from __future__ import annotations

import re

from groq.errors import GroqError

SUCCESS = "success"
CANCELLED = "cancelled"
CLOSED = "closed"  # a stream, by its user before its end

# A code comes from the service, or from whatever answers in its place: it may be anything.
_WORD = re.compile(r"[A-Za-z0-9_.\-]{1,64}")


def outcome_of(error: BaseException | None) -> str:
    """`success`, `cancelled`, the code of an error, or the name of an exception's class.

    Never a message: it may quote what the user has written.
    """
    if error is None:
        return SUCCESS
    if isinstance(error, GroqError):
        return error.code if _WORD.fullmatch(error.code) else error.kind
    return type(error).__name__ if isinstance(error, Exception) else CANCELLED
