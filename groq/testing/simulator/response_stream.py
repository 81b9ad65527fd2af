"""A response as server-sent events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groq.testing.simulator.instalments import instalments
from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from groq.testing.simulator.response import Response
    from groq.testing.simulator.wire import JsonObject


def stream(response: Response, charge: Callable[[int], None]) -> Iterator[bytes]:
    """The events in order; `charge` is told the tokens of each just before it is sent.

    The last one tells how the response ended; no `[DONE]` follows it.
    """
    events = list(_events(response))
    count = sum("delta" in event for event in events)
    interruption = response.completion.interruption
    if interruption is not None:
        events = [*_first(events, interruption.pieces), response.broken(interruption)]
    prices = instalments(response.completion.answer.completion_tokens, count)
    for number, event in enumerate(events):
        if "delta" in event:
            charge(next(prices))
        yield _frame({**event, "sequence_number": number})


def _events(response: Response) -> Iterator[JsonObject]:
    begun = response.begun()
    yield {"type": "response.created", "response": begun}
    yield {"type": "response.in_progress", "response": begun}
    for index, item in enumerate(response.items()):
        for event in item.events():
            yield {**event, "output_index": index}
    yield {"type": f"response.{response.status}", "response": response.ended()}


def _first(events: list[JsonObject], pieces: int) -> Iterator[JsonObject]:
    """The events before the piece of that number, and before the last event."""
    for event in events[:-1]:
        pieces -= "delta" in event
        if pieces < 0:
            return
        yield event


def _frame(event: JsonObject) -> bytes:
    return f"event: {event['type']}\ndata: ".encode() + encode_json(event) + b"\n\n"
