# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `FunctionDefinitionParam`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, Required, TypedDict


class FunctionDefinitionParam(TypedDict):
    """What the model needs to know of a function in order to call it."""

    name: Required[str]
    """Name of the function, 1 to 64 letters, digits, underscores and hyphens."""

    description: NotRequired[str]
    """What the function does; the model decides by it when to call."""

    parameters: NotRequired[Mapping[str, Any]]
    """JSON Schema of the arguments. Without it the function takes none."""

    strict: NotRequired[bool]
    """Force arguments to fit the schema. Server default: false."""
