"""What a handler answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groq.testing.simulator.wire import encode_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from groq.testing.simulator.speeds import Pacer

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, body (an iterator is sent piece by piece) and the headers particular to it.

    It is kept back for `delay` seconds; `pacer` has the pace of its pieces, None is that of the
    simulator.
    """

    status: int
    body: bytes | Iterator[bytes]
    content_type: str = "application/json"
    headers: Headers = ()
    delay: float = 0.0
    pacer: Pacer | None = None


def json_reply(value: Any, headers: Headers = (), delay: float = 0.0) -> Reply:
    """200 with a JSON body, which ends with a newline like all of the service's."""
    return Reply(200, encode_json(value) + b"\n", headers=headers, delay=delay)
