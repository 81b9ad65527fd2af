"""The request for a batch, checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groq.testing.simulator.errors import bad_request
from groq.testing.simulator.schemas import STRING, nullable, opened
from groq.testing.simulator.validation import ViolationError, check

if TYPE_CHECKING:
    from groq.testing.simulator.wire import JsonObject

CHAT = "/v1/chat/completions"
TRANSCRIPTIONS = "/v1/audio/transcriptions"
TRANSLATIONS = "/v1/audio/translations"
_ENDPOINTS = [CHAT, TRANSCRIPTIONS, TRANSLATIONS]
_SCHEMA = opened(
    ["input_file_id", "endpoint", "completion_window"],
    {
        "input_file_id": STRING,
        "endpoint": {"type": "string", "enum": _ENDPOINTS},
        "completion_window": STRING,
        "metadata": nullable("object", additionalProperties=STRING),
    },
)
_HOUR = 3600
_UNITS = {"h": _HOUR, "d": 24 * _HOUR}
_SHORTEST, _LONGEST = 24 * _HOUR, 7 * 24 * _HOUR


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What a batch is to do; `seconds` is its window."""

    input_file_id: str
    endpoint: str
    completion_window: str
    seconds: int
    metadata: JsonObject | None


def parse_batch_request(body: Any) -> BatchRequest:
    """The request in a JSON body; raises `ApiError` (400)."""
    try:
        check(body, _SCHEMA)
    except ViolationError as violation:
        raise bad_request(str(violation)) from violation
    window = body["completion_window"]
    return BatchRequest(
        input_file_id=body["input_file_id"],
        endpoint=body["endpoint"],
        completion_window=window,
        seconds=_seconds(window),
        metadata=body.get("metadata"),
    )


def _seconds(window: str) -> int:
    match = re.fullmatch(r"([0-9]{1,4})([hd])", window)
    seconds = int(match[1]) * _UNITS[match[2]] if match else 0
    if not _SHORTEST <= seconds <= _LONGEST:
        raise bad_request("completion_window must be a duration between 24h and 7d")
    return seconds
