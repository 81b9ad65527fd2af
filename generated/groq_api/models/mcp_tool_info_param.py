# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `McpToolInfoParam`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NotRequired, TypedDict


class McpToolInfoParam(TypedDict):
    """A tool of an MCP server, as the server describes it."""

    name: NotRequired[str]
    """Name of the tool."""

    description: NotRequired[str]
    """What the tool does."""

    input_schema: NotRequired[Mapping[str, Any]]
    """JSON Schema of the tool's arguments."""

    annotations: NotRequired[Any]
    """Hints about the tool's behaviour, of any form."""
