"""Calls the hooks of middleware: all of them are told, and an observer's mistakes stay its own."""

from __future__ import annotations

import logging
import traceback
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import frozen

from groq import _log
from groq._middleware import Observer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from groq._middleware import Middleware


def tell(middleware: Sequence[Middleware], hook: str, *about: Any) -> None:
    """Tell all of them, even when one raises; that goes on to the caller in the end."""
    with ExitStack() as told:
        for one in reversed(middleware):
            told.callback(_tell_one, one, hook, *about)


def enter(around: ExitStack, one: Middleware, hook: str, *about: Any) -> bool:
    """Enter the context that a hook gives; tell whether that has worked."""
    with _KeptOff(one, hook):
        manager = getattr(one, hook)(*about)
        manager.__enter__()
        around.push(partial(_leave, one, hook, manager))
        return True
    return False


def _tell_one(one: Middleware, hook: str, *about: Any) -> None:
    with _KeptOff(one, hook):
        getattr(one, hook)(*about)


def _leave(
    one: Middleware, hook: str, manager: AbstractContextManager[object], *ending: Any
) -> None:
    with _KeptOff(one, hook):
        # Without its word on whether to swallow the error: there is no result to go on with.
        manager.__exit__(*ending)


@frozen
class _KeptOff:
    """Keeps from the caller what an observer raises; other middleware means what it raises."""

    one: Middleware
    hook: str

    def __enter__(self) -> None: ...

    def __exit__(
        self, _type: type[BaseException] | None, failure: BaseException | None, _: object
    ) -> bool:
        if not isinstance(failure, Exception) or not isinstance(self.one, Observer):
            return False
        _tell_failure(self.one, self.hook, failure)
        return True


def _tell_failure(one: Observer, hook: str, failure: Exception) -> None:
    """Log it: where, and not in which words, for they may quote a prompt."""
    place = traceback.extract_tb(failure.__traceback__)[-1]
    _log.tell(
        logging.WARNING,
        "groq.observer_failed",
        observer=type(one).__name__,
        hook=hook,
        error=type(failure).__name__,
        where=f"{place.filename}:{place.lineno}",
    )
