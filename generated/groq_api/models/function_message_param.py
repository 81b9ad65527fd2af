# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `FunctionMessageParam`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class FunctionMessageParam(TypedDict):
    """Deprecated. Result of a function call; replaced by the tool message."""

    role: Required[Literal["function"]]
    """Marks a function message."""

    content: Required[str | None]
    """What the function returned."""

    name: Required[str]
    """Name of the function that was called."""
