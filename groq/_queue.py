"""The turns that wait for one model, first come first served."""

from __future__ import annotations

from bisect import bisect_left, insort
from operator import attrgetter
from typing import TYPE_CHECKING

from groq._cost import Cost

if TYPE_CHECKING:
    from groq._turn import Turn

_RANK = attrgetter("rank")


class TurnQueue:
    """Turns in the order of their ranks; of equal ranks, the one that came first goes first.

    Attributes:
        cost: What all of them will probably take.
    """

    def __init__(self) -> None:
        self._turns: list[Turn] = []  # hardly ever is one inserted elsewhere than at the end
        self.cost = Cost()

    def __len__(self) -> int:
        return len(self._turns)

    @property
    def head(self) -> Turn | None:
        """The turn that goes next."""
        return self._turns[0] if self._turns else None

    def add(self, turn: Turn) -> None:
        """Put a turn in its place."""
        insort(self._turns, turn, key=_RANK)
        self.cost += turn.cost

    def revise(self, turn: Turn, cost: Cost) -> None:
        """Expect a turn to take something else."""
        self.cost += cost - turn.cost
        turn.cost = cost

    def remove(self, turn: Turn) -> None:
        """Let go a turn, wherever it stands; one that has been let go is no mistake.

        An interrupt may have come between two statements of the one who let it go.
        """
        if turn not in self._turns:
            return
        first_of_rank = bisect_left(self._turns, turn.rank, key=_RANK)
        del self._turns[self._turns.index(turn, first_of_rank)]
        # Sums of fractions drift; with nobody here it is known what this one should be.
        self.cost = self.cost - turn.cost if self._turns else Cost()
