"""What a test may say about what the simulator was asked."""

from __future__ import annotations

import difflib
import pprint
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from groq.testing.simulator.received import ReceivedRequest


class Journal(ABC):
    """The requests that were received, and assertions about them."""

    @property
    @abstractmethod
    def requests(self) -> list[ReceivedRequest]:
        """What has been received so far, in the order in which it was complete."""

    @property
    def last_request(self) -> ReceivedRequest:
        """The request that was complete last; raises AssertionError when there was none."""
        if not (received := self.requests):
            raise AssertionError("the simulator was asked nothing")
        return received[-1]

    def assert_asked(
        self, operation: str | None = None, /, *, times: int | None = None, **parameters: Any
    ) -> list[ReceivedRequest]:
        """Raise AssertionError unless there were requests for an operation with these parameters.

        Those that are given must be equal, where None is also a parameter that was not sent; so
        `unittest.mock.ANY` and `pytest.approx` mean what they say. Others may be anything.
        `ReceivedRequest.parameters` says what files and forms look like.

        Args:
            operation: The client's method, such as `chat.create` or `chat.create_stream`; by
                default any.
            times: How many requests must have been like that; by default at least one.
            **parameters: Parameters of the API.

        Returns:
            The requests that were like that.
        """
        received = self.requests
        alike = [one for one in received if _is_like(one, operation, parameters)]
        if len(alike) == times or (times is None and alike):
            return alike
        raise AssertionError(
            f"{_wish(operation, times, parameters)}, but so asked {len(alike)} requests of "
            f"{len(received)}:\n{describe(received)}"
            + ("" if alike else _nearest(received, operation, parameters))
        )


def describe(received: Sequence[ReceivedRequest]) -> str:
    """A line for each request, numbered from 1."""
    return "\n".join(f"{number:>3}. {_told(one)}" for number, one in enumerate(received, 1))


def _told(one: ReceivedRequest) -> str:
    what = one.operation or f"{one.method} {one.path}"
    became = "no answer" if one.status is None else str(one.status)
    return " ".join(filter(None, (what, one.model, "->", became)))


def _is_like(one: ReceivedRequest, operation: str | None, parameters: Mapping[str, Any]) -> bool:
    is_meant = operation is None or one.operation == operation
    return is_meant and not list(_different(one, parameters))


def _different(one: ReceivedRequest, parameters: Mapping[str, Any]) -> Iterator[str]:
    given = one.parameters
    return (name for name, wanted in parameters.items() if wanted != given.get(name))


def _wish(operation: str | None, times: int | None, parameters: Mapping[str, Any]) -> str:
    wanted = [operation or "any request", *([", ".join(parameters)] if parameters else [])]
    often = "" if times is None else f" {times} times"
    return f"expected {' with the given '.join(wanted)}{often}"


def _nearest(
    received: Sequence[ReceivedRequest], operation: str | None, parameters: Mapping[str, Any]
) -> str:
    """How the request differs that differs least, of those for the operation."""
    meant = [
        (len(list(_different(one, parameters))), -number, one)
        for number, one in enumerate(received, 1)
        if operation is None or one.operation == operation
    ]
    if not meant:
        return ""
    _, place, one = min(meant, key=lambda entry: entry[:2])
    lines = (
        line
        for name in _different(one, parameters)
        for line in (f"{name}:", *_compared(one.parameters.get(name), parameters[name]))
    )
    shown = "\n".join(f"    {line.rstrip()}" for line in lines)
    return f"\nnearest is request {-place} (- as it was, + as expected):\n{shown}"


def _compared(was: Any, wanted: Any) -> Iterator[str]:
    return difflib.ndiff(pprint.pformat(was).splitlines(), pprint.pformat(wanted).splitlines())
