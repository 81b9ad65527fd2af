"""The place of one call among the calls to its model."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Self

from attrs import define, field

from groq._cost import Cost
from groq._signal import Signal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from groq._cost import Demand
    from groq._lane import Lane
    from groq.errors import RateLimitError


class TurnState(Enum):
    """Where a call stands."""

    WAITING = auto()
    UNDER_WAY = auto()
    OVER = auto()


@define(eq=False)
class Turn:
    """The place of one call in its lane. A `with` gives up the place, or ends the call.

    Attributes:
        demand: What was known of the call's cost when it joined.
        rank: To join again with: a call that was refused does not go to the end of the queue.
        cost: What it will probably take, and holds while it is under way.
        lessons: How many answers that was estimated from; infinite when the service said it.
        joined_at: Clock reading at which it took its place.
        gives_up_at: Clock reading up to which it waits.
        forecast: Seconds that it will probably wait, as seen when it joined.
        missing: The limit that it waits for, such as `TPM`.
        signal: Set when it is worth while to ask `wait()` again before its time is up.
        state: Where the call stands.
        went_at: Clock reading at which it went.
        was_answered: Whether an answer came, of whatever status.
        was_refused: Whether that was a 429.
        has_failed: Whether the `with` was left by an error.
        is_kept: Whether it goes on beyond the `with`.
        booked: What has been counted as used ahead of its end, since it is kept.
        held_until: Clock reading from which on a kept turn holds nothing any more.
        requested: What a 429 said that it would have taken.
    """

    _lane: Lane = field(repr=False)
    demand: Demand
    rank: int
    cost: Cost
    lessons: float
    joined_at: float
    gives_up_at: float
    forecast: float = 0.0
    missing: str | None = None
    signal: Signal = field(factory=Signal, init=False, repr=False)
    state: TurnState = field(default=TurnState.WAITING, init=False)
    went_at: float = field(default=0.0, init=False)
    was_answered: bool = field(default=False, init=False)
    was_refused: bool = field(default=False, init=False)
    has_failed: bool = field(default=False, init=False)
    is_kept: bool = field(default=False, init=False)
    booked: Cost = field(factory=Cost, init=False)
    held_until: float = field(default=0.0, init=False)
    requested: Cost | None = field(default=None, init=False)

    def wait(self) -> float:
        """Seconds to wait before asking again; 0 when the call may go, which it then must.

        Raises:
            RateLimitError: It has waited for as long as it may, or would have to wait longer.
        """
        return self._lane.ask(self) if self.state is TurnState.WAITING else 0.0

    def observe(self, headers: Mapping[str, str], *, is_error: bool = False) -> None:
        """Learn from the headers of the answer, whatever its status.

        After an error nobody goes before this turn ends: its body may tell of another limit.
        """
        self._lane.observe(self, headers, is_error=is_error)

    def refuse(self, error: RateLimitError) -> None:
        """Learn from a 429."""
        self._lane.refuse(self, error)

    def keep(self) -> None:
        """Go on beyond the `with`, until `end()`."""
        self._lane.keep(self)

    def end(self, cost: Cost | None = None) -> None:
        """The call is over, and took so much; None when that is not known. Safe to call twice.

        A finaliser may call it, hence whoever holds whatever lock.
        """
        if self.state is not TurnState.OVER:
            self._lane.ended.post((self, cost))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.has_failed = exc is not None
        if self.has_failed or not self.is_kept:
            self.end()
