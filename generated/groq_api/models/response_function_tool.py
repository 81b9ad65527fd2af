# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ResponseFunctionTool`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, Required, TypedDict


class ResponseFunctionTool(TypedDict):
    """A function of yours. Unlike in chat completions, its definition is not nested."""

    type: Required[Literal["function"]]
    """Marks a function tool."""

    name: Required[str]
    """Name of the function."""

    description: NotRequired[str]
    """What it does; the model reads it."""

    parameters: NotRequired[Mapping[str, Any]]
    """JSON Schema of the arguments."""

    strict: NotRequired[bool | None]
    """Make arguments fit the schema."""
