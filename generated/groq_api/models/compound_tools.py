# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `CompoundTools`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NotRequired, TypedDict


class CompoundTools(TypedDict):
    """Tools of a compound system."""

    enabled_tools: NotRequired[Sequence[CompoundTool | str] | None]
    """Names of the tools to use."""

    wolfram_settings: NotRequired[WolframSettings | None]
    """Access to Wolfram Alpha."""


from .compound_tool import CompoundTool
from .wolfram_settings import WolframSettings
