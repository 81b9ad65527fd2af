"""The methods by which a test orders faults."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from groq.testing.simulator.faults import Drop, Failure, Hang, PlannedFault, Reset, Slow

if TYPE_CHECKING:
    from groq.testing.simulator.faults import Fault


class FaultScript(ABC):
    """Orders faults, which the requests to any endpoint meet one by one, in the order given.

    Each fault is for `times` requests, None for all until `clear_faults()`, and waits until
    `after` requests have been spared once its turn has come. All methods raise ValueError for
    numbers that make no sense.
    """

    @abstractmethod
    def _plan(self, planned: PlannedFault) -> None: ...

    @abstractmethod
    def clear_faults(self) -> None:
        """Forget the faults that have not happened yet."""

    def fail(
        self,
        status: int,
        *,
        retry_after: float | None = None,
        message: str | None = None,
        code: str | None = None,
        type: str | None = None,  # noqa: A002 - the member of the body that it sets
        times: int | None = 1,
        after: int = 0,
        html: bool = False,
    ) -> None:
        """Answer with an error, which counts towards no limit.

        Args:
            status: From 400 to 599.
            retry_after: Seconds for the header of that name; by default there is none.
            message: `error.message`; by default, as `code` and `type`, what is usual.
            code: `error.code`.
            type: `error.type`.
            times: How many requests fail.
            after: How many requests are spared before.
            html: Answer with a page, as the network in front of the service does, not with JSON.
        """
        self._order(Failure(status, retry_after, message, code, type, html), times, after)

    def reset(self, times: int | None = 1, *, after: int = 0) -> None:
        """Reset the connection before any byte of an answer, which counts towards no limit."""
        self._order(Reset(), times, after)

    def drop_after(self, body_bytes: int, times: int | None = 1, *, after: int = 0) -> None:
        """End the connection after so many bytes of the body; a shorter answer is left whole."""
        self._order(Drop(body_bytes), times, after)

    def hang(self, seconds: float | None = None, times: int | None = 1, *, after: int = 0) -> None:
        """Keep the answer back for so many seconds; None is until the caller leaves."""
        self._order(Hang(seconds), times, after)

    def slow(self, bytes_per_second: float, times: int | None = 1, *, after: int = 0) -> None:
        """Send the body at that rate, in pieces of a twentieth of a second at most."""
        self._order(Slow(bytes_per_second), times, after)

    def _order(self, fault: Fault, times: int | None, after: int) -> None:
        self._plan(PlannedFault(fault, times, after))
