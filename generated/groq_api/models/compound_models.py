# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `CompoundModels`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class CompoundModels(TypedDict):
    """Models of a compound system, by their part."""

    answering_model: NotRequired[str | None]
    """Id of the model that writes the answer."""

    reasoning_model: NotRequired[str | None]
    """Id of the model that plans and chooses tools."""
