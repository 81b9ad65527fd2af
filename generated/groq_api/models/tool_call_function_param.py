# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `ToolCallFunctionParam`."""

from __future__ import annotations

from typing import Required, TypedDict


class ToolCallFunctionParam(TypedDict):
    """Which function an earlier assistant message called, and with what."""

    name: Required[str]
    """Name of the function."""

    arguments: Required[str]
    """Arguments as JSON text."""
