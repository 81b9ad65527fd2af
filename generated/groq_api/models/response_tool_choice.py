# Generated from openapi/groq.yaml by "make generate". Do not edit.
"""The union `ResponseToolChoice`."""

from typing import TypeAlias

from .response_named_tool_choice import ResponseNamedToolChoice
from .tool_choice_mode import ToolChoiceMode

ResponseToolChoice: TypeAlias = ToolChoiceMode | ResponseNamedToolChoice
"""A rule for calling tools, or the one function that must be called."""
