"""What a resource asks of the pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import field, frozen

from groq._cost import Demand

if TYPE_CHECKING:
    from collections.abc import Callable

    from groq._flow import Flow
    from groq._transport import Request, Response
    from groq._turn import Turn

T = TypeVar("T")


def _tell_nothing(_result: object, _turn: Turn) -> None:
    """Nothing is known of what the operation took."""


@frozen
class Use(Generic[T]):
    """What an operation takes from the rate limits.

    Attributes:
        model: The model whose limits it uses, or None.
        demand: What is known of the cost before it is sent.
        account: Ends the turn by telling what the result really took, now or later.
    """

    model: str | None = None
    demand: Demand = field(factory=Demand)
    account: Callable[[T, Turn], None] = _tell_nothing


@frozen(kw_only=True)
class Operation(Generic[T]):
    """Something to ask of the service.

    Attributes:
        name: As in `chat.create`; what logs call it.
        request: What to send.
        receive: The flow that makes the result of a successful response; what it raises is
            taken as a failure of the attempt.
        use: What it takes from the rate limits, and of which model.
        stream: Whether the result is a stream.
        unread: Whether the response is handed out unread, although the result is no stream.
        max_wait: Longest wait in seconds that a rate limit or the service may ask for.
        max_retries: Further sends after a first one that failed.
        deadline: Seconds for the operation as a whole; None for no limit.
    """

    name: str
    request: Request
    receive: Callable[[Response], Flow[T]]
    use: Use[T]
    stream: bool = False
    unread: bool = False
    max_wait: float
    max_retries: int
    deadline: float | None = None

    @property
    def model(self) -> str | None:
        """The model that it is about, if any."""
        return self.use.model
