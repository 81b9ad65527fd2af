# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ExecutedToolType`."""

from typing import Literal, TypeAlias

ExecutedToolType: TypeAlias = Literal[
    "search", "python", "function", "browser_search", "browser.open", "mcp"
]
"""Kind of a tool that the service ran. New kinds may appear."""
