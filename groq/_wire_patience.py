"""How long each step of an exchange may take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groq._config import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from groq._transport import Request, Timeout

_SHORTEST = 0.001  # seconds; 0 would mean not to wait at all, which is another error
_EARLY = 0.01  # seconds by which the system may give up before its time
_STEPS = ("connect", "read", "write", "pool")
_DEFAULT: Mapping[str, float | None] = dict.fromkeys(_STEPS, DEFAULT_TIMEOUT)


def _steps_of(timeout: Timeout | None) -> Mapping[str, float | None]:
    if timeout is None:
        return _DEFAULT
    if isinstance(timeout, int | float):
        return dict.fromkeys(_STEPS, timeout)
    steps: Any = timeout.as_dict()
    return {step: steps[step] for step in _STEPS}


class Patience:
    """The limits of one exchange, and what it is, for the errors that tell of them.

    Attributes:
        steps: Seconds for each step by its name; None for ever.
        silence: Seconds that the body of a stream may be silent.
        time_left: Seconds that the whole might take when this was made.
        asked: HTTP method and address.
    """

    __slots__ = ("_clock", "_ends_at", "asked", "silence", "steps", "time_left")

    def __init__(
        self,
        request: Request,
        base_url: str,
        clock: Callable[[], float],
    ) -> None:
        self.steps = _steps_of(request.timeout)
        own = request.idle_timeout
        self.silence = self.steps["read"] if own is None else own
        self.asked = request.method, base_url + request.path
        self._clock = clock
        self._ends_at: float | None = None
        self.time_left: float | None = None
        self.bound(request.time_left)

    def bound(self, time_left: float | None) -> None:
        """Have everything from now on end within so many seconds; None for no such limit."""
        self.time_left = time_left
        self._ends_at = None if time_left is None else self._clock() + time_left

    def begin_body(self) -> None:
        """From now on a stream is read: its deadline was that of its beginning."""
        self.bound(None)
        if self.silence != self.steps["read"]:
            self.steps = {**self.steps, "read": self.silence}

    def of(self, step: str) -> float | None:
        """Seconds that a step may take now; None for ever."""
        own = self.steps[step]
        if self._ends_at is None:
            return own
        left = max(self._ends_at - self._clock(), _SHORTEST)
        return left if own is None else min(own, left)

    @property
    def is_over(self) -> bool:
        """Whether the time for the whole is up."""
        return self._ends_at is not None and self._clock() >= self._ends_at - _EARLY
