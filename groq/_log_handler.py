"""`GROQ_LOG`: log events on stderr, for whoever runs a program that does not show them."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from functools import cache
from threading import Lock
from typing import Any, TextIO

_LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
_logger = logging.getLogger("groq")
_lock = Lock()


def heed_groq_log() -> None:
    """Show log events, if `GROQ_LOG` is `debug`, `info`, `warning` or `error`.

    Lines for people on a terminal, JSON elsewhere. Only the logger `groq` is set up, and once
    for a process. Where the application has a handler that takes an event, that one alone shows
    it.
    """
    word = os.environ.get("GROQ_LOG", "")
    if not word.strip():
        return
    with _lock:
        if any(isinstance(handler, _GroqLogHandler) for handler in _logger.handlers):
            return
        level = _LEVELS.get(word.strip().lower())
        if level is None:
            warnings.warn(
                f"GROQ_LOG={word!r} is not known: it may be {', '.join(_LEVELS)}",
                RuntimeWarning,
                stacklevel=4,
            )
            return
        _logger.addHandler(_GroqLogHandler())
        _logger.setLevel(level)


class _GroqLogHandler(logging.Handler):
    """Shows on stderr what no other handler shows.

    That is whatever `sys.stderr` is at the time: programs and tests put others in its place, and
    those without a console have none.
    """

    def emit(self, record: logging.LogRecord) -> None:
        stream: TextIO | None = sys.stderr
        if stream is None:
            return
        try:
            line = _formatter(is_terminal=stream.isatty()).format(record)
            stream.write(f"{line}\n")
            stream.flush()
        except Exception:  # noqa: BLE001  as the handlers of `logging` do
            self.handleError(record)

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(super().filter(record)) and not self._is_shown_elsewhere(record)

    def _is_shown_elsewhere(self, record: logging.LogRecord) -> bool:
        logger: logging.Logger | None = logging.getLogger(record.name)
        while logger is not None:
            for handler in logger.handlers:
                is_silent = handler is self or isinstance(handler, logging.NullHandler)
                if not is_silent and record.levelno >= handler.level:
                    return True
            logger = logger.parent if logger.propagate else None
        return False


def _has_colours() -> bool:
    # On Windows they need another package.
    return not os.environ.get("NO_COLOR") and sys.platform != "win32"


@cache
def _formatter(*, is_terminal: bool) -> logging.Formatter:
    import structlog  # noqa: PLC0415  takes 0.1 s to load

    renderer: Any = structlog.processors.JSONRenderer()
    if is_terminal:
        renderer = structlog.dev.ConsoleRenderer(colors=_has_colours(), sort_keys=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.ExtraAdder(),
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso"),
        ],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
