# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The enum `ToolChoiceMode`."""

from typing import Literal, TypeAlias

ToolChoiceMode: TypeAlias = Literal["none", "auto", "required"]
"""Never call tools, let the model decide, or call at least one."""
