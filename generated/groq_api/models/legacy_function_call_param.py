# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `LegacyFunctionCallParam`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class LegacyFunctionCallParam(TypedDict):
    """Deprecated. A function call of an earlier assistant message; replaced by `tool_calls`."""

    name: NotRequired[str]
    """Name of the function."""

    arguments: NotRequired[str]
    """Arguments as JSON text."""
