# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The response object `ModelPricing`."""

from __future__ import annotations

from typing import Any, Self

from ..types import ResponseModel, model

_KNOWN = frozenset(["prompt", "completion", "image", "request", "input_cache_read"])


@model
class ModelPricing(ResponseModel):
    """Prices in US dollars per unit, as decimal text so that nothing is rounded."""

    prompt: str | None = None
    """Price of a prompt token."""

    completion: str | None = None
    """Price of a generated token."""

    image: str | None = None
    """Price of an image."""

    request: str | None = None
    """Price of a request."""

    input_cache_read: str | None = None
    """Price of a prompt token found in the cache."""

    @classmethod
    def from_dict(cls, payload: dict[str, Any]) -> Self:
        """Make an object of decoded JSON; raises whatever Python does where that has faults."""
        self = object.__new__(cls)
        self.prompt = payload.get("prompt")
        self.completion = payload.get("completion")
        self.image = payload.get("image")
        self.request = payload.get("request")
        self.input_cache_read = payload.get("input_cache_read")
        self.additional_properties = (
            None
            if _KNOWN.issuperset(payload)
            else {key: value for key, value in payload.items() if key not in _KNOWN}
        )
        return self
