"""What the package tells about itself: structlog events on the standard logger `groq`.

Nothing is configured here: the events go through Python's own logging and are silent until
the application asks for them. Only facts about a call are logged: names, numbers, ids, and
never a prompt, an answer, a header or a key.
"""

from __future__ import annotations

import logging
import traceback
from functools import cache
from typing import Any

_logger = logging.getLogger("groq")
_logger.addHandler(logging.NullHandler())


def log(level: int, event: str, **facts: Any) -> None:
    """Tell that something happened; costs next to nothing when nobody listens.

    What goes wrong in the telling, in a filter of the application say, fails no call. It is
    printed, as `logging` does with what goes wrong in a handler.
    """
    if not _logger.isEnabledFor(level):
        return
    try:
        _bound().log(level, event, **{key: fact for key, fact in facts.items() if fact is not None})
    except Exception:  # noqa: BLE001  as above
        if logging.raiseExceptions:
            traceback.print_exc()


@cache
def _bound() -> Any:
    import structlog  # noqa: PLC0415  takes 0.1 s to load, and most programs never log

    return structlog.wrap_logger(
        _logger,
        wrapper_class=structlog.stdlib.BoundLogger,
        processors=[structlog.processors.LogfmtRenderer(key_order=["event"])],
    )
