# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `CacheUsage`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["dram_cached_tokens", "sram_cached_tokens"])


@model
class CacheUsage(ResponseModel):
    """Tokens that came from the hardware's caches."""

    dram_cached_tokens: int | None = None
    """Tokens taken from DRAM."""

    sram_cached_tokens: int | None = None
    """Tokens taken from SRAM."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.dram_cached_tokens = payload.get("dram_cached_tokens")
        self.sram_cached_tokens = payload.get("sram_cached_tokens")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
