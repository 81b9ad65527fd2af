"""Faults and the log in JSON, between a simulator and the process that started it."""

from __future__ import annotations

import base64
from dataclasses import asdict
from typing import Any

from groq.testing.simulator.faults import Drop, Failure, Hang, PlannedFault, Reset, Slow
from groq.testing.simulator.received import ReceivedRequest

FAULTS = "/_simulator/faults"
REQUESTS = "/_simulator/requests"

_KINDS = {kind.__name__: kind for kind in (Failure, Reset, Drop, Hang, Slow)}


def encode_fault(planned: PlannedFault) -> dict[str, Any]:
    """A planned fault with the name of its kind."""
    return {**asdict(planned), "kind": type(planned.fault).__name__}


def decode_fault(value: Any) -> PlannedFault:
    """The reverse; raises KeyError, TypeError or ValueError for anything else."""
    fault = _KINDS[value["kind"]](**value["fault"])
    return PlannedFault(fault, value["times"], value["after"])


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
