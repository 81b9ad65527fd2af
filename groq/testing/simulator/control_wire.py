"""Orders and the log in JSON, between a simulator and the process that started it."""

from __future__ import annotations

import base64
from dataclasses import asdict
from typing import Any

from groq.testing.simulator.faults import Drop, Failure, Hang, Interruption, Pace, Reset, Slow
from groq.testing.simulator.orders import Meeting, Order
from groq.testing.simulator.received import ReceivedRequest
from groq.testing.simulator.scripted import Scripted

ORDERS = "/_simulator/orders"
REQUESTS = "/_simulator/requests"

_KINDS = {kind.__name__: kind for kind in (Failure, Reset, Drop, Hang, Slow, Interruption)}


def encode_order(order: Order) -> dict[str, Any]:
    """An order with the name of its fault's kind."""
    fault = order.meeting.fault
    return {**asdict(order), "kind": None if fault is None else type(fault).__name__}


def decode_order(value: Any) -> Order:
    """The reverse; raises KeyError, TypeError or ValueError for anything else."""
    met, operations = value["meeting"], value["operations"]
    return Order(
        Meeting(
            None if met["scripted"] is None else _scripted(met["scripted"]),
            None if value["kind"] is None else _KINDS[value["kind"]](**met["fault"]),
            None if met["pace"] is None else Pace(**met["pace"]),
        ),
        value["times"],
        value["after"],
        None if operations is None else tuple(operations),
        value["model"],
        value["service_tier"],
    )


def _scripted(value: Any) -> Scripted:
    return Scripted(
        content=tuple(value["content"]),
        tool_calls=tuple((name, arguments) for name, arguments in value["tool_calls"]),
        reasoning=value["reasoning"],
        finish_reason=value["finish_reason"],
    )


def encode_request(request: ReceivedRequest) -> dict[str, Any]:
    """A request with its body in base64."""
    return {
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "headers": dict(request.headers),
        "body": base64.b64encode(request.body).decode(),
        "time": request.time,
        "status": request.status,
    }


def decode_request(value: dict[str, Any]) -> ReceivedRequest:
    """The reverse."""
    fields: dict[str, Any] = {**value, "body": base64.b64decode(value["body"])}
    return ReceivedRequest(**fields)
