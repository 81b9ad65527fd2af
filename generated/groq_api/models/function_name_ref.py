# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `FunctionNameRef`."""

from __future__ import annotations

from typing import Required, TypedDict


class FunctionNameRef(TypedDict):
    """A function tool of the same request."""

    name: Required[str]
    """Name of the function."""
