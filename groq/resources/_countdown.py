"""One deadline for several calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import define, field

from groq.errors import DeadlineExceededError, TimeoutError

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._config import CallOptions
    from groq._flow import Flow

T = TypeVar("T")


@define
class Countdown:
    """Counts down the seconds that several calls have in all.

    Attributes:
        operation: What they are together, as in `batches.wait`.
        given: The options that each of them has, but for the deadline.
        seconds: The deadline of all of them; infinity for none.
    """

    operation: str
    given: CallOptions
    seconds: float
    _clock: Callable[[], float]
    _started: float = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._started = self._clock()

    def options(self) -> CallOptions:
        """The options of a call that begins now.

        Raises:
            DeadlineExceededError: It is too late for one.
        """
        options = self.given.copy()
        options["deadline"] = self.left_after(0.0, "it is over")
        return options

    def named(self, flow: Flow[T]) -> Flow[T]:
        """Carry out one of the calls: its errors name what was asked for, and all the time."""
        try:
            return (yield from flow)
        except TimeoutError as error:
            error.operation = self.operation
            if isinstance(error, DeadlineExceededError):
                error.timeout = self.seconds  # the call knew what was left of it
            raise

    def left_after(self, pause: float, state: str) -> float:
        """Seconds left, if there are any left after a pause; the state is for the message.

        Raises:
            DeadlineExceededError: There are none.
        """
        left = self._started + self.seconds - self._clock()
        if left > pause:
            return left
        raise DeadlineExceededError(
            f"The deadline of {self.seconds:g} s leaves no time for another request: {state}",
            timeout=self.seconds,
            operation=self.operation,
        )
