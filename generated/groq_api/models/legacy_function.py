# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `LegacyFunction`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, Required, TypedDict


class LegacyFunction(TypedDict):
    """Deprecated. A function of your own; replaced by the function tool."""

    name: Required[str]
    """Name of the function."""

    description: NotRequired[str]
    """What the function does."""

    parameters: NotRequired[Mapping[str, Any]]
    """JSON Schema of the arguments."""
