"""Prompts and answers in the log, for those who ask for them."""

from __future__ import annotations

import json
import logging
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from groq import _log
from groq._checks import check_count
from groq._middleware import Observer

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping

    from groq._middleware import Call, StreamEnd

_LONGEST = 4000
_KEY = re.compile(r"gsk_\w+")


class ContentLog(Observer):
    """Logs what is asked and what is answered, at the level DEBUG.

        client = Groq(middleware=[ContentLog()])

    The events are `groq.prompt`, with the parameters of the call, and `groq.answer`, with the
    result, or what had arrived of a stream when it ended; each as JSON. Uploaded files and sounds
    are left out, and so is whatever looks like one of Groq's API keys. Everything else that was
    written is in the log then, whoever has written it.

    Args:
        longest: Characters of an event's content; what is longer is cut off.

    Raises:
        ValidationError: `longest` is not a positive number.
    """

    def __init__(self, *, longest: int = _LONGEST) -> None:
        check_count("longest", longest, minimum=1)
        self._longest = longest

    @contextmanager
    def operation(self, call: Call) -> Generator[None, None, None]:
        """Log the parameters, and the result that they led to."""
        if not _log.is_heard(logging.DEBUG):
            yield
            return
        self._tell("groq.prompt", call, call.params)
        yield
        self._tell_answer(call, call.result)

    def on_stream_end(self, call: Call, end: StreamEnd) -> None:
        """Log what has arrived."""
        if _log.is_heard(logging.DEBUG):
            self._tell_answer(call, end.result)

    def _tell_answer(self, call: Call, result: Any) -> None:
        if hasattr(result, "to_dict"):
            self._tell("groq.answer", call, result.to_dict())

    def _tell(self, event: str, call: Call, content: Mapping[str, Any]) -> None:
        if not content:
            return  # most requests but those of a model have no parameters
        text = _KEY.sub("gsk_***", json.dumps(content, ensure_ascii=False, default=str))
        latest = call.attempts[-1] if call.attempts else None
        _log.tell(
            logging.DEBUG,
            event,
            operation=call.operation,
            model=call.model,
            request_id=latest and latest.request_id,
            content=text,
            longest=self._longest,
        )
