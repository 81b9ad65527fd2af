"""What a benchmark asks of the mock server, written into the one thing any client passes on.

This module and all that the worker loads use the standard library only, and import each other
relatively: the worker also runs where nothing of this project is installed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

_CALL = re.compile(rb'"model":\s*"call-after-(\d+)-ms"')
_STREAM = re.compile(rb'"model":\s*"stream-(\d+)-by-(\d+)-every-(\d+)-ms(-held)?"')


@dataclass(frozen=True)
class StreamPlan:
    """How a stream is to arrive.

    Attributes:
        chunks: How many chunks carry text; the first, the last and `[DONE]` come on top.
        per_write: How many events are sent by one write, as one chunk of the HTTP body.
        pause_ms: Milliseconds between a write and the next.
        held: Whether the stream falls silent after the text instead of ending.
    """

    chunks: int
    per_write: int = 1
    pause_ms: int = 0
    held: bool = False

    @property
    def model(self) -> str:
        """The name of the model that asks for this."""
        held = "-held" if self.held else ""
        return f"stream-{self.chunks}-by-{self.per_write}-every-{self.pause_ms}-ms{held}"

    @classmethod
    def of_request(cls, body: bytes) -> Self:
        """What the body of a request asks for.

        Raises:
            ValueError: It asks for another model.
        """
        found = _STREAM.search(body)
        if found is None:
            raise ValueError(f"not a request of a benchmark: {body!r}")
        return cls(int(found[1]), int(found[2]), int(found[3]), held=found[4] is not None)


@dataclass(frozen=True)
class CallPlan:
    """How a call that is no stream is to be answered.

    Attributes:
        delay_ms: Milliseconds until the answer is sent.
    """

    delay_ms: int = 0

    @property
    def model(self) -> str:
        """The name of the model that asks for this."""
        return f"call-after-{self.delay_ms}-ms"

    @classmethod
    def of_request(cls, body: bytes) -> Self | None:
        """What the body of a request asks for; None when it asks for something else."""
        found = _CALL.search(body)
        return None if found is None else cls(int(found[1]))
