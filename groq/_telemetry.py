"""What the package tells about itself: structlog events on the standard logger `groq`.

Nothing is configured here: the events go through Python's own logging and are silent until
the application asks for them. Only facts about a call are logged: names, numbers, ids, and
never a prompt, an answer, a header or a key.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import Any

_logger = logging.getLogger("groq")
_logger.addHandler(logging.NullHandler())


def log(level: int, event: str, **facts: Any) -> None:
    """Tell that something happened; costs next to nothing when nobody listens."""
    if _logger.isEnabledFor(level):
        _bound().log(level, event, **{key: fact for key, fact in facts.items() if fact is not None})


@cache
def _bound() -> Any:
    import structlog  # noqa: PLC0415  takes 0.1 s to load, and most programs never log

    return structlog.wrap_logger(
        _logger,
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[structlog.processors.LogfmtRenderer(key_order=["event"])],
    )
