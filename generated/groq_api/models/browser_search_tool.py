# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `BrowserSearchTool`."""

from __future__ import annotations

from typing import Literal, Required, TypedDict


class BrowserSearchTool(TypedDict):
    """Web search by the service, for gpt-oss models. Not together with structured outputs."""

    type: Required[Literal["browser_search"]]
    """Marks the browser search tool."""
