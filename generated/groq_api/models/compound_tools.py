# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `CompoundTools`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict


class CompoundTools(TypedDict):
    """Tools of a compound system."""

    enabled_tools: NotRequired[Sequence[str] | None]
    """Names of the tools to use, among `web_search`, `visit_website`, `code_interpreter` and
    `wolfram_alpha`.
    """

    wolfram_settings: NotRequired[WolframSettings | None]
    """Access to Wolfram Alpha."""


from .wolfram_settings import WolframSettings
