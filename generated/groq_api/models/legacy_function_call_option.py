# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `LegacyFunctionCallOption`."""

from __future__ import annotations

from typing import Required, TypedDict


class LegacyFunctionCallOption(TypedDict):
    """Deprecated. Makes the model call one certain function; replaced by the named tool choice."""

    name: Required[str]
    """Name of the function."""
