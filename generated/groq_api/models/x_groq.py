# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `XGroq`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["id", "seed", "usage", "debug"])


@model
class XGroq(ResponseModel):
    """What Groq adds to a completion."""

    id: str
    """Id of the request, `req_...`, for support; `stub` from compound systems."""

    seed: int | None = None
    """Seed that was used."""

    usage: CacheUsage | None = None
    """Use of the hardware's caches."""

    debug: DebugData | None = None
    """Tokens as the model saw and wrote them."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.id = payload["id"]
        self.seed = payload.get("seed")
        self.usage = (
            None if (value := payload.get("usage")) is None else CacheUsage.from_dict(value)
        )
        self.debug = None if (value := payload.get("debug")) is None else DebugData.from_dict(value)
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self


from .cache_usage import CacheUsage
from .debug_data import DebugData
