# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ResponseReasoningEffort`."""

from typing import Literal, TypeAlias

ResponseReasoningEffort: TypeAlias = Literal["low", "medium", "high"]
"""Amount of reasoning."""
