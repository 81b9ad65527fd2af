# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The request object `CompoundCustom`."""

from __future__ import annotations

from typing import NotRequired, TypedDict


class CompoundCustom(TypedDict):
    """Replaces parts of a compound system."""

    models: NotRequired[CompoundModels | None]
    """Models to use inside."""

    tools: NotRequired[CompoundTools | None]
    """Tools to use inside."""


from .compound_models import CompoundModels
from .compound_tools import CompoundTools
