# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ToolChoice`."""

from typing import TypeAlias

from .named_tool_choice import NamedToolChoice
from .tool_choice_mode import ToolChoiceMode

ToolChoice: TypeAlias = ToolChoiceMode | NamedToolChoice
"""A rule for calling tools, or the one function that must be called."""
