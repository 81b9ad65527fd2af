"""What the package tells about itself: structlog events on the standard logger `groq`.

Nothing is configured here, and nothing is shown until the application asks for it, by levels and
handlers of `logging`. How an event looks depends on what the application has set up:

- structlog over `logging` (`logger_factory=structlog.stdlib.LoggerFactory()`): as its own events
  look, for they go through its processors;
- `logging` alone: a line in logfmt, and each fact as an attribute of the record, the name of the
  event as `event`. What was bound by `structlog.contextvars` is among the facts.

Events that an audit asks for go to the logger `groq.audit`, so that a handler can have them alone;
whatever handles `groq` gets them, too.

Only facts about a call are told: names, numbers, ids, and never a prompt, an answer, a header or
more of a key than its last four characters.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING, Any

from groq._printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 200  # characters of a fact: names of models, codes and ids may come from outside

_STACK_LEVEL = 6  # so that the place of a record is that of what it tells, not in structlog

_logger = logging.getLogger("groq")
_logger.addHandler(logging.NullHandler())
_audit_logger = logging.getLogger("groq.audit")

# `logging` refuses facts by the names of what a record has anyway; the line shows those alone.
_OF_RECORDS = vars(logging.makeLogRecord({})).keys() | {"message", "asctime"}


def is_heard(level: int) -> bool:
    """Whether events of this level are wanted: worth asking where facts cost something."""
    return _logger.isEnabledFor(level)


def is_audited(level: int) -> bool:
    """The same for the events of an audit."""
    return _audit_logger.isEnabledFor(level)


def tell(level: int, event: str, *, longest: int = _LONGEST, **facts: Any) -> None:
    """Tell that something happened; costs next to nothing when nobody listens.

    A fact is cut off after `longest` characters. What goes wrong in the telling, in a filter of
    the application say, fails no call: it is printed, as `logging` does with what goes wrong in
    a handler.
    """
    _tell(_logger, level, event, facts, longest)


def audit(level: int, event: str, **facts: Any) -> None:
    """Tell something that an audit asks for: who was refused, and what was set."""
    _tell(_audit_logger, level, event, facts, _LONGEST)


def _tell(
    logger: logging.Logger, level: int, event: str, facts: Mapping[str, Any], longest: int
) -> None:
    if not logger.isEnabledFor(level):
        return
    try:
        _structured(logger).log(level, event, **_clean(facts, longest))
    except Exception:  # noqa: BLE001  see `tell`
        if logging.raiseExceptions:
            traceback.print_exc()


def _structured(logger: logging.Logger) -> Any:
    """The logger as structlog wraps it: anew each time, for the application may change its mind."""
    import structlog  # noqa: PLC0415  takes 0.1 s to load, and most programs never log

    processors: list[Any] | None = [structlog.contextvars.merge_contextvars, _to_record]
    if isinstance(structlog.get_config()["logger_factory"], structlog.stdlib.LoggerFactory):
        processors = None  # the application's
    wrapper = structlog.stdlib.BoundLogger
    return structlog.wrap_logger(logger, wrapper_class=wrapper, processors=processors)


def _to_record(
    _logger: object, _method: str, event_dict: Mapping[str, Any]
) -> tuple[tuple[str], dict[str, Any]]:
    """What to call `logging` with."""
    from structlog.processors import LogfmtRenderer  # noqa: PLC0415  as above

    facts = _clean(event_dict, sys.maxsize)  # for what the application has bound
    line = LogfmtRenderer(key_order=["event"])(None, "", dict(facts))
    attributes = {name: fact for name, fact in facts.items() if name not in _OF_RECORDS}
    return (line,), {"extra": attributes, "stacklevel": _STACK_LEVEL}


def _clean(facts: Mapping[str, Any], longest: int) -> dict[str, Any]:
    """The facts that are known, in a form that no rendering can make two lines of."""
    return {
        printable(name, longest).replace(" ", "_"): (
            fact if isinstance(fact, int | float) else printable(fact, longest)
        )
        for name, fact in facts.items()
        if fact is not None
    }
